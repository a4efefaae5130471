package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * A line of Voyager's own log.
 *
 * @param level how much it matters
 * @param text what it says
 */
public record LogEvent(@Nullable Level level, @Nullable String text, Envelope envelope) implements VoyagerEvent {

    static LogEvent read(Fields fields) {
        return new LogEvent(fields.coded("Type", Level.class), fields.text("Text"), fields.envelope());
    }

    /** Voyager's kinds of log line ({@code Type}). */
    public enum Level implements Coded {
        DEBUG(1),
        INFO(2),
        WARNING(3),
        CRITICAL(4),
        TITLE(5),
        SUBTITLE(6),
        EVENT(7),
        REQUEST(8),
        EMERGENCY(9),
        ROBOTARGET(10),
        /** A code that is not in Voyager's documents. */
        UNLISTED(Coded.UNLISTED);

        private final int code;

        Level(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }
}
