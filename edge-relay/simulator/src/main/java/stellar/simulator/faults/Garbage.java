package stellar.simulator.faults;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Lines no Voyager should send. */
public enum Garbage {
    /** A line of 100 MB. */
    LONG_LINE("x"),
    /** A NUL in the middle of an event. */
    NUL("{\"Event\":\"Sig\0nal\",\"Timestamp\":1.0,\"Host\":\"H\",\"Inst\":1,\"Code\":5}\r\n"),
    /** An empty line ended by a line feed alone. */
    LONE_NEWLINE("\n"),
    /** Bytes that are no UTF-8. */
    INVALID_UTF8("{\"Event\":\"LogEvent\",\"Text\":\"\u00C3( \u00FF\u00FE\",\"Type\":2,\"TimeInfo\":1.0}\r\n"),
    /** Numbers in quotes. */
    NUMBERS_AS_TEXT(
            "{\"Event\":\"ShotRunning\",\"Timestamp\":\"1.5\",\"Host\":\"H\",\"Inst\":\"1\",\"File\":\"a.fit\",\"Expo\":\"30\","
                    + "\"Elapsed\":\"10\",\"ElapsedPerc\":\"33\",\"Status\":\"1\"}\r\n"),
    /** Booleans in quotes. */
    BOOLEANS_AS_TEXT(
            "{\"Event\":\"AutoFocusResult\",\"Timestamp\":1.5,\"Host\":\"H\",\"Inst\":1,\"IsEmpty\":\"false\",\"Done\":\"true\","
                    + "\"Position\":1,\"HFD\":2.5}\r\n"),
    /** An event of a kind nobody has heard of. */
    UNKNOWN_EVENT("{\"Event\":\"MeteorSeen\",\"Timestamp\":1.5,\"Host\":\"H\",\"Inst\":1,\"Brightness\":-3}\r\n"),
    /** An object that never closes. */
    BROKEN_JSON("{\"Event\":\"Signal\",\"Code\":\r\n");

    /** How long the long line is. */
    static final long LONG_LINE_BYTES = 100L << 20;

    private final String text;

    Garbage(String text) {
        this.text = text;
    }

    /** The bytes as they go out; those of {@link #LONG_LINE} are made on the way. */
    public byte[] bytes() {
        // Latin-1 writes one byte a character, which for INVALID_UTF8 is the point.
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The name as people write it: {@code numbers-as-text}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Garbage> labelled(String label) {
        for (Garbage garbage : values()) {
            if (garbage.label().equals(label)) {
                return Optional.of(garbage);
            }
        }
        return Optional.empty();
    }
}
