package stellar.local.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A browser's end: messages as they come, and how it ended. */
final class Browser implements WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();

    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder parts = new StringBuilder();
    private final boolean reads;
    final WebSocket socket;

    /**
     * Opens a socket.
     *
     * @param reads whether messages are asked for as they come
     */
    Browser(HttpClient http, URI address, boolean reads) {
        this.reads = reads;
        socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        if (reads) {
            webSocket.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            messages.add(parts.toString());
            parts.setLength(0);
        }
        if (reads) {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    String next() throws InterruptedException {
        String message = messages.poll(10, TimeUnit.SECONDS);
        assertThat(message).as("a message within 10 s").isNotNull();
        return String.valueOf(message);
    }

    /** Its connection id, learned from the error message that names it. */
    String connectionId() throws Exception {
        socket.sendText("explode", true).join();
        JsonNode trouble = JSON.readTree(next());
        assertThat(trouble.path("message").asText()).isEqualTo("Internal server error");
        return trouble.path("connectionId").asText();
    }
}
