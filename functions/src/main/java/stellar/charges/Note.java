package stellar.charges;

import java.time.Instant;

/**
 * The evidence for some minutes in a row that are of one class for one reason.
 *
 * @param from the first of these minutes
 * @param to the end of the last
 * @param source where what was seen first of it is written
 * @param detail what the telescope itself said then; may be empty
 */
public record Note(Cause cause, Instant from, Instant to, Source source, String detail) {

    public MinuteClass minuteClass() {
        return cause.minuteClass();
    }
}
