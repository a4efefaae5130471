package stellar.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;

/** A browser as far as the socket goes: takes a ticket, subscribes, and notes when each durable event came. */
final class Watcher implements WebSocket.Listener, AutoCloseable {
    private final StringBuilder text = new StringBuilder();
    private final List<Double> latenciesMs = new ArrayList<>();
    private final CompletableFuture<Void> state = new CompletableFuture<>();
    private volatile long seq;
    private @Nullable WebSocket socket;

    /** Opens the socket and waits for the first state. */
    static Watcher open(HttpClient http, URI cloud, String telescope) throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(cloud.resolve("/api/telescopes/" + telescope + "/tickets"))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<byte[]> answer = http.send(ask, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException("A ticket was refused with " + answer.statusCode() + ".");
        }
        Watcher watcher = new Watcher();
        SocketTicket ticket = Wire.read(answer.body(), SocketTicket.class);
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(ticket.url()), watcher)
                .get(10, TimeUnit.SECONDS);
        watcher.socket = socket;
        socket.sendText("{\"type\":\"subscribe\",\"channel\":\"telescope." + telescope + "\"}", true)
                .get(10, TimeUnit.SECONDS);
        watcher.state.get(20, TimeUnit.SECONDS);
        return watcher;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            take(text.toString(), System.currentTimeMillis());
            text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        state.completeExceptionally(error);
    }

    private void take(String json, long nowMs) {
        try {
            ObjectNode frame = Wire.readObject(json);
            seq = frame.path("position").path("seq").asLong(seq);
            if (frame.path("type").asText().equals("initialState")) {
                state.complete(null);
            }
            for (JsonNode message : frame.path("messages")) {
                if (message.has("seq")) {
                    note((double)
                            (nowMs - Instant.parse(message.path("at").asText()).toEpochMilli()));
                }
            }
        } catch (IOException e) {
            state.completeExceptionally(e);
        }
    }

    private synchronized void note(double latencyMs) {
        latenciesMs.add(latencyMs);
    }

    /** Milliseconds from the relay's receipt of each event until it was here; forgets them. */
    synchronized List<Double> takeLatencies() {
        List<Double> taken = List.copyOf(latenciesMs);
        latenciesMs.clear();
        return taken;
    }

    /** The position the last frame told of. */
    long seq() {
        return seq;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
