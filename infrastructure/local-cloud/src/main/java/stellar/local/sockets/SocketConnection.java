package stellar.local.sockets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** An open WebSocket, seen from the side of the functions. */
final class SocketConnection {
    private final String id;
    private final Caller caller;
    private final Channel channel;
    private final int maxUnsentBytes;
    private final AtomicInteger unsentBytes = new AtomicInteger();
    private volatile Instant lastActiveAt;
    private final AtomicReference<Instant> meteredUntil;

    /**
     * Who opened it.
     *
     * @param authorizer what the authorizer said, put into every event; empty without one
     */
    record Caller(String sourceIp, String userAgent, String domainName, Instant connectedAt, ObjectNode authorizer) {}

    SocketConnection(String id, Caller caller, Channel channel, int maxUnsentBytes) {
        this.id = id;
        this.caller = caller;
        this.channel = channel;
        this.maxUnsentBytes = maxUnsentBytes;
        this.lastActiveAt = caller.connectedAt();
        this.meteredUntil = new AtomicReference<>(caller.connectedAt());
    }

    String id() {
        return id;
    }

    Caller caller() {
        return caller;
    }

    Instant lastActiveAt() {
        return lastActiveAt;
    }

    /** Until when its minutes were counted; from now on it is until this moment. */
    Instant meteredUntil(Instant now) {
        return meteredUntil.getAndSet(now);
    }

    void active(Instant now) {
        lastActiveAt = now;
    }

    /** Sends a message, if there is room for it, after all that were sent before. Never waits. */
    Posted send(String message) {
        if (!channel.isActive()) {
            return Posted.GONE;
        }
        int bytes = ByteBufUtil.utf8Bytes(message);
        if (unsentBytes.addAndGet(bytes) > maxUnsentBytes) {
            unsentBytes.addAndGet(-bytes);
            return Posted.FULL;
        }
        channel.writeAndFlush(new TextWebSocketFrame(message)).addListener(done -> unsentBytes.addAndGet(-bytes));
        return Posted.SENT;
    }

    /** Says goodbye and closes. */
    void close(WebSocketCloseStatus status) {
        channel.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
    }
}
