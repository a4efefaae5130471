package stellar.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.contract.EventType;
import stellar.contract.Position;
import stellar.contract.Wire;
import stellar.images.Images;
import stellar.relays.Relays;
import stellar.telescopes.TelescopeState;
import stellar.telescopes.Telescopes;
import stellar.telescopes.Timeline;

/** A telescope's whole state as a message: all of it, or what happened since a right began and what is not too new for it. */
final class TelescopeSnapshot {

    private static final int IMAGES = 20;
    private static final int ENTRIES = 50;

    /** As many pages of a timeline are passed over at most to find what is old enough for who is late. */
    private static final int MOST_PAGES = 20;

    private static final Set<String> IMAGE_EVENTS =
            Set.of(EventType.NEW_FIT_READY.wireName(), EventType.NEW_JPG.wireName());

    private final Telescopes telescopes;
    private final Timeline timeline;
    private final Images images;
    private final Relays relays;
    private final Clock clock;

    TelescopeSnapshot(Telescopes telescopes, Timeline timeline, Images images, Relays relays, Clock clock) {
        this.telescopes = telescopes;
        this.timeline = timeline;
        this.images = images;
        this.relays = relays;
        this.clock = clock;
    }

    static TelescopeSnapshot of(Environment environment, DynamoDbClient tables, Clock clock) {
        return new TelescopeSnapshot(
                new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                new Timeline(tables, environment.required("TIMELINE_TABLE")),
                new Images(tables, environment.required("IMAGES_TABLE")),
                new Relays(tables, environment.required("RELAYS_TABLE")),
                clock);
    }

    /** A stretch of time that is shown. */
    private record Window(Instant since, Instant until) {

        boolean shows(JsonNode told) {
            String at = told.path("at").asText();
            return at.isEmpty() || shows(Instant.parse(at));
        }

        boolean shows(Instant at) {
            return !at.isBefore(since) && !at.isAfter(until);
        }
    }

    /**
     * The state, empty when there is no such telescope. It may hold images that came a moment later than its position. Of the
     * timeline it holds the newest entries that fit into one message.
     */
    Optional<byte[]> of(Channel channel, Right right) {
        return telescopes.state(channel.id()).map(state -> message(channel, state, right));
    }

    private byte[] message(Channel channel, TelescopeState state, Right right) {
        Instant now = clock.instant();
        // Who is late is told as of then, so that nothing seems older to them than it was.
        Instant told = right.isLate() ? Late.horizon(now) : now;
        Window window = new Window(right.since(), right.isLate() ? told : Instant.MAX);
        Entries found = entries(channel.id(), state.position(), window, now);
        Deque<ObjectNode> entries = found.shown();
        ObjectNode data = state(state, window).toJson(seenAt(state, told));
        ArrayNode newest = data.putArray("images");
        images.newest(channel.id(), IMAGES, imagesIn(entries)).stream()
                .filter(window::shows)
                .forEach(newest::add);
        ObjectNode message = Wire.object();
        message.put("type", "initialState");
        message.put("channel", channel.name());
        message.set("position", Wire.tree(right.isLate() ? found.through() : state.position()));
        message.put("sentAt", told.toString());
        if (right.isLate()) {
            message.put("lateSeconds", Late.DELAY.toSeconds());
        }
        message.set("data", data);
        int room = Frames.MAX_FRAME_BYTES - Wire.writeBytes(message).length;
        data.putArray("timeline").addAll(fitting(entries, room));
        return Wire.writeBytes(message);
    }

    private static TelescopeState state(TelescopeState state, Window window) {
        Map<String, ObjectNode> shown = new LinkedHashMap<>(state.parts());
        shown.values().removeIf(part -> !window.shows(part));
        return new TelescopeState(state.telescope(), state.position(), shown);
    }

    private @Nullable Instant seenAt(TelescopeState state, Instant told) {
        Instant seenAt = relays.seenAt(state.telescope().relay());
        return seenAt != null && seenAt.isAfter(told) ? told : seenAt;
    }

    /**
     * Entries of a timeline.
     *
     * @param shown the newest of the window, oldest first
     * @param through the last that is not after the window's end, shown or not
     */
    private record Entries(Deque<ObjectNode> shown, Position through) {}

    private Entries entries(String telescope, Position last, Window window, Instant now) {
        Deque<ObjectNode> shown = new ArrayDeque<>();
        Timeline.Page page = timeline.upTo(telescope, last, ENTRIES, now);
        for (int pages = 1; ; pages++) {
            Optional<ObjectNode> newest = page.timeline().reversed().stream()
                    .filter(entry -> !at(entry).isAfter(window.until()))
                    .findFirst();
            for (ObjectNode entry : page.timeline().reversed()) {
                if (shown.size() < ENTRIES && window.shows(entry)) {
                    shown.addFirst(entry);
                }
            }
            if (newest.isPresent() || page.before() == null || pages == MOST_PAGES) {
                return new Entries(
                        shown, newest.map(TelescopeSnapshot::position).orElse(TelescopeState.BEGINNING));
            }
            page = timeline.before(telescope, position(page.timeline().getFirst()), Timeline.MOST, now);
        }
    }

    private static Instant at(ObjectNode entry) {
        return Instant.parse(entry.path("at").asText());
    }

    private static Position position(ObjectNode entry) {
        return new Position(entry.path("epoch").asLong(), entry.path("seq").asLong());
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
        Deque<ObjectNode> rest = new ArrayDeque<>(entries);
        int left = room;
        while (!rest.isEmpty()) {
            ObjectNode newest = rest.removeLast();
            left -= newest.toString().getBytes(StandardCharsets.UTF_8).length + 1;
            if (left < 0) {
                break;
            }
            fitting.addFirst(newest);
        }
        return List.copyOf(fitting);
    }
}
