package stellar.relay.voyager;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A link's world whose time stands still until it is turned, and whose Voyagers are in memory. */
final class HandTurnedLoop extends Clock implements LinkLoop {

    private static final Instant START = Instant.parse("2026-11-21T22:00:00Z");

    private final PriorityQueue<Entry> timers =
            new PriorityQueue<>(Comparator.comparing(Entry::atNanos).thenComparing(Entry::order));
    private final List<EmbeddedVoyager> dialled = new ArrayList<>();
    private long nanos;
    private int order;
    private boolean reachable = true;

    private record Entry(long atNanos, int order, Runnable task) {}

    /** Turns the clock on; what falls due on the way runs at its own time. */
    void turn(Duration by) {
        long until = nanos + by.toNanos();
        while (!timers.isEmpty() && timers.element().atNanos() <= until) {
            Entry due = timers.remove();
            nanos = due.atNanos();
            due.task().run();
        }
        nanos = until;
    }

    void turnMillis(long millis) {
        turn(Duration.ofMillis(millis));
    }

    /** Whether dialling works. */
    void reachable(boolean is) {
        reachable = is;
    }

    /** How often Voyager was dialled, in vain or not. */
    int dials() {
        return dialled.size();
    }

    /** The other end of the newest connection. */
    EmbeddedVoyager voyager() {
        return dialled.getLast();
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Entry entry = new Entry(nanos + delay.toNanos(), order++, task);
        timers.add(entry);
        return () -> timers.remove(entry);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public ChannelFuture dial(ChannelHandler handler) {
        if (!reachable) {
            EmbeddedChannel nowhere = new EmbeddedChannel();
            dialled.add(new EmbeddedVoyager(nowhere));
            return nowhere.newFailedFuture(new ConnectException("refused"));
        }
        EmbeddedChannel channel = new EmbeddedChannel(handler);
        dialled.add(new EmbeddedVoyager(channel));
        return channel.newSucceededFuture();
    }

    @Override
    public Instant instant() {
        return START.plusNanos(nanos);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("This clock knows UTC only.");
    }
}
