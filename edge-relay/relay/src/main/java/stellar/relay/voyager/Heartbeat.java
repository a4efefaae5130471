package stellar.relay.voyager;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection alive and notices when it is not: a sign of life after {@link LinkTimings#pollAfter()} without
 * sending, and {@code onSilence} after {@link LinkTimings#silenceLimit()} without a byte. Any byte counts, since a
 * large image may take longer than the limit. While reading is paused, silence is our own and does not count.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection, which is noticed
final class Heartbeat extends ChannelDuplexHandler {

    private final LinkTimings timings;
    private final LinkLoop loop;
    private final Clock clock;
    private final Runnable onSilence;
    private long lastRead;
    private long lastWrite;
    private int instance = 1;
    private LinkLoop.@Nullable Timer timer;

    Heartbeat(LinkTimings timings, LinkLoop loop, Clock clock, Runnable onSilence) {
        this.timings = timings;
        this.loop = loop;
        this.clock = clock;
        this.onSilence = onSilence;
    }

    /** Which of Voyager's instances we talk to, as its greeting said. */
    void instance(int number) {
        instance = number;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        lastRead = loop.nanoTime();
        lastWrite = lastRead;
        sleep(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        lastRead = loop.nanoTime();
        ctx.fireChannelRead(bytes);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object bytes, ChannelPromise promise) {
        lastWrite = loop.nanoTime();
        ctx.write(bytes, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        ctx.fireChannelInactive();
    }

    private void sleep(ChannelHandlerContext ctx) {
        long now = loop.nanoTime();
        long untilPoll = timings.pollAfter().toNanos() - (now - lastWrite);
        long untilSilence = timings.silenceLimit().toNanos() - (now - lastRead);
        timer = loop.after(Duration.ofNanos(Math.max(0, Math.min(untilPoll, untilSilence))), () -> wake(ctx));
    }

    private void wake(ChannelHandlerContext ctx) {
        if (!ctx.channel().isActive()) {
            return;
        }
        long now = loop.nanoTime();
        if (!ctx.channel().config().isAutoRead()) {
            lastRead = now;
        }
        if (now - lastRead >= timings.silenceLimit().toNanos()) {
            onSilence.run();
            return;
        }
        if (now - lastWrite >= timings.pollAfter().toNanos()) {
            lastWrite = now;
            ctx.writeAndFlush(
                    Unpooled.wrappedBuffer(RequestLine.polling(clock.instant(), instance)), ctx.voidPromise());
        }
        sleep(ctx);
    }
}
