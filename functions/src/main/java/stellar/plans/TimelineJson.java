package stellar.plans;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import stellar.contract.Wire;
import stellar.plans.Timeline.Frame;
import stellar.plans.Timeline.Kind;
import stellar.plans.Timeline.Step;

/**
 * A timeline as the API tells it. Frames of one shot with nothing but downloads between them are one step, {@code frames},
 * so that an answer stays short.
 */
final class TimelineJson {

    /** More steps than this are not told; their number is. */
    static final int MOST_STEPS = 1_000;

    private final ArrayNode steps = Wire.object().arrayNode();
    private int leftOut;
    private @Nullable Frame first;
    private @Nullable Frame last;
    private Instant from = Instant.EPOCH;
    private Instant to = Instant.EPOCH;

    private TimelineJson() {}

    static ObjectNode of(Timeline timeline, Plan plan, Duration planNeeds) {
        ObjectNode told = Wire.object();
        TimelineJson writing = new TimelineJson();
        timeline.steps().forEach(writing::take);
        writing.endFrames();
        told.set("steps", writing.steps);
        told.put("stepsLeftOut", writing.leftOut);
        ArrayNode shots = told.putArray("shots");
        for (int i = 0; i < plan.shots().size(); i++) {
            int fits = timeline.fitting().get(i);
            shots.addObject()
                    .put("filter", plan.shots().get(i).filter())
                    .put("framesFitting", fits)
                    .put("framesLeft", plan.shots().get(i).count() - fits);
        }
        told.put("planNeedsSeconds", VerdictJson.seconds(planNeeds));
        ObjectNode lengths = told.putObject("secondsByKind");
        timeline.lengths().forEach((kind, length) -> lengths.put(word(kind), VerdictJson.seconds(length)));
        return told.put("exposingPercent", VerdictJson.rounded(timeline.exposingPercent()));
    }

    private void take(Step step) {
        Frame frame = step.frame();
        if (frame == null) {
            endFrames();
            tell(word(step.kind()), step.from(), step.to());
            return;
        }
        if (first != null && first.shot() != frame.shot()) {
            endFrames();
        }
        if (first == null) {
            first = frame;
            from = step.from();
        }
        last = frame;
        to = step.to();
    }

    private void endFrames() {
        if (first != null && last != null) {
            ObjectNode told = tell("frames", from, to);
            told.put("shot", first.shot());
            told.put("firstFrame", first.number());
            told.put("lastFrame", last.number());
            first = null;
        }
    }

    private ObjectNode tell(String kind, Instant begins, Instant ends) {
        ObjectNode told =
                Wire.object().put("kind", kind).put("from", begins.toString()).put("to", ends.toString());
        if (steps.size() < MOST_STEPS) {
            steps.add(told);
        } else {
            leftOut++;
        }
        return told;
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
