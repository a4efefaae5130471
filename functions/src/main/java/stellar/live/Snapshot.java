package stellar.live;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stellar.contract.EventType;
import stellar.contract.Wire;
import stellar.images.Images;
import stellar.relays.Relays;
import stellar.telescopes.TelescopeState;
import stellar.telescopes.Telescopes;
import stellar.telescopes.Timeline;

/** Tells a channel's whole current state, as the first message on it: {@code initialState}. */
final class Snapshot {

    private static final int IMAGES = 20;
    private static final int ENTRIES = 50;
    private static final Set<String> IMAGE_EVENTS =
            Set.of(EventType.NEW_FIT_READY.wireName(), EventType.NEW_JPG.wireName());

    private final Telescopes telescopes;
    private final Timeline timeline;
    private final Images images;
    private final Relays relays;
    private final Clock clock;

    Snapshot(Telescopes telescopes, Timeline timeline, Images images, Relays relays, Clock clock) {
        this.telescopes = telescopes;
        this.timeline = timeline;
        this.images = images;
        this.relays = relays;
        this.clock = clock;
    }

    /**
     * The state now; empty when there is no such telescope. It holds everything through its position, and may hold
     * images that came a moment later, which a browser knows by their ids. Of the timeline it holds the newest entries
     * that fit into one message.
     */
    Optional<byte[]> of(Channel channel) {
        return telescopes.state(channel.telescope()).map(state -> message(channel, state));
    }

    private byte[] message(Channel channel, TelescopeState state) {
        Instant now = clock.instant();
        Deque<ObjectNode> entries = new ArrayDeque<>(timeline.upTo(channel.telescope(), state.position(), ENTRIES, now)
                .timeline());
        ObjectNode data = state.toJson(relays.seenAt(state.telescope().relay()));
        ArrayNode newest = data.putArray("images");
        images.newest(channel.telescope(), IMAGES, imagesIn(entries)).forEach(newest::add);
        ObjectNode message = Wire.object();
        message.put("type", "initialState");
        message.put("channel", channel.name());
        message.set("position", Wire.tree(state.position()));
        message.put("sentAt", now.toString());
        message.set("data", data);
        int room = Frames.MAX_FRAME_BYTES - Wire.writeBytes(message).length;
        data.putArray("timeline").addAll(fitting(entries, room));
        return Wire.writeBytes(message);
    }

    /** Images that the timeline tells of are surely there, even when the index of images does not have them yet. */
    private static Set<String> imagesIn(Iterable<ObjectNode> entries) {
        Set<String> ids = new LinkedHashSet<>();
        for (ObjectNode entry : entries) {
            if (IMAGE_EVENTS.contains(entry.path("type").asText())) {
                ids.add(entry.at("/data/parsed/image").asText());
            }
        }
        return ids;
    }

    private static List<ObjectNode> fitting(Deque<ObjectNode> entries, int room) {
        Deque<ObjectNode> fitting = new ArrayDeque<>();
        int left = room;
        while (!entries.isEmpty()) {
            ObjectNode newest = entries.removeLast();
            left -= newest.toString().getBytes(StandardCharsets.UTF_8).length + 1;
            if (left < 0) {
                break;
            }
            fitting.addFirst(newest);
        }
        return List.copyOf(fitting);
    }
}
