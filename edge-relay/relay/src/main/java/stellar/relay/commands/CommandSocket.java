package stellar.relay.commands;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stellar.contract.RelayPush;
import stellar.relay.patience.BackOff;

/**
 * The relay's own socket, opened outwards and kept open: a ticket, a connection, a ping every {@link #PING_EVERY} (the cloud
 * closes after 10 idle minutes), another connection after {@link #CHANGE_AFTER} (the cloud closes after 2 hours; the
 * old one closes when the new one stands). A connection that has said nothing between two pings is dead.
 *
 * <p>What is missed while it is away comes with the next acknowledgement, so nothing here is lost by closing. All happens on
 * the timer's one thread; what is heard is passed on from the connection's.
 */
public final class CommandSocket implements AutoCloseable {

    static final Duration PING_EVERY = Duration.ofMinutes(4);
    static final Duration CHANGE_AFTER = Duration.ofMinutes(110);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(CommandSocket.class.getName());

    private final HttpClient http;
    private final TicketOffice office;
    private final ScheduledExecutorService timer;
    private final BackOff backOff;
    private final Consumer<RelayPush> heard;
    private @Nullable PushConnection current;
    private @Nullable Future<?> ping;
    private @Nullable Future<?> change;
    private @Nullable Future<?> retry;
    private boolean closed;
    private volatile boolean connected;

    /**
     * A socket that is not open yet.
     *
     * @param timer one thread, where everything happens
     * @param backOff the waits after a connection that failed
     * @param heard what the cloud says, on the connection's thread; must not block
     */
    public CommandSocket(
            HttpClient http,
            TicketOffice office,
            ScheduledExecutorService timer,
            BackOff backOff,
            Consumer<RelayPush> heard) {
        this.http = http;
        this.office = office;
        this.timer = timer;
        this.backOff = backOff;
        this.heard = heard;
    }

    /** Opens it after a wait, and opens it again whenever it closes. */
    public void start(Duration firstWait) {
        Future<?> unused = timer.schedule(this::connect, firstWait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it is open now. */
    public boolean isConnected() {
        return connected;
    }

    /** Closes it for good. */
    @Override
    public void close() {
        timer.execute(() -> {
            closed = true;
            stopTimers();
            if (current != null) {
                current.close();
            }
        });
    }

    private void connect() {
        if (closed) {
            return;
        }
        PushConnection before = current;
        PushConnection made = new PushConnection(heard, this::ended);
        try {
            URI address = URI.create(office.ticket().url());
            made.open(http.newWebSocketBuilder()
                    .connectTimeout(CONNECT_LIMIT)
                    .buildAsync(address, made)
                    .get(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException | ExecutionException | TimeoutException | IllegalArgumentException e) {
            LOG.log(INFO, "The relay''s socket could not be opened and is tried again: {0}", e.getMessage());
            retryLater();
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        stopTimers();
        current = made;
        connected = true;
        ping = timer.scheduleAtFixedRate(
                this::ping, PING_EVERY.toMillis(), PING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        change = timer.schedule(this::connect, CHANGE_AFTER.toMillis(), TimeUnit.MILLISECONDS);
        if (before != null) {
            before.close();
        }
    }

    private void ping() {
        if (current == null) {
            return;
        }
        if (current.ping()) {
            backOff.reset();
        } else {
            LOG.log(WARNING, "The relay''s socket has been silent since the last ping and is opened anew.");
            current.abandon();
            ended(current);
        }
    }

    /** A connection has ended by itself; called from anywhere. */
    private void ended(PushConnection ended) {
        try {
            timer.execute(() -> {
                if (ended == current && !closed) {
                    current = null;
                    connected = false;
                    stopTimers();
                    retryLater();
                }
            });
        } catch (RejectedExecutionException e) {
            connected = false;
        }
    }

    private void retryLater() {
        retry = timer.schedule(this::connect, backOff.next().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopTimers() {
        for (Future<?> each : new Future<?>[] {ping, change, retry}) {
            if (each != null) {
                each.cancel(false);
            }
        }
    }
}
