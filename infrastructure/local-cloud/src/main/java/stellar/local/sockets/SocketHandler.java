package stellar.local.sockets;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The frames of one socket. Its messages call their functions one after the other, on virtual threads. */
final class SocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    private static final System.Logger LOG = System.getLogger(SocketHandler.class.getName());
    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("socket").start(task);
    private static final int ABNORMAL_CLOSURE = 1006;

    private final SocketStage stage;
    private final SocketConnection connection;
    private final AtomicInteger waiting = new AtomicInteger();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private @Nullable Future<?> tooOld;
    private int closeCode = ABNORMAL_CLOSURE;
    private String closeReason = "Connection Closed Abnormally";

    SocketHandler(SocketStage stage, SocketConnection connection) {
        this.stage = stage;
        this.connection = connection;
    }

    /** Something that waits for a function. */
    private interface Call {
        void run() throws InterruptedException;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        if (!context.channel().isActive()) {
            channelInactive(context); // It closed while its opening was being answered.
            return;
        }
        tooOld = context.executor()
                .schedule(() -> goAway("Going away"), stage.limits().ageLimit().toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        stage.active(connection);
        switch (frame) {
            case TextWebSocketFrame text -> {
                String message = text.text();
                next(context, () -> stage.received(connection, message));
            }
            case BinaryWebSocketFrame binary -> {
                byte[] message = ByteBufUtil.getBytes(binary.content());
                next(context, () -> stage.received(connection, message));
            }
            case PingWebSocketFrame ping ->
                context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()))
                        .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
            case CloseWebSocketFrame close -> {
                boolean plain = close.statusCode() < 0;
                ended(plain ? WebSocketCloseStatus.NORMAL_CLOSURE.code() : close.statusCode(), close.reasonText());
                connection.close(WebSocketCloseStatus.NORMAL_CLOSURE);
            }
            default -> {} // A pong needs no answer.
        }
    }

    /** Queues a call behind those before it; too many, and the socket is not read until some are done. */
    private void next(ChannelHandlerContext context, Call call) {
        int limit = stage.limits().maxWaitingMessages();
        if (waiting.incrementAndGet() >= limit) {
            context.channel().config().setAutoRead(false);
        }
        last = last.thenRunAsync(
                () -> {
                    try {
                        call.run();
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    } catch (RuntimeException ours) {
                        LOG.log(System.Logger.Level.ERROR, "A message of " + connection.id() + " was lost.", ours);
                    } finally {
                        if (waiting.decrementAndGet() == limit - 1) {
                            context.channel().config().setAutoRead(true);
                        }
                    }
                },
                VIRTUAL);
    }

    private void ended(int code, String reason) {
        closeCode = code;
        closeReason = reason;
    }

    private void goAway(String reason) {
        ended(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE.code(), reason);
        connection.close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent) {
            goAway("Going away");
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (tooOld != null) {
            tooOld.cancel(false);
        }
        stage.forget(connection);
        next(context, () -> stage.closed(connection, closeCode, closeReason));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof TooLongFrameException) {
            ended(WebSocketCloseStatus.MESSAGE_TOO_BIG.code(), "Message Too Long");
            connection.close(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        } else {
            var unused = context.close();
        }
    }
}
