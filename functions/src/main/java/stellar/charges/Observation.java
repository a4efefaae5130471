package stellar.charges;

import java.time.Instant;
import stellar.cloud.Characters;

/**
 * Something that was seen of a session, for as long as it was so.
 *
 * @param from its first moment
 * @param to the first moment after it. What is still so is told up to now, and told again, longer, later.
 * @param source where it is written
 * @param detail what the telescope itself said, for instance {@code CLOUDY}; empty when it said nothing. Characters that
 *     nobody sees are left out of it, and what is over {@value #MOST_DETAIL} characters.
 */
public record Observation(Cause cause, Instant from, Instant to, Source source, String detail) {

    private static final int MOST_DETAIL = 100;

    public Observation {
        detail = detail.codePoints()
                .filter(character -> !Characters.hasUnseen(Character.toString(character)))
                .limit(MOST_DETAIL)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
