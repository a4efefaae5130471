package stellar.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import stellar.cloud.Log;

/**
 * Says the same to many connections at once, and returns within its patience whatever they do: one that is gone is
 * forgotten, one that is slow misses the frame and finds out by the next one's position. Nobody waits for another. Of more
 * than {@value #MOST_ALONE} connections others take their share.
 */
public final class Broadcast {

    /** As many connections one invocation speaks to. */
    public static final int MOST_ALONE = 200;

    /** So many posts may be under way at once. */
    private static final int POSTS_AT_ONCE = 64;

    private final Sockets sockets;
    private final Connections connections;
    private final Duration patience;
    private final Semaphore room;
    private final Log log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A broadcast.
     *
     * @param patience how long one broadcast may take
     */
    Broadcast(Sockets sockets, Connections connections, Duration patience, Log log) {
        this.sockets = sockets;
        this.connections = connections;
        this.patience = patience;
        this.room = new Semaphore(POSTS_AT_ONCE);
        this.log = log;
    }

    /** Posts the frames in order to each listener of a channel. */
    public void send(Channel channel, List<String> listeners, List<byte[]> frames) {
        List<Callable<Boolean>> posts = new ArrayList<>();
        int alone = sockets.helpers().isPresent() ? Math.min(MOST_ALONE, listeners.size()) : listeners.size();
        for (int from = alone; from < listeners.size(); from += MOST_ALONE) {
            List<String> share = listeners.subList(from, Math.min(from + MOST_ALONE, listeners.size()));
            posts.add(() -> handOver(channel, share, frames));
        }
        for (String listener : listeners.subList(0, alone)) {
            posts.add(() -> post(channel, listener, frames));
        }
        try {
            long late = threads.invokeAll(posts, patience.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .filter(Future::isCancelled)
                    .count();
            if (late > 0) {
                log.warn("Some listeners were too slow for a frame.", Map.of("channel", channel.name(), "late", late));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** What nobody takes over is done here. */
    private boolean handOver(Channel channel, List<String> share, List<byte[]> frames) throws InterruptedException {
        try {
            sockets.helpers().orElseThrow().take(channel, share, frames);
            return true;
        } catch (SdkException e) {
            log.warn("No helper took its share of a broadcast.", Map.of("channel", channel.name()), e);
        }
        List<Callable<Boolean>> posts = share.stream()
                .<Callable<Boolean>>map(listener -> () -> post(channel, listener, frames))
                .toList();
        return threads.invokeAll(posts).size() == share.size();
    }

    private boolean post(Channel channel, String listener, List<byte[]> frames) throws InterruptedException {
        room.acquire();
        try {
            for (byte[] frame : frames) {
                switch (sockets.post(listener, frame)) {
                    case DONE -> {}
                    case GONE -> {
                        connections.forget(listener, Set.of(channel.name()));
                        return false;
                    }
                    case FAILED -> {
                        return false;
                    }
                }
            }
            return true;
        } finally {
            room.release();
        }
    }
}
