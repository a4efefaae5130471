package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * What runs, as {@link ControlData} shows it.
 *
 * @param name the sequence that is loaded
 * @param start when it began, in Voyager's own writing
 * @param end when it will end, in Voyager's own writing
 * @param remaining how long it will last, in Voyager's own writing
 * @param totalSeconds how long it lasts in all
 * @param elapsedSeconds how long it has run
 * @param running the sequence that runs now
 * @param script the script that runs now
 */
public record Sequence(
        @Nullable String name,
        @Nullable String start,
        @Nullable String end,
        @Nullable String remaining,
        Reading totalSeconds,
        Reading elapsedSeconds,
        @Nullable String running,
        @Nullable String script) {

    static Sequence read(Fields fields) {
        return new Sequence(
                fields.text("SEQNAME"),
                fields.text("SEQSTART"),
                fields.text("SEQEND"),
                fields.text("SEQREMAIN"),
                fields.number("SEQTOT"),
                fields.number("SEQPARZ"),
                fields.text("RUNSEQ"),
                fields.text("RUNDS"));
    }
}
