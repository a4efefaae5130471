package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * A line that was no JSON object. {@link #raw()} is empty.
 *
 * @param cause what was wrong with it
 * @param bytes how long it was, without its end
 * @param excerpt how it began, at most {@value #MAX_EXCERPT_BYTES} bytes of it, anything but printable ASCII as a dot
 */
public record Unreadable(Cause cause, long bytes, String excerpt, Envelope envelope) implements VoyagerEvent {

    /** How much of a line is kept. */
    public static final int MAX_EXCERPT_BYTES = 200;

    static Unreadable of(Cause cause, long bytes, String excerpt) {
        Envelope nothing = new Envelope(null, null, null, JsonNodeFactory.instance.objectNode(), List.of());
        return new Unreadable(cause, bytes, excerpt, nothing);
    }

    /** How the bytes that are left in a buffer begin; reads none of them. */
    static String excerpt(ByteBuf line) {
        int length = Math.min(line.readableBytes(), MAX_EXCERPT_BYTES);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            byte b = line.getByte(line.readerIndex() + i);
            text.append(b >= ' ' && b < 0x7f ? (char) b : '.');
        }
        return text.toString();
    }

    /** What can be wrong with a line. */
    public enum Cause {
        /** Longer than its limit; thrown away as it came in. */
        TOO_LONG,
        /** The connection ended before the line did. */
        CUT_SHORT,
        /** Holds a NUL. */
        HOLDS_NUL,
        /** No JSON object, or one beyond the limits of depth, text or number. */
        NOT_JSON
    }
}
