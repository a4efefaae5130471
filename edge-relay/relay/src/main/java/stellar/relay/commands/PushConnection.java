package stellar.relay.commands;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stellar.contract.RelayPush;
import stellar.contract.Wire;

/** One connection of the relay's socket; what belongs to it dies with it. */
final class PushConnection implements WebSocket.Listener {

    /** API Gateway's own limit of a message. */
    private static final int MAX_MESSAGE_CHARACTERS = 128 * 1024;

    private static final System.Logger LOG = System.getLogger(PushConnection.class.getName());

    private final Consumer<RelayPush> heard;
    private final Consumer<PushConnection> ended;
    private final StringBuilder message = new StringBuilder();
    private @Nullable WebSocket socket;
    private volatile boolean heardSincePing = true;

    PushConnection(Consumer<RelayPush> heard, Consumer<PushConnection> ended) {
        this.heard = heard;
        this.ended = ended;
    }

    void open(WebSocket opened) {
        socket = opened;
    }

    /** Asks for a sign of life; false when nothing came since it was asked for last. */
    boolean ping() {
        WebSocket open = socket;
        if (open == null || !heardSincePing) {
            return false;
        }
        heardSincePing = false;
        quietly(open.sendText("{\"type\":\"ping\"}", true));
        return true;
    }

    void close() {
        if (socket != null) {
            quietly(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }
    }

    void abandon() {
        if (socket != null) {
            socket.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        heardSincePing = true;
        if (message.length() + data.length() > MAX_MESSAGE_CHARACTERS) {
            LOG.log(WARNING, "The cloud sent a message longer than any it may send; the socket is opened anew.");
            webSocket.abort();
            ended.accept(this);
            return null;
        }
        message.append(data);
        if (last) {
            String whole = message.toString();
            message.setLength(0);
            read(whole);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        ended.accept(this);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        ended.accept(this);
    }

    /** A kind of message this version does not know, a pong for one, is passed over. */
    private void read(String whole) {
        try {
            var json = Wire.readObject(whole);
            switch (json.path("type").asText()) {
                case "commands", "interest" -> heard.accept(Wire.read(json, RelayPush.class));
                default -> {}
            }
        } catch (IOException e) {
            LOG.log(WARNING, "The cloud sent a message that cannot be read: {0}", e.getMessage());
        }
    }

    /** A message that cannot be sent ends the connection, and that is told by {@link #onError} or the next ping. */
    private static void quietly(CompletionStage<?> sent) {
        sent.whenComplete((ignored, failure) -> {});
    }
}
