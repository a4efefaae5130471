package stellar.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import stellar.sky.Interval;

/**
 * What is against a plan in a slot, with its numbers. What a list of intervals says, it says of the nights of the slot (noon
 * to noon), so that it also shows where the slot could be moved.
 */
public sealed interface Reason {

    /** The slot has begun, or is over. */
    record Past() implements Reason {}

    /** It begins too soon to be prepared. {@code earliest}: when a slot could begin. */
    record TooSoon(Instant earliest) implements Reason {}

    /** It begins too far ahead. {@code latest}: when a slot could begin. */
    record TooFarAhead(Instant latest) implements Reason {}

    /** The telescope is let for longer slots only. */
    record TooShort(Duration least) implements Reason {}

    /** The telescope is let for shorter slots only. */
    record TooLong(Duration most) implements Reason {}

    /** A part of it is outside the opening hours. */
    record Closed(List<Interval> open) implements Reason {}

    /** The operator keeps a part of it back. */
    record BlackedOut(List<Blackout> blackouts) implements Reason {}

    /** A part of it is taken. {@code mine}: what of it is the caller's own. */
    record Taken(List<Interval> taken, List<Interval> mine) implements Reason {}

    /** The Sun is too high. {@code highestSunDegrees}: in the slot. */
    record NotDark(double darkBelowSunDegrees, double highestSunDegrees, List<Interval> dark) implements Reason {}

    /** The target is under its limit or the horizon. {@code highestDegrees}: of the target in the slot. */
    record TooLow(double minimumAltitudeDegrees, double highestDegrees, List<Interval> up) implements Reason {}

    /** The target is too far from the meridian. */
    record HourAngleOut(double fromHours, double toHours, double atStartHours, double atEndHours, List<Interval> within)
            implements Reason {}

    /** The Moon is up and too near. {@code leastDegrees}: how near it comes in the slot while it is up, and when. */
    record MoonTooNear(double limitDegrees, double leastDegrees, Instant leastAt, List<Interval> away)
            implements Reason {}

    /** The Moon is up, and the plan wants it down. */
    record MoonUp(double highestMoonDegrees, List<Interval> down) implements Reason {}

    /**
     * Not one frame of the plan fits.
     *
     * @param needed from the beginning of a usable stretch to the end of its first frame
     * @param longestUsable the longest stretch of the slot in which everything is as wanted
     */
    record NothingFits(Duration needed, Duration longestUsable) implements Reason {}

    /**
     * Not all frames of the plan fit.
     *
     * @param needed how long the plan takes where nothing is in its way
     */
    record PartFits(int frames, int wanted, Duration needed, Duration usable) implements Reason {}
}
