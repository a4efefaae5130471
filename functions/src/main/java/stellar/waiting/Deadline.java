package stellar.waiting;

import java.time.Duration;
import java.time.Instant;
import stellar.slots.Slot;

/**
 * Until when an offer can be taken. The nearer the slot, the shorter: those who come after must have their time as well.
 *
 * <table>
 * <caption>How long an offer stands</caption>
 * <tr><th>The slot begins in</th><th>It stands for</th></tr>
 * <tr><td>more than 48 hours</td><td>12 hours</td></tr>
 * <tr><td>more than 6 hours</td><td>2 hours</td></tr>
 * <tr><td>6 hours or less</td><td>20 minutes</td></tr>
 * </table>
 *
 * and never longer than the slot can be booked.
 */
final class Deadline {

    /**
     * How long after its deadline the quarters of an offer stay kept: the sweep looks each minute, may be late, and is to hand
     * them on to the next in the line, not to whoever comes by.
     */
    static final Duration GRACE = Duration.ofMinutes(10);

    private Deadline() {}

    /** {@code bookableUntil}: from then on the slot begins too soon to be booked. */
    static Instant of(Instant now, Slot slot, Instant bookableUntil) {
        Instant until = now.plus(standing(Duration.between(now, slot.from())));
        return until.isBefore(bookableUntil) ? until : bookableUntil;
    }

    private static Duration standing(Duration ahead) {
        if (ahead.compareTo(Duration.ofDays(2)) > 0) {
            return Duration.ofHours(12);
        }
        return ahead.compareTo(Duration.ofHours(6)) > 0 ? Duration.ofHours(2) : Duration.ofMinutes(20);
    }
}
