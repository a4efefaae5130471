package stellar.plans;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import stellar.sky.Interval;
import stellar.sky.Track;

/**
 * What the sky has against a slot. What takes all of it refuses; what takes a part of it warns. Extremes are those of the
 * curve's points, so they are true to the curve's step.
 */
record SkyFindings(Place place, Plan plan, Interval slot, Verdict.Times times, List<CurvePoint> curve) {

    void addTo(List<Finding> findings) {
        Constraints wish = plan.constraints();
        add(
                findings,
                times.dark(),
                () -> new Reason.NotDark(place.darkBelowSunDegrees(), highest(CurvePoint::sunDegrees), times.dark()));
        add(
                findings,
                times.up(),
                () -> new Reason.TooLow(
                        wish.minimumAltitudeDegrees(),
                        highest(point -> point.target().horizontal().altitudeDegrees()),
                        times.up()));
        add(
                findings,
                times.hourAngle(),
                () -> new Reason.HourAngleOut(
                        wish.fromHourAngleHours(),
                        wish.toHourAngleHours(),
                        curve.getFirst().target().hourAngleHours(),
                        curve.getLast().target().hourAngleHours(),
                        times.hourAngle()));
        add(findings, times.moon(), this::moon);
    }

    private Reason moon() {
        Constraints wish = plan.constraints();
        if (wish.moonDown()) {
            return new Reason.MoonUp(highest(point -> point.target().moonAltitudeDegrees()), times.moon());
        }
        Track.Point nearest = curve.stream()
                .min(Comparator.<CurvePoint>comparingInt(point -> point.why().contains(CurvePoint.Why.MOON) ? 0 : 1)
                        .thenComparingDouble(point -> point.target().moonDistanceDegrees()))
                .orElseThrow()
                .target();
        return new Reason.MoonTooNear(
                wish.moonDistanceDegrees(), nearest.moonDistanceDegrees(), nearest.at(), times.moon());
    }

    private void add(List<Finding> findings, List<Interval> good, Supplier<Reason> reason) {
        Duration left = Stretches.total(Stretches.within(slot, good));
        if (!left.equals(slot.length())) {
            findings.add(new Finding(reason.get(), left.isZero(), slot.length().minus(left)));
        }
    }

    private double highest(ToDoubleFunction<CurvePoint> what) {
        return curve.stream().mapToDouble(what).max().orElseThrow();
    }
}
