package stellar.charges;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where something that was seen is written, so that anybody who doubts it can look it up. */
public sealed interface Source {

    /** An event of the telescope's relay, by its position: {@code event/EPOCH/SEQ}. */
    record Event(long epoch, long seq) implements Source {
        @Override
        public String text() {
            return "event/" + epoch + "/" + seq;
        }
    }

    /** A change of the booking, by its number: {@code change/NUMBER}. */
    record Change(int number) implements Source {
        @Override
        public String text() {
            return "change/" + number;
        }
    }

    /** A look of Stellar's own at what it knew at this moment: {@code check/TIME}. */
    record Check(Instant at) implements Source {
        @Override
        public String text() {
            return "check/" + at;
        }
    }

    /** Nowhere: nothing was said, {@code none}. */
    record None() implements Source {
        @Override
        public String text() {
            return "none";
        }
    }

    /** As it is kept and told; two that differ have two texts. */
    String text();

    /** The source of a {@link #text}; another text is our own mistake. */
    static Source of(String text) {
        Matcher numbers = Pattern.compile("(event)/(\\d{1,19})/(\\d{1,19})|(change)/(\\d{1,9})")
                .matcher(text);
        try {
            if (numbers.matches()) {
                return numbers.group(1) == null
                        ? new Change(Integer.parseInt(numbers.group(5)))
                        : new Event(Long.parseLong(numbers.group(2)), Long.parseLong(numbers.group(3)));
            }
            if (text.startsWith("check/")) {
                return new Check(Instant.parse(text.substring("check/".length())));
            }
        } catch (NumberFormatException | DateTimeException _) {
            // Said below.
        }
        if (text.equals("none")) {
            return new None();
        }
        throw new IllegalStateException("'" + text + "' names no source of evidence.");
    }
}
