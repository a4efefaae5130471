package stellar.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import stellar.contract.Position;
import stellar.contract.Wire;

/**
 * Packs changes into {@code changes} frames that a socket takes. The frames make a chain: the first follows on {@code
 * previous}, each next one on the one before, the last stands at {@code position}.
 */
public final class Frames {

    /** Under the 128 kB that a socket takes. */
    static final int MAX_FRAME_BYTES = 120_000;

    private Frames() {}

    /**
     * The frames of one batch on one channel.
     *
     * @param previous where the channel stood before
     * @param position where it stands after, {@code previous} again when no change has a number
     * @param changes first those with a number, in order, then those without; at least one
     */
    public static List<byte[]> of(
            Channel channel, Position previous, Position position, Instant sentAt, List<Change> changes) {
        List<ArrayNode> packed = pack(changes);
        List<byte[]> frames = new ArrayList<>();
        Position before = previous;
        for (int i = 0; i < packed.size(); i++) {
            ArrayNode messages = packed.get(i);
            Position after = i == packed.size() - 1 ? position : last(messages, before, position.epoch());
            ObjectNode frame = Wire.object();
            frame.put("type", "changes");
            frame.put("channel", channel.name());
            frame.set("position", Wire.tree(after));
            frame.set("previous", Wire.tree(before));
            frame.put("sentAt", sentAt.toString());
            frame.set("messages", messages);
            frames.add(Wire.writeBytes(frame));
            before = after;
        }
        return frames;
    }

    private static List<ArrayNode> pack(List<Change> changes) {
        List<ArrayNode> packed = new ArrayList<>();
        int bytes = MAX_FRAME_BYTES;
        for (Change change : changes) {
            ObjectNode message = Wire.tree(change);
            int more = message.toString().getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes + more > MAX_FRAME_BYTES) {
                packed.add(message.arrayNode());
                bytes = 0;
            }
            packed.getLast().add(message);
            bytes += more;
        }
        return packed;
    }

    private static Position last(ArrayNode messages, Position before, long epoch) {
        long seq = messages.get(messages.size() - 1).path("seq").asLong(-1);
        return seq < 0 ? before : new Position(epoch, seq);
    }
}
