package stellar.live;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Those who watch by a link: each has a {@link Pass} that names it. */
public final class Guests {

    /** As many connections are let go at once: as many as the functions keep to the tables. */
    private static final int AT_ONCE = 64;

    private final Connections connections;
    private final Sockets sockets;

    public Guests(Connections connections, Sockets sockets) {
        this.connections = connections;
        this.sockets = sockets;
    }

    /**
     * Ends what a link allows: nobody comes in by it any more, also with a ticket made before, and whoever is in hears no more
     * from now on and is closed. May be asked again.
     */
    public void dismiss(String link) {
        connections.revoke(link);
        List<Callable<Boolean>> farewells = connections.byLink(link).stream()
                .<Callable<Boolean>>map(connection -> () -> {
                    connections.forget(connection, Set.of());
                    sockets.close(connection);
                    return true;
                })
                .toList();
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            threads.invokeAll(farewells).forEach(Future::resultNow);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The guests of a link were not all let go. Revoke it again.", e);
        }
    }
}
