package stellar.relay.voyager;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Voyager has just begun, or the state it has come to.
 *
 * @param code Voyager's number for it
 */
public record Signal(@Nullable Integer code, Envelope envelope) implements VoyagerEvent {

    private static final Map<Integer, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry(1, "autofocus error"),
            Map.entry(2, "queue empty"),
            Map.entry(3, "array focus"),
            Map.entry(4, "precise pointing"),
            Map.entry(5, "autofocus"),
            Map.entry(6, "array action"),
            Map.entry(7, "array action"),
            Map.entry(8, "array action"),
            Map.entry(9, "array action"),
            Map.entry(10, "array action"),
            Map.entry(11, "array action"),
            Map.entry(12, "array action"),
            Map.entry(13, "array action"),
            Map.entry(14, "array action"),
            Map.entry(15, "setup connect"),
            Map.entry(16, "setup disconnect"),
            Map.entry(18, "shot"),
            Map.entry(19, "cooling"),
            Map.entry(20, "focuser move"),
            Map.entry(21, "focuser offset"),
            Map.entry(22, "rotator"),
            Map.entry(23, "autoflat"),
            Map.entry(24, "filter change"),
            Map.entry(25, "plate solve"),
            Map.entry(26, "array sequence"),
            Map.entry(27, "make folder"),
            Map.entry(28, "array cooling"),
            Map.entry(29, "array temperature"),
            Map.entry(30, "array shot"),
            Map.entry(31, "goto"),
            Map.entry(32, "external script"),
            Map.entry(33, "array local-field focus"),
            Map.entry(34, "array local-field focus"),
            Map.entry(500, "error"),
            Map.entry(501, "idle"),
            Map.entry(502, "running"),
            Map.entry(503, "stopped"),
            Map.entry(504, "undefined"),
            Map.entry(505, "warning"),
            Map.entry(506, "unknown"));

    static Signal read(Fields fields) {
        return new Signal(fields.integer("Code"), fields.envelope());
    }

    /** What the code means, in Voyager's words; null for a code that is not in its documents. */
    public @Nullable String description() {
        return code == null ? null : DESCRIPTIONS.get(code);
    }
}
