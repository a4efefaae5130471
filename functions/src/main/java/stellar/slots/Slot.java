package stellar.slots;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stretch of time in whole quarter hours of UTC. All time zones in use are whole quarters from UTC, so it begins and ends
 * on whole quarters on every clock on a wall, too, and a change to summer time moves none.
 *
 * @param from its first moment
 * @param to the first moment after it: a slot that begins there does not overlap
 */
public record Slot(Instant from, Instant to) {

    public static final Duration QUARTER = Duration.ofMinutes(15);

    /** The most quarters of one slot, ten hours: with what else changes, a move stays within one transaction. */
    public static final int MOST_QUARTERS = 40;

    /** Refuses what {@link #isSlot} does. */
    public Slot {
        if (!isSlot(from, to)) {
            throw new IllegalArgumentException("From " + from + " to " + to + " is no slot: both on a quarter hour, the"
                    + " second later, by " + MOST_QUARTERS + " quarters at most.");
        }
    }

    /** Whether there is a slot from and to these moments. */
    public static boolean isSlot(Instant from, Instant to) {
        return isOnQuarter(from)
                && isOnQuarter(to)
                && from.isBefore(to)
                && Duration.between(from, to).compareTo(QUARTER.multipliedBy(MOST_QUARTERS)) <= 0;
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** The beginnings of its quarters, in order. */
    public List<Instant> quarters() {
        return Stream.iterate(from, quarter -> quarter.isBefore(to), quarter -> quarter.plus(QUARTER))
                .toList();
    }

    /** Whether they have a moment in common. */
    public boolean overlaps(Slot other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(to);
    }

    private static boolean isOnQuarter(Instant moment) {
        return moment.getNano() == 0 && Math.floorMod(moment.getEpochSecond(), QUARTER.toSeconds()) == 0;
    }
}
