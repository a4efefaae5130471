package stellar.plans;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import stellar.sky.Interval;
import stellar.sky.Night;

/** A target's nights at a place, each worked out once. For one check only: it grows with the nights it is asked about. */
final class TargetNights {

    /** J. Meeus, Astronomical Algorithms, 2nd ed. (1998), ch. 12. */
    private static final double SIDEREAL_HOURS_AN_HOUR = 1.00273790935;

    private final Place place;
    private final Plan plan;
    private final Map<LocalDate, TargetNight> nights = new HashMap<>();

    TargetNights(Place place, Plan plan) {
        this.place = place;
        this.plan = plan;
    }

    /** The night that an instant belongs to. */
    TargetNight at(Instant instant) {
        return nights.computeIfAbsent(
                Night.eveningOf(place.zone(), instant), evening -> TargetNight.of(place, plan, evening));
    }

    /** When the target crosses the meridian in a span shorter than a day, to the second; empty when it does not. */
    Optional<Instant> transit(Interval span) {
        double hourAngle = at(span.from()).track().at(span.from()).hourAngleHours();
        double waitHours = (hourAngle > 0 ? 24 - hourAngle : -hourAngle) / SIDEREAL_HOURS_AN_HOUR;
        return Optional.of(span.from().plusSeconds(Math.round(waitHours * 3_600)))
                .filter(span::contains);
    }

    /** The nights that have a part of a span; as a rule one, and two when it goes over a noon. */
    List<TargetNight> covering(Interval span) {
        List<TargetNight> covering = new ArrayList<>();
        Instant at = span.from();
        while (at.isBefore(span.to())) {
            TargetNight night = at(at);
            covering.add(night);
            at = night.sky().interval().to();
        }
        return covering;
    }

    /** When something is so in the nights that have a part of a span, noons made one; not cut to the span. */
    List<Interval> around(Interval span, Function<TargetNight, List<Interval>> what) {
        return Stretches.joined(covering(span).stream()
                .flatMap(night -> what.apply(night).stream())
                .toList());
    }

    /** When something is so within a span. */
    List<Interval> within(Interval span, Function<TargetNight, List<Interval>> what) {
        return Stretches.within(span, around(span, what));
    }
}
