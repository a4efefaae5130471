package stellar.relay.uplink;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import stellar.contract.Acknowledgement;
import stellar.contract.Problem;
import stellar.contract.Wire;
import stellar.relay.patience.BackOff;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.LatestValues;
import stellar.relay.spool.Outbox;
import stellar.relay.spool.Waiting;

/**
 * Sends what waits, in order, one request at a time. What cannot leave now stays where it is; the wait before the next try
 * grows. All of it happens on the timer's one thread; {@link #wake}, {@link #interest} and {@link #state} are for any.
 */
public final class Uplink {

    /** Where batches go. */
    static final String PATH = "/api/relay/events";

    /** The wait after a refusal that only a person can mend. */
    private static final Duration UNTIL_MENDED = Duration.ofSeconds(60);

    private static final System.Logger LOG = System.getLogger(Uplink.class.getName());

    private final Outbox outbox;
    private final LatestValues latest;
    private final Cloud cloud;
    private final CloudClock clock;
    private final ScheduledExecutorService timer;
    private final Rest rest;
    private final Duration firstWait;
    private final Listener listener;
    private final Pace pace;
    private final Heartbeat heartbeat;
    private final AtomicBoolean stepAsked = new AtomicBoolean();
    private final BatchSize size = new BatchSize();
    private final Standing standing;
    private final UplinkCounts counts = new UplinkCounts();
    private volatile UplinkState state = new UplinkState(null, null, null);

    /** Who hears of acknowledgements. Called on the timer's thread; must not block. */
    public interface Listener {

        /** The cloud has taken a batch, or only telemetry, and answered this. */
        void acknowledged(Acknowledgement acknowledgement);
    }

    /**
     * An uplink that does nothing yet.
     *
     * @param timer one thread, where everything happens
     * @param backOff the waits after a failure
     * @param firstWait how long to hold still at the start: drawn by chance, so that a thousand relays that got their power
     *     back at one moment do not call at one moment
     */
    public Uplink(
            Outbox outbox,
            LatestValues latest,
            Cloud cloud,
            CloudClock clock,
            ScheduledExecutorService timer,
            BackOff backOff,
            Duration firstWait,
            Listener listener) {
        this.outbox = outbox;
        this.latest = latest;
        this.cloud = cloud;
        this.clock = clock;
        this.timer = timer;
        this.rest = new Rest(timer, backOff, this::step);
        this.firstWait = firstWait;
        this.listener = listener;
        this.standing = new Standing(outbox, clock);
        this.pace = new Pace(timer, this::wake);
        this.heartbeat = new Heartbeat(timer, this::wake);
    }

    /** Begins to send whatever waits and whatever comes. */
    public void start() {
        outbox.whenAppended(this::wake);
        latest.whenFresh(this::wake);
        timer.execute(() -> {
            heartbeat.heard();
            rest.hold(firstWait);
        });
    }

    /** There may be something to send. */
    public void wake() {
        if (stepAsked.compareAndSet(false, true)) {
            try {
                timer.execute(this::step);
            } catch (RejectedExecutionException e) {
                // The relay is stopping; what waits is on disk.
                return;
            }
        }
    }

    /** Telemetry of this telescope is wanted every so many seconds from now on. */
    public void interest(String telescope, int everySeconds) {
        timer.execute(() -> pace.wanted(telescope, everySeconds));
    }

    /** How the uplink stands. */
    public UplinkState state() {
        return state;
    }

    /** What it has done so far. */
    public UplinkCounts counts() {
        return counts;
    }

    private void step() {
        stepAsked.set(false);
        if (rest.isUnderWay()) {
            return;
        }
        try {
            Waiting waiting = standing.next(size);
            List<LatestValue> values = latest.take(waiting.events().isEmpty() ? pace::isDue : any -> true);
            if (!waiting.events().isEmpty() || !values.isEmpty() || heartbeat.isDue()) {
                send(waiting, values);
            }
        } catch (IOException | CompletionException e) {
            rest(null, "The relay's store is in trouble: " + e.getMessage());
        } catch (RejectedExecutionException e) {
            // The relay is stopping; what waits is on disk.
            stepAsked.set(true);
        } catch (RuntimeException e) {
            LOG.log(ERROR, "The uplink failed by a mistake of its own; it goes on after a while.", e);
            rest(UNTIL_MENDED, "The uplink failed by a mistake of its own: " + e);
        }
    }

    private void send(Waiting waiting, List<LatestValue> values) {
        Instant asked = clock.own().instant();
        WrittenBatch batch;
        try {
            batch = WrittenBatch.of(cloud.relay(), asked, waiting, values);
        } catch (WrittenBatch.UnreadableEvent e) {
            latest.giveBack(values);
            setAside(waiting.epoch(), e.seq(), String.valueOf(e.getMessage()));
            return;
        }
        counts.sent(batch.json().length);
        standing.sending(batch);
        switch (cloud.postEvents(batch.epoch(), batch.range(), batch.json())) {
            case CloudAnswer.Accepted(byte[] body) -> {
                Acknowledgement ack;
                try {
                    ack = Wire.read(body, Acknowledgement.class);
                } catch (IOException e) {
                    latest.giveBack(values);
                    rest(null, "Something that is not Stellar's cloud answered. Check cloud.url.");
                    return;
                }
                accepted(batch, ack, asked);
            }
            case CloudAnswer.Refused(Problem problem) -> {
                latest.giveBack(values);
                refused(batch, problem);
            }
            case CloudAnswer.Later(Duration after, String why) -> {
                latest.giveBack(values);
                rest(after, why);
            }
            case CloudAnswer.Slow(String why) -> {
                latest.giveBack(values);
                size.halve(batch.events().size());
                rest(null, why);
            }
        }
    }

    private void accepted(WrittenBatch batch, Acknowledgement ack, Instant asked) {
        clock.learn(ack.serverTime(), asked);
        if (!standing.settle(batch, ack.through())) {
            rest(null, "The cloud took a batch and did not say so; it is sent again.");
            return;
        }
        counts.accepted(batch);
        rest.afterSuccess();
        size.grow();
        heartbeat.heard();
        batch.latest().stream().map(LatestValue::telescope).distinct().forEach(pace::left);
        ack.telemetryEverySeconds().forEach(pace::wanted);
        state = new UplinkState(ack.through(), clock.own().instant(), null);
        listener.acknowledged(ack);
        if (!batch.events().isEmpty()) {
            wake();
        }
    }

    private void refused(WrittenBatch batch, Problem problem) {
        switch (problem.code()) {
            case Problem.EVENT_REFUSED -> {
                Long seq = problem.seq();
                if (seq == null || !setAside(batch.epoch(), seq, problem.title())) {
                    rest(UNTIL_MENDED, problem.title());
                }
            }
            case Problem.POSITION_GAP, Problem.EPOCH_OVER -> {
                standing.mend(batch, problem);
                // Not at once: should it not help, this must not spin.
                rest(null, problem.title());
            }
            case Problem.MALFORMED, Problem.TOO_LARGE -> unexplained(batch, problem);
            default -> {
                LOG.log(ERROR, "The cloud refuses this relay ({0}): {1}", problem.code(), problem.title());
                rest(UNTIL_MENDED, problem.title());
            }
        }
    }

    /** Some event spoils the batch and the cloud cannot say which: halves the batch until it is found. */
    private void unexplained(WrittenBatch batch, Problem problem) {
        if (batch.events().size() > 1) {
            size.halve(batch.events().size());
            wake();
        } else if (batch.events().size() == 1) {
            setAside(batch.epoch(), batch.events().getFirst().seq(), problem.title());
        } else {
            rest(UNTIL_MENDED, problem.title());
        }
    }

    private boolean setAside(long epoch, long seq, String reason) {
        boolean known = outbox.setAside(epoch, seq, reason).join();
        if (known) {
            LOG.log(WARNING, "Event {0} is set aside: {1}", Long.toString(seq), reason);
            wake();
        }
        return known;
    }

    private void rest(@Nullable Duration atLeast, String why) {
        counts.rested();
        UplinkState before = state;
        if (before.trouble() == null) {
            LOG.log(WARNING, "Nothing leaves for the cloud for now: {0}", why);
        }
        state = new UplinkState(before.through(), before.at(), why);
        rest.afterFailure(atLeast);
    }
}
