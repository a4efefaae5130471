package stellar.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that was so for a while: what minutes are charged by.
 *
 * @param cause the word of a {@code stellar.charges.Cause}
 * @param from its first moment
 * @param to the first moment after it
 * @param source where it is written: {@code event/EPOCH/SEQ}, {@code check/TIME}
 * @param detail what the telescope itself said; may be empty
 */
record Seen(String cause, Instant from, Instant to, String source, String detail) {

    /** Two of one cause that are no further apart are kept as one: reading a frame out lies between exposures. */
    private static final Duration CLOSE = Duration.ofSeconds(30);

    /** These and one more; of one cause, stretches that touch or nearly so are one. */
    static List<Seen> with(List<Seen> before, Seen more) {
        if (!more.from.isBefore(more.to)) {
            return before;
        }
        List<Seen> after = new ArrayList<>();
        Seen whole = more;
        for (Seen one : before) {
            boolean apart = !one.cause.equals(whole.cause)
                    || one.to.plus(CLOSE).isBefore(whole.from)
                    || one.from.isAfter(whole.to.plus(CLOSE));
            if (apart) {
                after.add(one);
            } else {
                Seen first = one.from.isAfter(whole.from) ? whole : one;
                whole = new Seen(
                        one.cause,
                        first.from,
                        one.to.isAfter(whole.to) ? one.to : whole.to,
                        first.source,
                        first.detail);
            }
        }
        after.add(whole);
        return List.copyOf(after);
    }
}
