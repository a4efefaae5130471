package stellar.plans;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import stellar.contract.Wire;
import stellar.sky.Interval;

class TimelineJsonTest {

    private static final Instant START = Instant.parse("2026-11-23T22:00:00Z");

    private static ObjectNode told(Plan plan, Duration length) {
        Interval slot = new Interval(START, START.plus(length));
        Timeline timeline = Laying.lay(plan, Samples.ROUND, slot, List.of(slot), Optional.empty());
        return TimelineJson.of(timeline, plan, Laying.least(plan, Samples.ROUND));
    }

    @Test
    void framesWithNothingBetweenThemAreOneStep() throws IOException {
        ObjectNode told =
                told(Samples.plan(Samples.shot("L", 300, 3), Samples.shot("L", 60, 1)), Duration.ofMinutes(30));

        // After the filter's focus at 230 s: 2 × 305 s, a dither of 20 s, 305 s, and 65 s of the other shot.
        assertThat(told.path("steps")).isEqualTo(Wire.readObject("""
                        {"steps": [
                         {"kind": "slew", "from": "2026-11-23T22:00:00Z", "to": "2026-11-23T22:01:00Z"},
                         {"kind": "centre", "from": "2026-11-23T22:01:00Z", "to": "2026-11-23T22:01:40Z"},
                         {"kind": "filter", "from": "2026-11-23T22:01:40Z", "to": "2026-11-23T22:01:50Z"},
                         {"kind": "focus", "from": "2026-11-23T22:01:50Z", "to": "2026-11-23T22:03:50Z"},
                         {"kind": "frames", "from": "2026-11-23T22:03:50Z", "to": "2026-11-23T22:14:00Z",
                          "shot": 0, "firstFrame": 1, "lastFrame": 2},
                         {"kind": "dither", "from": "2026-11-23T22:14:00Z", "to": "2026-11-23T22:14:20Z"},
                         {"kind": "frames", "from": "2026-11-23T22:14:20Z", "to": "2026-11-23T22:19:25Z",
                          "shot": 0, "firstFrame": 3, "lastFrame": 3},
                         {"kind": "frames", "from": "2026-11-23T22:19:25Z", "to": "2026-11-23T22:20:30Z",
                          "shot": 1, "firstFrame": 1, "lastFrame": 1},
                         {"kind": "spare", "from": "2026-11-23T22:20:30Z", "to": "2026-11-23T22:30:00Z"}]}
                        """).path("steps"));
        assertThat(told.path("stepsLeftOut").asInt()).isZero();
        // 960 of 1,800 seconds.
        assertThat(told.path("exposingPercent").asDouble()).isEqualTo(53.33);
    }

    @Test
    void ofEndlesslyManyStepsAThousandAreToldAndTheRestCounted() {
        ObjectNode told =
                told(Samples.plan(Samples.shot("L", 1, 1_000), Samples.shot("R", 1, 1_000)), Duration.ofHours(10));

        // 4 steps, 1,000 runs of two frames with 999 dithers between them, one more filter, and what is spare.
        assertThat(told.path("steps")).hasSize(1_000);
        assertThat(told.path("stepsLeftOut").asInt()).isEqualTo(4 + 1_000 + 999 + 1 + 1 - 1_000);
        assertThat(told.at("/shots/1/framesFitting").asInt()).isEqualTo(1_000);
    }
}
