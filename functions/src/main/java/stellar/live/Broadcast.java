package stellar.live;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import stellar.cloud.Log;

/**
 * Says the same to many connections at once, and returns within its patience whatever they do: one that is gone is
 * forgotten, one that is slow misses the frame and finds out by the next one's position. Nobody waits for another.
 */
public final class Broadcast {

    private final Sockets sockets;
    private final Connections connections;
    private final Duration patience;
    private final Semaphore room;
    private final Log log;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param patience how long one broadcast may take
     * @param atOnce how many posts may be under way at once
     */
    public Broadcast(Sockets sockets, Connections connections, Duration patience, int atOnce, Log log) {
        this.sockets = sockets;
        this.connections = connections;
        this.patience = patience;
        this.room = new Semaphore(atOnce);
        this.log = log;
    }

    /** Posts the frames in order to each listener of a channel. */
    public void send(Channel channel, Collection<String> listeners, List<byte[]> frames) {
        List<Callable<Boolean>> posts = listeners.stream()
                .<Callable<Boolean>>map(listener -> () -> post(channel, listener, frames))
                .toList();
        try {
            long late = threads.invokeAll(posts, patience.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .filter(post -> post.isCancelled())
                    .count();
            if (late > 0) {
                log.warn("Some listeners were too slow for a frame.", Map.of("channel", channel.name(), "late", late));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
