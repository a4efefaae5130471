package stellar.bench.live;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A socket's ear and mouth: whole texts, in order. */
final class Hearing implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();
    private final BiConsumer<Hearing, String> heard;
    private final CompletableFuture<@Nullable Void> ready = new CompletableFuture<>();
    private volatile boolean isDeaf;
    private final CompletableFuture<WebSocket> opened = new CompletableFuture<>();
    private CompletableFuture<WebSocket> said = opened;

    Hearing(BiConsumer<Hearing, String> heard) {
        this.heard = heard;
    }

    /** Completes when the socket is said to be {@link #isReady ready}; fails when it ends before. */
    CompletableFuture<@Nullable Void> ready() {
        return ready;
    }

    /** It has what it waited for. */
    void isReady() {
        ready.complete(null);
    }

    /** From now on it reads nothing more. */
    void goDeaf() {
        isDeaf = true;
    }

    /** Says a text after all that was said before: a socket refuses one while another is on its way. */
    synchronized void say(String text) {
        said = said.thenCompose(socket -> socket.sendText(text, true));
        var unused = said.exceptionally(e -> {
            ready.completeExceptionally(e);
            return null;
        });
    }

    /** What is said before waits for it. */
    @Override
    public void onOpen(WebSocket socket) {
        opened.complete(socket);
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            String whole = text.toString();
            text.setLength(0);
            heard.accept(this, whole);
        }
        if (!isDeaf) {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ready.completeExceptionally(new IllegalStateException("A socket was closed with " + code + "."));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ready.completeExceptionally(error);
    }

    /** The number behind {@code "seq":} in a frame's position; -1 when there is none. */
    static long number(String frame) {
        int at = frame.indexOf("\"seq\":");
        if (at < 0) {
            return -1;
        }
        long number = 0;
        for (int i = at + "\"seq\":".length(); i < frame.length() && Character.isDigit(frame.charAt(i)); i++) {
            number = 10 * number + Character.digit(frame.charAt(i), 10);
        }
        return number;
    }
}
