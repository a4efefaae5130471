package stellar.sky;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * A target's way across one {@link Sky}. Every list of intervals is in order, within the sky's interval, and exact to
 * the second: each whole second (counted from the sky's beginning) of an interval is so.
 */
public final class Track {

    /** The most points of one curve: a night of 16 hours at a point a minute. */
    public static final int MOST_POINTS = 1_000;

    private static final double RADIANS_AN_HOUR = Math.PI / 12;
    private static final long HORIZON_STEP_SECONDS = 120;

    private final Sky sky;
    private final Vector direction;

    Track(Sky sky, Vector direction) {
        this.sky = sky;
        this.direction = direction;
    }

    /**
     * Where the target is at an instant.
     *
     * @param at when
     * @param horizontal where it stands
     * @param airmass see {@link Airmass}; empty below the horizontal plane
     * @param hourAngleHours how long ago it crossed the meridian, in sidereal hours from −12 to less than 12; of date
     * @param moonDistanceDegrees how far it is from the Moon's centre, as the site sees them
     * @param moonAltitudeDegrees the Moon's altitude
     */
    public record Point(
            Instant at,
            Horizontal horizontal,
            OptionalDouble airmass,
            double hourAngleHours,
            double moonDistanceDegrees,
            double moonAltitudeDegrees) {}

    /** Where the target is at an instant of the sky's interval, or at its end. */
    public Point at(Instant at) {
        double seconds = sky.seconds(at);
        Vector place = sky.northEastUp(direction, seconds);
        Vector moon = sky.moonNorthEastUp(seconds);
        Horizontal horizontal = Horizontal.of(place);
        return new Point(
                at,
                horizontal,
                Airmass.at(horizontal.altitudeDegrees()),
                hourAngleHours(seconds),
                Math.toDegrees(place.angleRadians(moon)),
                Horizontal.of(moon).altitudeDegrees());
    }

    /**
     * The curve: a point at the sky's beginning and at each step from there, to its end.
     *
     * @throws IllegalArgumentException when the step is not positive or makes more than {@link #MOST_POINTS}
     */
    public List<Point> points(Duration step) {
        Interval interval = sky.interval();
        if (step.isZero() || step.isNegative() || interval.length().dividedBy(step) >= MOST_POINTS) {
            throw new IllegalArgumentException("Track: a point every " + step + " through " + interval.length()
                    + " makes more than " + MOST_POINTS + " points; take a longer step.");
        }
        List<Point> points = new ArrayList<>();
        for (Instant at = interval.from(); !at.isAfter(interval.to()); at = at.plus(step)) {
            points.add(at(at));
        }
        return points;
    }

    /**
     * When the target is up: at an altitude or higher, and not under the horizon of its azimuth.
     *
     * @param minimumAltitudeDegrees the plan's own limit; −90 when there is none
     */
    public List<Interval> up(double minimumAltitudeDegrees, Horizon horizon) {
        List<Interval> high = sky.where(
                seconds -> Horizontal.altitudeDegrees(sky.northEastUp(direction, seconds)) - minimumAltitudeDegrees);
        List<Interval> free =
                Crossings.notNegative(sky.interval(), nodesWithCorners(horizon), Double.POSITIVE_INFINITY, seconds -> {
                    Horizontal place = horizontal(seconds);
                    return place.altitudeDegrees() - horizon.altitudeDegrees(place.azimuthDegrees());
                });
        return Interval.common(high, free);
    }

    /**
     * When the hour angle is in a range, both bounds included.
     *
     * @param fromHours from −12, less than {@code toHours}
     * @param toHours at most 12
     */
    public List<Interval> hourAngleBetween(double fromHours, double toHours) {
        if (!(fromHours >= -12 && fromHours < toHours && toHours <= 12)) {
            throw new IllegalArgumentException("Track: hour angles from " + fromHours + " h to " + toHours
                    + " h are no range; give hours from -12 to 12, the smaller first.");
        }
        double middle = (fromHours + toHours) / 2 * RADIANS_AN_HOUR;
        double half = (toHours - fromHours) / 2 * RADIANS_AN_HOUR;
        return sky.where(seconds ->
                Math.toDegrees(half - Math.abs(Angle.signed(hourAngleHours(seconds) * RADIANS_AN_HOUR - middle))));
    }

    /** When the Moon's centre is at least this far from the target, whether the Moon is up or not. */
    public List<Interval> moonBeyond(double distanceDegrees) {
        return sky.where(seconds ->
                Math.toDegrees(sky.northEastUp(direction, seconds).angleRadians(sky.moonNorthEastUp(seconds)))
                        - distanceDegrees);
    }

    /** When the target first crosses the meridian (hour angle 0) in the sky's interval; empty when it does not. */
    public Optional<Instant> transit() {
        double wait = Angle.positive(-hourAngleHours(0) * RADIANS_AN_HOUR) / EarthTurn.RADIANS_A_SECOND;
        Instant transit = sky.interval().from().plusMillis(Math.round(wait * 1_000));
        return Optional.of(transit).filter(sky.interval()::contains);
    }

    private Horizontal horizontal(double seconds) {
        return Horizontal.of(sky.northEastUp(direction, seconds));
    }

    private double hourAngleHours(double seconds) {
        Vector meridian = direction.aboutZ(sky.siderealRadians(seconds));
        return Angle.signed(Math.atan2(-meridian.y(), meridian.x())) / RADIANS_AN_HOUR;
    }

    /** The horizon's line bends at its corners, so the seconds on either side of each passage are nodes too. */
    private long[] nodesWithCorners(Horizon horizon) {
        long[] even = Crossings.nodes(sky.interval(), HORIZON_STEP_SECONDS);
        if (horizon.points().size() < 2) {
            return even;
        }
        double azimuth = horizontal(0).azimuthDegrees();
        TreeSet<Long> nodes = new TreeSet<>();
        Arrays.stream(even).forEach(nodes::add);
        for (int i = 0; i + 1 < even.length; i++) {
            double next = horizontal((double) even[i + 1]).azimuthDegrees();
            for (double corner : horizon.cornersBetween(azimuth, next)) {
                long second = lastBefore(corner, even[i], even[i + 1]);
                nodes.add(second);
                nodes.add(second + 1);
            }
            azimuth = next;
        }
        return nodes.stream().mapToLong(Long::longValue).toArray();
    }

    /** The last whole second before the target has passed an azimuth. */
    private long lastBefore(double cornerDegrees, long from, long to) {
        boolean left = isLeftOf(cornerDegrees, from);
        long low = from;
        long high = to;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (isLeftOf(cornerDegrees, middle) == left) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isLeftOf(double cornerDegrees, long second) {
        return Horizon.clockwise(horizontal((double) second).azimuthDegrees(), cornerDegrees) < 180;
    }
}
