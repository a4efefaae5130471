package stellar.plans;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import stellar.sky.Interval;
import stellar.sky.Sky;
import stellar.sky.Track;

/**
 * A target through one night of a place, from noon to noon by its clock: when each thing that it needs is so.
 *
 * @param sky the night's sky
 * @param track the target's way across it
 * @param dark when the Sun is low enough
 * @param up when the target is above its limit and above the horizon
 * @param hourAngle when its hour angle is a wanted one
 * @param moon when the Moon is as wanted
 * @param usable when all of these are
 */
record TargetNight(
        Sky sky,
        Track track,
        List<Interval> dark,
        List<Interval> up,
        List<Interval> hourAngle,
        List<Interval> moon,
        List<Interval> usable) {

    static TargetNight of(Place place, Plan plan, LocalDate evening) {
        Sky sky = new Sky(place.site(), interval(place, evening));
        Track track = sky.track(plan.target().place());
        Constraints wish = plan.constraints();
        List<Interval> dark = sky.sunBelow(place.darkBelowSunDegrees());
        List<Interval> hourAngle = track.hourAngleBetween(wish.fromHourAngleHours(), wish.toHourAngleHours());
        List<Interval> up = track.up(wish.minimumAltitudeDegrees(), place.horizon());
        List<Interval> moon = moon(sky, track, wish);
        List<Interval> usable = Interval.common(Interval.common(dark, hourAngle), Interval.common(up, moon));
        return new TargetNight(sky, track, dark, up, hourAngle, moon, usable);
    }

    static Interval interval(Place place, LocalDate evening) {
        return new Interval(
                evening.atTime(LocalTime.NOON).atZone(place.zone()).toInstant(),
                evening.plusDays(1).atTime(LocalTime.NOON).atZone(place.zone()).toInstant());
    }

    private static List<Interval> moon(Sky sky, Track track, Constraints wish) {
        if (!wish.moonDown() && wish.moonDistanceDegrees() == 0) {
            return List.of(sky.interval());
        }
        List<Interval> down = Stretches.without(sky.interval(), sky.moonUp());
        return wish.moonDown() ? down : Stretches.either(down, track.moonBeyond(wish.moonDistanceDegrees()));
    }
}
