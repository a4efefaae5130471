package stellar.relay.voyager;

import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import stellar.relay.patience.BackOff;

/**
 * The one connection to a Voyager, shared by everybody and kept by itself: dials, logs in, switches live data on, notices
 * a dead peer, dials again. Waits between dials double up to a limit; after a refused login, and after Voyager said that
 * it closes, they are longer.
 *
 * <p>What belongs to a connection is made anew with it ({@link VoyagerConnection}); what outlives it is here: the state,
 * the counters and the waits. All of it happens on one event loop; the public methods may be called from any thread.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails ends the connection, which is noticed
public final class VoyagerLink implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(VoyagerLink.class.getName());

    private final VoyagerSettings settings;
    private final LinkLoop loop;
    private final Clock clock;
    private final Listener listener;
    private final BackOff backOff;
    private @Nullable VoyagerConnection connection;
    private LinkLoop.@Nullable Timer timer;
    private boolean started;
    private boolean closed;
    private boolean reading = true;
    private volatile LinkStatus status;

    /**
     * Who listens to a Voyager. Called on the link's event loop, in order: it must not block, and what it throws is
     * logged and goes no further.
     */
    public interface Listener {

        /**
         * The link stands differently, or for another reason.
         *
         * @param reason why, as a full sentence for the operator, without addresses or secrets
         * @param reconnectAttempts dials since it was last connected
         */
        void stateChanged(LinkState state, @Nullable String reason, int reconnectAttempts);

        /**
         * Voyager said something. Only the answers to the link's own requests are not passed on.
         *
         * @param receivedAt when, by the link's clock
         */
        void received(VoyagerEvent event, Instant receivedAt);

        /** Both of them, this one first; one that throws does not keep the other from hearing. */
        default Listener and(Listener other) {
            Listener first = this;
            return new Listener() {
                @Override
                public void stateChanged(LinkState state, @Nullable String reason, int reconnectAttempts) {
                    try {
                        first.stateChanged(state, reason, reconnectAttempts);
                    } finally {
                        other.stateChanged(state, reason, reconnectAttempts);
                    }
                }

                @Override
                public void received(VoyagerEvent event, Instant receivedAt) {
                    try {
                        first.received(event, receivedAt);
                    } finally {
                        other.received(event, receivedAt);
                    }
                }
            };
        }
    }

    /**
     * A link that does nothing yet.
     *
     * @param loop whose thread does all the work; may be shared by several links
     * @param clock the time events are stamped with
     * @param random spreads the waits
     */
    public VoyagerLink(
            VoyagerSettings settings, EventLoop loop, Clock clock, RandomGenerator random, Listener listener) {
        this(
                settings,
                new NettyLoop(
                        loop,
                        settings.host(),
                        settings.port(),
                        settings.timings().connectLimit()),
                clock,
                random,
                listener);
    }

    VoyagerLink(VoyagerSettings settings, LinkLoop loop, Clock clock, RandomGenerator random, Listener listener) {
        this.settings = settings;
        this.loop = loop;
        this.clock = clock;
        this.listener = listener;
        this.backOff = new BackOff(settings.timings().retry(), random);
        this.status = new LinkStatus(LinkState.DISCONNECTED, clock.instant(), null, 0, null, 0, 0, 0);
    }

    /** Dials Voyager, and goes on doing so until {@link #close()}. A second call does nothing. */
    public void start() {
        loop.execute(() -> {
            if (!started && !closed) {
                started = true;
                dial();
            }
        });
    }

    /** How the link stands now. */
    public LinkStatus status() {
        return status;
    }

    /**
     * Asks Voyager for something. One command runs at a time and the others wait in order, except that an abort is sent
     * at once. The answer comes on the link's event loop.
     */
    public CompletionStage<CommandAnswer> run(VoyagerCommand command) {
        return withConnection(now -> now.run(command));
    }

    /** The same, for a command that somebody gave: it can be stopped by its id, and waits for its turn only so long. */
    public CompletionStage<CommandAnswer> run(Order order) {
        return withConnection(now -> now.run(order));
    }

    private CompletionStage<CommandAnswer> withConnection(
            Function<VoyagerConnection, CompletableFuture<CommandAnswer>> asks) {
        CompletableFuture<CommandAnswer> answer = new CompletableFuture<>();
        loop.execute(() -> {
            VoyagerConnection now = connection;
            if (now == null) {
                answer.complete(new CommandAnswer.SessionDied(false));
            } else {
                asks.apply(now).thenAccept(answer::complete);
            }
        });
        return answer;
    }

    /**
     * Stops reading from Voyager: for a listener that cannot keep up. What has been read already, at most one read of the
     * socket, still comes. Neither Voyager's answers nor its silence are noticed meanwhile.
     */
    public void pauseReading() {
        reading(false);
    }

    /** Goes on reading. */
    public void resumeReading() {
        reading(true);
    }

    /** Says good-bye to Voyager and ends for good. The listener hears no more. */
    @Override
    public void close() {
        loop.execute(() -> {
            closed = true;
            stopTimer();
            VoyagerConnection now = connection;
            connection = null;
            if (now != null) {
                now.leave(LinkState.DISCONNECTED, "The relay is stopping.");
            }
        });
    }

    private void reading(boolean on) {
        loop.execute(() -> {
            reading = on;
            if (connection != null) {
                connection.reading(on);
            }
        });
    }

    private void dial() {
        Owner owner = new Owner();
        VoyagerConnection made = new VoyagerConnection(settings, loop, clock, owner);
        owner.mine = made;
        connection = made;
        ChannelFuture dialled = loop.dial(made.pipeline());
        dialled.addListener(done -> {
            if (!done.isSuccess()) {
                LOG.log(Level.DEBUG, "Voyager cannot be reached.", done.cause());
                owner.ended(LinkState.DISCONNECTED, "Voyager cannot be reached.");
            } else if (closed) {
                dialled.channel().close();
            }
        });
    }

    private void redialAfter(Duration wait) {
        stopTimer();
        timer = loop.after(wait, () -> {
            status = status.dialling();
            dial();
        });
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    private void enter(LinkState state, @Nullable String reason, int attempts) {
        LinkStatus before = status;
        status = before.entering(state, clock.instant(), reason, attempts);
        if (before.state() != state || !Objects.equals(before.reason(), reason)) {
            tell(() -> listener.stateChanged(state, reason, attempts));
        }
    }

    private static void tell(Runnable word) {
        try {
            word.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The listener of a Voyager link failed; the link goes on without it.", e);
        }
    }

    /** What one connection tells its link; a connection that is no longer the link's is not heard. */
    private final class Owner implements VoyagerConnection.Owner {

        private @Nullable VoyagerConnection mine;

        @Override
        public void welcomed() {
            if (isHeard()) {
                enter(LinkState.CONNECTED, null, 0);
                stopTimer();
                timer = loop.after(settings.timings().healthyAfter(), backOff::reset);
                if (mine != null) {
                    mine.reading(reading);
                }
            }
        }

        @Override
        public void impaired(String reason) {
            if (isHeard()) {
                enter(LinkState.CONNECTED, reason, 0);
            }
        }

        @Override
        public void received(VoyagerEvent event) {
            if (isHeard()) {
                status = status.counting(event);
                tell(() -> listener.received(event, clock.instant()));
            }
        }

        @Override
        public void ended(LinkState state, String reason) {
            if (!isHeard()) {
                return;
            }
            connection = null;
            boolean stillShut = status.state() == LinkState.SHUT_DOWN && state == LinkState.DISCONNECTED;
            LinkState entered = stillShut ? LinkState.SHUT_DOWN : state;
            enter(entered, stillShut ? status.reason() : reason, status.reconnectAttempts());
            redialAfter(
                    switch (entered) {
                        case REFUSED -> settings.timings().retryAfterRefusal();
                        case SHUT_DOWN -> settings.timings().retryAfterShutDown();
                        case DISCONNECTED, CONNECTED -> backOff.next();
                    });
        }

        private boolean isHeard() {
            return !closed && mine != null && connection == mine;
        }
    }
}
