package stellar.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stellar.sky.Interval;
import stellar.slots.Slot;

/**
 * What was found of a plan in a slot.
 *
 * @param findings what is against it, refusals and warnings, in the order in which they are best told
 * @param times when each thing is so in the nights of the slot
 * @param transit when the target crosses the meridian in the slot; empty when it does not
 * @param curve a point each {@link SlotCheck#CURVE_STEP} from the slot's beginning to its end
 * @param timeline the plan laid out
 * @param planNeeds how long the plan takes where nothing is in its way
 * @param cost what the slot costs, line by line
 * @param next the next slots as long as this one that work; empty when they were not searched for
 */
public record Verdict(
        Place place,
        Plan plan,
        Slot slot,
        List<Finding> findings,
        Times times,
        Optional<Instant> transit,
        List<CurvePoint> curve,
        Timeline timeline,
        Duration planNeeds,
        Cost cost,
        Optional<NextSlots.Found> next) {

    /** When each thing is so in the nights of a slot, noon to noon; {@code usable} when all but {@code open} are. */
    public record Times(
            List<Interval> open,
            List<Interval> dark,
            List<Interval> up,
            List<Interval> hourAngle,
            List<Interval> moon,
            List<Interval> usable) {}

    public Verdict {
        findings = List.copyOf(findings);
        curve = List.copyOf(curve);
    }

    /** Whether the slot can be booked for the plan. */
    public boolean works() {
        return findings.stream().noneMatch(Finding::refuses);
    }
}
