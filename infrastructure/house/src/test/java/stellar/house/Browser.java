package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import stellar.contract.Position;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;

/** Reads the live channel as the page does, as far as the order of things goes. */
final class Browser implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();
    private final List<ObjectNode> frames = new CopyOnWriteArrayList<>();

    static Browser open(HttpClient http, URI cloud) throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(cloud.resolve("/api/telescopes/demo/tickets"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return open(
                http,
                Wire.read(http.send(ask, BodyHandlers.ofByteArray()).body(), SocketTicket.class),
                "telescope.demo");
    }

    /** Opens the socket that a ticket is for, and waits for the first answer of a channel. */
    static Browser open(HttpClient http, SocketTicket ticket, String channel) throws Exception {
        Browser browser = new Browser();
        http.newWebSocketBuilder()
                .buildAsync(URI.create(ticket.url()), browser)
                .get(20, TimeUnit.SECONDS)
                .sendText("{\"type\":\"subscribe\",\"channel\":\"" + channel + "\"}", true)
                .get(20, TimeUnit.SECONDS);
        await().atMost(30, TimeUnit.SECONDS).until(() -> !browser.frames.isEmpty());
        return browser;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                frames.add(Wire.readObject(text.toString()));
            } catch (IOException e) {
                throw new IllegalStateException("A frame that is no JSON object came.", e);
            }
            text.setLength(0);
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    /** All that was said, in order. */
    List<ObjectNode> heard() {
        return List.copyOf(frames);
    }

    /** The numbers of all events that were shown: those of the first state, and then of each frame beyond it. */
    List<Long> seqsShown() {
        List<Long> seqs = new ArrayList<>();
        ObjectNode state = frames.stream()
                .filter(frame -> frame.path("type").asText().equals("initialState"))
                .findFirst()
                .orElseThrow();
        state.path("data")
                .path("timeline")
                .forEach(row -> seqs.add(row.path("seq").asLong()));
        Position held = position(state, "position");
        for (ObjectNode frame : frames) {
            List<Long> numbered = new ArrayList<>();
            frame.path("messages").forEach(message -> {
                if (message.has("seq")) {
                    numbered.add(message.path("seq").asLong());
                }
            });
            // A frame that the state holds already is passed over; one without numbered events is no step.
            if (!numbered.isEmpty() && position(frame, "position").compareTo(held) > 0) {
                assertThat(position(frame, "previous")).as("no step is missing").isEqualTo(held);
                seqs.addAll(numbered);
                held = position(frame, "position");
            }
        }
        return seqs;
    }

    private static Position position(JsonNode frame, String member) {
        return new Position(
                frame.path(member).path("epoch").asLong(),
                frame.path(member).path("seq").asLong());
    }
}
