package stellar.relay.alone;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import stellar.contract.Acknowledgement;
import stellar.contract.Command;
import stellar.contract.RunningSession;
import stellar.contract.SessionStep.Step;
import stellar.relay.alone.Progress.State;
import stellar.relay.alone.Progress.Try;
import stellar.relay.spool.CommandLedger;
import stellar.relay.spool.SessionBook;

/**
 * Looks after the running sessions while the cloud is out of reach; the package says by which rules. All of it happens on
 * the timer's one thread, except that {@link #acknowledged} may be called from any.
 */
public final class Caretaker {

    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
    private static final Duration TIME_NOTED_EVERY = Duration.ofSeconds(60);
    private static final System.Logger LOG = System.getLogger(Caretaker.class.getName());

    private final SessionBook book;
    private final Map<String, TelescopeWatch> watches;
    private final AloneLimits limits;
    private final LongSupplier nanos;
    private final ScheduledExecutorService timer;
    private final SessionTime time;
    private final Roster roster;
    private final Deeds deeds;
    private volatile long heardAt;
    private volatile boolean heardYet;
    private final boolean wasAlone;
    private long timeNotedAt;

    /**
     * A caretaker that goes on where a former run stopped.
     *
     * @param ledger where the desk notes what becomes of commands
     * @param desk takes a command; must not block
     * @param watches what each of this relay's telescopes says
     * @param own what events are stamped with
     * @param deskTime the clock that the desk compares deadlines with
     * @param nanos a ticker that no setting of a clock moves
     * @param timer one thread, where everything happens
     * @throws IOException when the store cannot be read
     */
    public Caretaker(
            SessionBook book,
            CommandLedger ledger,
            Consumer<Command> desk,
            Map<String, TelescopeWatch> watches,
            AloneLimits limits,
            Clock own,
            Clock deskTime,
            LongSupplier nanos,
            ScheduledExecutorService timer)
            throws IOException {
        this.book = book;
        this.watches = Map.copyOf(watches);
        this.limits = limits;
        this.nanos = nanos;
        this.timer = timer;
        this.time = new SessionTime(own, nanos, book.cloudTime());
        Reports reports = new Reports(time, own, deskTime);
        this.heardAt = nanos.getAsLong();
        this.timeNotedAt = heardAt;
        this.roster = new Roster(book, reports);
        this.deeds = new Deeds(roster, ledger, desk, reports, limits, nanos, this::isLost);
        this.wasAlone = roster.isAlone();
    }

    /** Begins to look after the sessions. */
    public void start() {
        Future<?> unused = timer.scheduleWithFixedDelay(
                () -> guarded(this::look), LOOKS_EVERY.toMillis(), LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The cloud was heard: it is in charge. Does not block. */
    public void acknowledged(Acknowledgement acknowledgement) {
        heardAt = nanos.getAsLong();
        heardYet = true;
        try {
            timer.execute(() -> guarded(() -> learn(acknowledgement)));
        } catch (RejectedExecutionException e) {
            // The relay is stopping; the next run is told again.
            return;
        }
    }

    /** Does what is due now. */
    void look() throws IOException {
        for (String id : roster.ids()) {
            Optional<Held> held = roster.find(id);
            if (held.isPresent()) {
                look(held.get());
            }
        }
        if (!roster.isEmpty() && nanos.getAsLong() - timeNotedAt >= TIME_NOTED_EVERY.toNanos()) {
            noteTime();
        }
    }

    private void look(Held held) throws IOException {
        Optional<Act> asked = held.progress().asked();
        if (asked.isPresent()) {
            deeds.follow(held, asked.get());
        } else if (isLost()) {
            act(held);
        }
    }

    private void learn(Acknowledgement acknowledgement) {
        time.learned(acknowledgement.serverTime());
        List<RunningSession> running = acknowledgement.sessions();
        if (running != null) {
            roster.list(running.stream()
                    .filter(session -> watches.containsKey(session.telescope()))
                    .limit(limits.maxSessions())
                    .toList());
            if (roster.isEmpty() && !running.isEmpty()) {
                noteTime();
            }
        }
        roster.handBack();
    }

    private boolean isLost() {
        Duration after = wasAlone && !heardYet ? limits.afterRestart() : limits.linkLostAfter();
        return nanos.getAsLong() - heardAt >= after.toNanos();
    }

    private void act(Held held) {
        TelescopeWatch watch = watches.get(held.told().telescope());
        Progress progress = held.progress();
        if (watch == null) {
            return;
        }
        if (!progress.isAlone() || progress.linkBack()) {
            Instant since = time.best().minusNanos(nanos.getAsLong() - heardAt);
            Held now = held.with(Progress.alone(since));
            roster.keep(now, Step.ALONE, StepWords.alone(since, time.now().isPresent()));
            return;
        }
        Optional<String> unsafe = watch.unsafe(unsafeAfter(held.told()));
        Optional<Act> next = progress.next(
                unsafe.isPresent(), isOver(held.told()), held.told().targetGuid() != null);
        if (next.isEmpty()) {
            return;
        }
        Act act = next.get();
        Try tried = progress.of(act);
        if (act == Act.PARK && tried.attempts() > 0 && watch.isParked()) {
            roster.keep(held.with(progress.with(act, tried.now(State.DONE))), act.step(), StepWords.seenParked());
        } else if (deeds.isResting(held)) {
            return;
        } else if (!watch.isConnected()) {
            if (!progress.tries().containsKey(act)) {
                roster.keep(held.with(progress.with(act, Try.NOT_YET)), Step.FAILED, StepWords.waits(act));
            }
        } else {
            deeds.ask(held, act, cause(held, act, unsafe));
        }
    }

    private static String cause(Held held, Act act, Optional<String> unsafe) {
        return switch (act) {
            case ABORT -> unsafe.orElse(held.progress().of(act).cause());
            case PARK -> held.progress().of(Act.ABORT).cause();
            case DEACTIVATE, STOP -> StepWords.slotOver(held.told().until());
        };
    }

    private boolean isOver(RunningSession session) {
        return time.now()
                .filter(now -> !now.isBefore(session.until()))
                .filter(now -> now.isBefore(session.until().plus(limits.lateEnd())))
                .isPresent();
    }

    private Duration unsafeAfter(RunningSession session) {
        Integer seconds = session.unsafeAfterSeconds();
        return seconds == null || seconds < 0 || seconds > RunningSession.LONGEST_UNSAFE_SECONDS
                ? limits.unsafeAfter()
                : Duration.ofSeconds(seconds);
    }

    private void noteTime() {
        timeNotedAt = nanos.getAsLong();
        time.toNote().ifPresent(known -> book.note(known).join());
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Whatever goes wrong, the timer goes on: what could not be written now is decided again at the next look. */
    private static void guarded(Work work) {
        try {
            work.run();
        } catch (IOException | CompletionException e) {
            LOG.log(
                    WARNING,
                    "The running sessions cannot be looked after, the store is in trouble: {0}",
                    e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(ERROR, "Looking after the running sessions failed by a mistake of its own; it goes on.", e);
        }
    }
}
