package stellar.nights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stellar.contract.Position;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;

/**
 * Reads live channels as the page does, as far as the order of things goes: each has its {@link Chain}, and where a frame is
 * missing the state is asked for.
 */
public final class Browser {

    private static final long ANSWER_SECONDS = 20;
    private static final Duration STATE_LIMIT = Duration.ofSeconds(30);

    private final List<ObjectNode> frames = new CopyOnWriteArrayList<>();
    private final Map<String, Chain> chains = new LinkedHashMap<>();
    private @Nullable WebSocket socket;
    private CompletableFuture<?> said = CompletableFuture.completedFuture(null);

    private Browser(List<String> channels) {
        channels.forEach(channel -> chains.put(channel, new Chain()));
    }

    /** Watches the demonstration's telescope, as anybody may. */
    public static Browser open(HttpClient http, URI cloud) throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(cloud.resolve("/api/telescopes/demo/tickets"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return open(
                http,
                Wire.read(http.send(ask, BodyHandlers.ofByteArray()).body(), SocketTicket.class),
                "telescope.demo");
    }

    /** Opens the socket that a ticket is for, and waits for the first answer of each channel. */
    public static Browser open(HttpClient http, SocketTicket ticket, String... channels) throws Exception {
        Browser browser = new Browser(List.of(channels));
        browser.connect(http, ticket);
        return browser;
    }

    /** Its socket dies, and nobody there knows. */
    void lose() {
        if (socket != null) {
            socket.abort();
            socket = null;
            chains.values().forEach(Chain::lose);
        }
    }

    /** Opens the socket that a ticket is for, and ends the one before it, if that was not lost. */
    void again(HttpClient http, SocketTicket ticket) throws Exception {
        WebSocket old = socket;
        connect(http, ticket);
        if (old != null) {
            old.abort();
        }
    }

    boolean isOpen() {
        return socket != null;
    }

    private void connect(HttpClient http, SocketTicket ticket) throws Exception {
        int before = frames.size();
        WebSocket opened = http.newWebSocketBuilder()
                .buildAsync(URI.create(ticket.url()), new Ears())
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        socket = opened;
        // What it has no right to any more is not asked for again.
        List<String> wanted = chains.entrySet().stream()
                .filter(chain -> chain.getValue().end().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        for (String channel : wanted) {
            say(opened, "subscribe", channel).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        }
        Patience.until(
                STATE_LIMIT, "the first answer of " + wanted, () -> frames.subList(before, frames.size()).stream()
                        .map(frame -> frame.path("channel").asText())
                        .toList()
                        .containsAll(wanted));
    }

    /** One word after the other. */
    private synchronized CompletableFuture<?> say(WebSocket to, String what, String channel) {
        String text = Wire.object().put("type", what).put("channel", channel).toString();
        said = said.handle((_, _) -> text).thenCompose(words -> to.sendText(words, true));
        return said;
    }

    private void take(WebSocket from, ObjectNode frame) {
        Chain chain = chains.get(frame.path("channel").asText());
        if (chain != null && chain.take(frame)) {
            CompletableFuture<?> unused =
                    say(from, "getState", frame.path("channel").asText());
        }
        frames.add(frame);
    }

    /** All that was said, in order. */
    public List<ObjectNode> heard() {
        return List.copyOf(frames);
    }

    /** One of its channels. */
    public Chain chain(String channel) {
        return Optional.ofNullable(chains.get(channel)).orElseThrow();
    }

    /** The numbers of all events that were shown: those of the first state, and then of each frame beyond it. */
    public List<Long> seqsShown() {
        List<Long> seqs = new ArrayList<>();
        ObjectNode state = frames.stream()
                .filter(frame -> frame.path("type").asText().equals("initialState"))
                .findFirst()
                .orElseThrow();
        state.path("data")
                .path("timeline")
                .forEach(row -> seqs.add(row.path("seq").asLong()));
        Position held = Chain.position(state, "position");
        for (ObjectNode frame : frames) {
            List<Long> numbered = new ArrayList<>();
            frame.path("messages").forEach(message -> {
                if (message.has("seq")) {
                    numbered.add(message.path("seq").asLong());
                }
            });
            // A frame that the state holds already is passed over; one without numbered events is no step.
            if (!numbered.isEmpty() && Chain.position(frame, "position").compareTo(held) > 0) {
                if (!Chain.position(frame, "previous").equals(held)) {
                    throw new IllegalStateException("A step is missing before " + frame + ", after " + held + ".");
                }
                seqs.addAll(numbered);
                held = Chain.position(frame, "position");
            }
        }
        return seqs;
    }

    /** Ends its socket. */
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    take(from, Wire.readObject(text.toString()));
                } catch (IOException e) {
                    throw new IllegalStateException("A frame that is no JSON object came.", e);
                }
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** The words of a message that say where a booking stands; empty for any other. */
    static Optional<String> stateIn(JsonNode data) {
        return Optional.of(data.path("state").asText()).filter(state -> !state.isEmpty());
    }
}
