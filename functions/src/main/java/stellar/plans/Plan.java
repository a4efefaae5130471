package stellar.plans;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import stellar.cloud.Refusal;
import stellar.contract.Wire;

/**
 * What is to be taken in a slot: the shots of one target, in order.
 *
 * @param shots 1 to {@value #MOST_SHOTS}, with {@value #MOST_FRAMES} frames in all at most
 */
public record Plan(Target target, List<Shot> shots, Constraints constraints) {

    public static final int MOST_SHOTS = 50;

    /** More than a slot of ten hours holds of frames of 4 s with a download of 4 s. */
    public static final int MOST_FRAMES = 5_000;

    public Plan {
        shots = List.copyOf(shots);
    }

    /** What became of a plan that somebody sent. */
    public sealed interface Judged {

        record Fit(Plan plan) implements Judged {}

        /**
         * It is no plan.
         *
         * @param field the member that is wrong, as a path: {@code shots[2].exposureSeconds}
         */
        record Unfit(String field, Refusal why) implements Judged {}
    }

    /**
     * Judges what somebody sent.
     *
     * @param filters what the telescope has
     */
    public static Judged of(ObjectNode sent, Collection<String> filters) {
        return PlanReader.judge(sent, filters);
    }

    /** How many frames are wanted. */
    public int frames() {
        return shots.stream().mapToInt(Shot::count).sum();
    }

    /** The plan as it is kept; {@link #of} reads it again. */
    public ObjectNode toJson() {
        ObjectNode plan = Wire.object();
        plan.putObject("target")
                .put("name", target.name())
                .put("raJ2000Hours", target.place().raHours())
                .put("decJ2000Degrees", target.place().decDegrees());
        ArrayNode list = plan.putArray("shots");
        for (Shot shot : shots) {
            ObjectNode one = list.addObject()
                    .put("filter", shot.filter())
                    .put("exposureSeconds", BigDecimal.valueOf(shot.exposure().toMillis(), 3))
                    .put("count", shot.count())
                    .put("binning", shot.binning());
            if (shot.gain() != null) {
                one.put("gain", shot.gain());
            }
            if (shot.offset() != null) {
                one.put("offset", shot.offset());
            }
        }
        plan.putObject("constraints")
                .put("minimumAltitudeDegrees", constraints.minimumAltitudeDegrees())
                .put("fromHourAngleHours", constraints.fromHourAngleHours())
                .put("toHourAngleHours", constraints.toHourAngleHours())
                .put("moonDistanceDegrees", constraints.moonDistanceDegrees())
                .put("moonDown", constraints.moonDown())
                .put("priority", constraints.priority().word());
        return plan;
    }
}
