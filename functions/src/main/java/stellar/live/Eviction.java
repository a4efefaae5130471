package stellar.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import stellar.contract.Wire;

/** Takes from listeners what they have no right to any more, and tells them. */
final class Eviction {

    /** As many are judged at once: as many as the functions keep connections to the tables. */
    private static final int AT_ONCE = 64;

    private final Connections connections;
    private final Rights rights;
    private final Sockets sockets;

    Eviction(Connections connections, Rights rights, Sockets sockets) {
        this.connections = connections;
        this.rights = rights;
        this.sockets = sockets;
    }

    /** Judges everybody anew who listens to anything by the right of a booking. May be asked again. */
    void judge(String booking) {
        List<Callable<Boolean>> each = connections.audience().by(booking).stream()
                .<Callable<Boolean>>map(listening -> () -> judge(listening))
                .toList();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (Future<Boolean> judged : threads.invokeAll(each)) {
                judged.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Booking " + booking + "'s listeners were not all judged. Try again.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Booking " + booking + "'s listeners could not all be judged. Try again.", e);
        }
    }

    private boolean judge(Audience.ByBooking listening) {
        Optional<Pass> pass = connections.pass(listening.connection());
        boolean stays =
                pass.flatMap(holder -> rights.to(holder, listening.channel())).isPresent();
        if (!stays) {
            connections.audience().leave(listening.connection(), listening.channel());
            if (pass.isPresent()) {
                sockets.post(listening.connection(), Wire.writeBytes(farewell(listening.channel())));
            }
        }
        return stays;
    }

    private static ObjectNode farewell(Channel channel) {
        return Wire.object()
                .put("type", "unsubscribed")
                .put("channel", channel.name())
                .put("code", "right-ended")
                .put("title", "What gave you the right to this channel is over. Nothing more of it is told here.");
    }
}
