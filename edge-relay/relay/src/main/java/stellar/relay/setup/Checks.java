package stellar.relay.setup;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import stellar.relay.voyager.ControlData;
import stellar.relay.voyager.LinkState;
import stellar.relay.voyager.Login;
import stellar.relay.voyager.Version;
import stellar.relay.voyager.VoyagerEvent;
import stellar.relay.voyager.VoyagerLink;
import stellar.relay.voyager.VoyagerSettings;

/** Tries on the spot what the relay will need at night, with the relay's own means. */
final class Checks {

    /** Greeting and login have limits of their own; this is beyond them. */
    private static final Duration VOYAGER_PATIENCE = Duration.ofSeconds(25);

    private static final int MAX_DEPTH = 6;

    private Checks() {}

    /** Dials Voyager, waits for its greeting, logs in, and leaves. */
    @SuppressWarnings("FutureReturnValueIgnored") // The loop ends by itself; nobody waits for it.
    static Finding voyager(String host, int port, @Nullable Login login, Clock clock) {
        MultiThreadIoEventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        CompletableFuture<Finding> found = new CompletableFuture<>();
        try (VoyagerLink link = new VoyagerLink(
                VoyagerSettings.usual(host, port, login),
                loop.next(),
                clock,
                new Random(),
                new FirstWord(found, login != null))) {
            link.start();
            return found.get(VOYAGER_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Finding.bad("voyager-silent");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.bad("voyager-silent");
        } finally {
            loop.shutdownGracefully(100, 2_000, TimeUnit.MILLISECONDS);
        }
    }

    /** Whether the folder of frames can be read, and how many are in it. */
    static Finding frames(String folder) {
        try {
            Path root = Path.of(folder);
            if (!Files.isDirectory(root)) {
                return Finding.bad(Files.exists(root) ? "folder-is-file" : "folder-missing");
            }
            FrameCount count = new FrameCount(root);
            Files.walkFileTree(root, Set.of(), MAX_DEPTH, count);
            return Finding.good("folder-readable", count.facts());
        } catch (IOException e) {
            return Finding.bad("folder-unreadable");
        } catch (InvalidPathException e) {
            return Finding.bad("folder-missing");
        }
    }

    /** Whether the store's folder can be written, and what room there is. */
    static Finding store(Path folder, long limitBytes) {
        try {
            Files.createDirectories(folder);
            Path trial = folder.resolve("trial");
            OwnerOnly.plain(trial, "Stellar's set-up may delete this.");
            Files.delete(trial);
            long free = Files.getFileStore(folder).getUsableSpace();
            Map<String, Object> facts = Map.of("freeBytes", free, "limitBytes", limitBytes);
            return free >= limitBytes ? Finding.good("store-good", facts) : Finding.good("store-tight", facts);
        } catch (AccessDeniedException e) {
            return Finding.bad("store-denied");
        } catch (IOException e) {
            return Finding.bad("store-unwritable", Map.of("why", String.valueOf(e.getMessage())));
        }
    }

    /**
     * Hears how the first connection went. Without a login a greeting proves nothing: a Voyager that wants one closes
     * some seconds later, and gives no live data until then.
     */
    private static final class FirstWord implements VoyagerLink.Listener {

        private final CompletableFuture<Finding> found;
        private final boolean withLogin;
        private boolean greeted;
        private Map<String, Object> version = Map.of("version", "?");

        FirstWord(CompletableFuture<Finding> found, boolean withLogin) {
            this.found = found;
            this.withLogin = withLogin;
        }

        @Override
        public void stateChanged(LinkState state, @Nullable String reason, int reconnectAttempts) {
            if (greeted && !withLogin) {
                found.complete(Finding.bad("voyager-wants-login"));
            } else if (state != LinkState.CONNECTED) {
                found.complete(Finding.bad("voyager-away", Map.of("reason", reason == null ? "" : reason)));
            } else if (withLogin) {
                found.complete(Finding.good("voyager-there", version));
            } else {
                greeted = true;
            }
        }

        @Override
        public void received(VoyagerEvent event, Instant receivedAt) {
            if (event instanceof Version greeting && greeting.version() != null) {
                version = Map.of("version", greeting.version());
            } else if (event instanceof ControlData && greeted) {
                found.complete(Finding.good("voyager-open", version));
            }
        }
    }
}
