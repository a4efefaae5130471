package stellar.simulator.protocol;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import stellar.simulator.time.Agenda;

/** The way out to one client. It never waits: who reads too slowly for its limit is closed, so others are not held up. */
final class Outlet {
    private static final Duration DRIP = Duration.ofMillis(100);

    private final Channel channel;
    private final Agenda agenda;
    private final LinkFaults faults;
    private final long mostPendingBytes;
    private final AtomicLong pendingBytes = new AtomicLong();
    private final Deque<ByteBuf> dripping = new ArrayDeque<>();

    Outlet(Channel channel, Agenda agenda, LinkFaults faults, long mostPendingBytes) {
        this.channel = channel;
        this.agenda = agenda;
        this.faults = faults;
        this.mostPendingBytes = mostPendingBytes;
    }

    /** Sends bytes, as well as the faults let it; false when the client had too much waiting and was closed. */
    boolean send(byte[] bytes) {
        if (faults.isSilent()) {
            return true;
        }
        if (pendingBytes.addAndGet(bytes.length) > mostPendingBytes) {
            close();
            return false;
        }
        if (faults.takeLineCut()) {
            write(Unpooled.wrappedBuffer(Arrays.copyOf(bytes, bytes.length / 2)));
            closeWhenSent();
        } else if (faults.bytesPerSecond() > 0 || !dripping.isEmpty()) {
            drip(bytes);
        } else {
            write(Unpooled.wrappedBuffer(bytes));
        }
        return true;
    }

    /** Sends so many bytes of the same letter without an end of line; they do not count as waiting. */
    void sendLongLine(long length) {
        ByteBuf block = Unpooled.directBuffer(1 << 20);
        while (block.isWritable()) {
            block.writeByte('x');
        }
        inTurn(() -> {
            for (long sent = 0; sent < length; sent += block.readableBytes()) {
                var _ = channel.write(block.retainedDuplicate());
            }
            block.release();
            channel.flush();
        });
    }

    void closeWhenSent() {
        inTurn(() -> channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE));
    }

    void close() {
        dripping.forEach(ByteBuf::release);
        dripping.clear();
        var _ = channel.close();
    }

    private void drip(byte[] bytes) {
        boolean first = dripping.isEmpty();
        dripping.add(Unpooled.wrappedBuffer(bytes));
        if (first) {
            agenda.in(DRIP, this::oneDrip);
        }
    }

    private void oneDrip() {
        int rate = faults.bytesPerSecond();
        long allowed = rate == 0 ? Long.MAX_VALUE : Math.max(1, rate * DRIP.toMillis() / 1000);
        while (allowed > 0 && !dripping.isEmpty()) {
            ByteBuf next = dripping.getFirst();
            int part = (int) Math.min(allowed, next.readableBytes());
            write(next.readRetainedSlice(part));
            allowed -= part;
            if (!next.isReadable()) {
                dripping.removeFirst().release();
            }
        }
        if (!dripping.isEmpty()) {
            agenda.in(DRIP, this::oneDrip);
        }
    }

    /** Netty lets a write from its own thread overtake those that other threads have handed in: none may. */
    private void inTurn(Runnable write) {
        channel.eventLoop().execute(write);
    }

    private void write(ByteBuf bytes) {
        int length = bytes.readableBytes();
        inTurn(() -> channel.writeAndFlush(bytes).addListener(done -> pendingBytes.addAndGet(-length)));
    }
}
