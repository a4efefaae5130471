package stellar.simulator.night;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stellar.simulator.time.Errand;

/**
 * Sees to it that one thing at a time is done: an action somebody asked for goes before the night's programme, a
 * person's abort before both, and the weather before everything.
 */
public final class Conductor {
    private static final Duration RESUME_AFTER = Duration.ofSeconds(10);
    private static final Duration SAFETY_CHECK = Duration.ofSeconds(5);

    private final Observatory observatory;
    private final Programme programme;
    private final Set<Hold> holds = EnumSet.noneOf(Hold.class);
    private @Nullable Errand night;
    private @Nullable Errand parking;
    private final List<Action> beside = new ArrayList<>();
    private @Nullable Action action;

    /** A conductor of this programme; nothing starts before {@link #start}. */
    public Conductor(Observatory observatory, Programme programme) {
        this.observatory = observatory;
        this.programme = programme;
    }

    /** Why the programme does not run. */
    public enum Hold {
        /** Somebody said stop; it takes a person (or a new target) to go on. */
        ABORTED,
        /** Somebody parked the mount or stopped the tracking. */
        PARKED,
        /** The equipment was disconnected. */
        DISCONNECTED,
        /** The weather closed the observatory. */
        UNSAFE
    }

    /** Starts the night and the look at the weather. */
    public void start() {
        observatory.clock().every(SAFETY_CHECK, this::checkSafety);
        startNight();
    }

    /** Why an action cannot start now, as a sentence; empty when it can. */
    public Optional<String> refusal() {
        if (holds.contains(Hold.UNSAFE)) {
            return Optional.of("The weather is unsafe and the observatory is closed; wait until it is safe again.");
        }
        if (action != null) {
            return Optional.of("Voyager is busy with " + action.name() + "; wait for its end or abort it first.");
        }
        boolean scheduled =
                observatory.assignment().filter(a -> !a.dragScript().isEmpty()).isPresent();
        return scheduled
                ? Optional.of("Voyager is running a RoboTarget target; deactivate it or abort first.")
                : Optional.empty();
    }

    /**
     * Does what somebody asked for, before the programme, which goes on some time after.
     *
     * @param uid of the command, so that it can be aborted
     * @param end hears the outcome once, whatever happens
     */
    public void perform(String uid, String name, Supplier<Outcome> work, Consumer<Outcome> end) {
        stopNight();
        observatory.enter(VoyagerStatus.RUN);
        var begun = new Action(uid, name, end);
        action = begun;
        begun.errand = observatory.clock().begin(name, () -> ended(begun, result(begun, work)));
    }

    /** The same for what hinders nothing else, such as cooling, while everything goes on. */
    public void performBeside(String uid, String name, Supplier<Outcome> work, Consumer<Outcome> end) {
        var begun = new Action(uid, name, end);
        beside.add(begun);
        begun.errand = observatory.clock().begin(name, () -> endedBeside(begun, work.get()));
    }

    /** True while the action of that command runs. */
    public boolean isPerforming(String uid) {
        return (action != null && action.uid().equals(uid))
                || beside.stream().anyMatch(one -> one.uid().equals(uid));
    }

    /** Aborts the action of that command, if it runs. */
    public void abortAction(String uid) {
        Outcome aborted = Outcome.aborted("Aborted by remote request.");
        if (action != null && action.uid().equals(uid)) {
            stopAction(aborted);
        }
        stopBeside(one -> one.uid().equals(uid), aborted);
    }

    /** Stops whatever is under way, and keeps it stopped. */
    public void abort() {
        holds.add(Hold.ABORTED);
        stopAction(Outcome.aborted("Everything was aborted."));
        stopBeside(one -> true, Outcome.aborted("Everything was aborted."));
        stopNight();
        observatory.enter(VoyagerStatus.STOPPED);
    }

    /** Keeps the programme from running for a further reason. */
    public void hold(Hold why) {
        holds.add(why);
        stopNight();
    }

    /** Takes a reason away; the programme goes on when none is left. */
    public void release(Hold why) {
        if (holds.remove(why)) {
            startNightSoon();
        }
    }

    /**
     * The list of wanted targets has changed: when another is best now, the programme goes over to it at once. When asked,
     * an abort is over with this.
     */
    public void rethink(boolean alsoAfterAbort) {
        if (alsoAfterAbort) {
            holds.remove(Hold.ABORTED);
        }
        if (action == null && holds.isEmpty()) {
            if (programme.shouldChange()) {
                stopNight();
            }
            startNight();
        }
    }

    /** What keeps the programme from running now. */
    public Set<Hold> holds() {
        return Set.copyOf(holds);
    }

    /** Looks at the weather at once, and closes or opens. */
    public void checkSafety() {
        boolean safe = observatory.weather().isSafe();
        if (!safe && holds.add(Hold.UNSAFE)) {
            closeForWeather();
        } else if (safe && holds.contains(Hold.UNSAFE)) {
            if (parking != null) {
                parking.abort();
            }
            observatory.mount().unpark();
            observatory.journal().log(LogKind.EVENT, "The weather is safe again");
            observatory.enter(VoyagerStatus.IDLE);
            release(Hold.UNSAFE);
        }
    }

    /** Stops all work without a word; for the end of the program. */
    public void close() {
        action = null;
        stopNight();
    }

    private void closeForWeather() {
        stopAction(Outcome.failed("The weather became unsafe and the observatory was closed."));
        stopNight();
        observatory.journal().log(LogKind.EMERGENCY, "The weather is unsafe: suspended, parking the mount");
        observatory.enter(VoyagerStatus.WARNING);
        parking = observatory.clock().begin("park", observatory.mount()::park);
    }

    private Outcome result(Action begun, Supplier<Outcome> work) {
        try {
            return work.get();
        } catch (Errand.Aborted stopped) {
            throw stopped;
        } catch (RuntimeException fault) {
            ended(begun, Outcome.failed("The simulator failed: " + fault));
            throw fault;
        }
    }

    private void stopAction(Outcome outcome) {
        Action stopped = action;
        if (stopped != null) {
            if (stopped.errand != null) {
                stopped.errand.abort();
            }
            ended(stopped, outcome);
        }
    }

    private void stopBeside(Predicate<Action> which, Outcome outcome) {
        for (Action one : List.copyOf(beside)) {
            if (which.test(one)) {
                if (one.errand != null) {
                    one.errand.abort();
                }
                endedBeside(one, outcome);
            }
        }
    }

    private void endedBeside(Action which, Outcome outcome) {
        if (beside.remove(which)) {
            which.end().accept(outcome);
        }
    }

    private void ended(Action which, Outcome outcome) {
        if (action == which) {
            action = null;
            which.end().accept(outcome);
            observatory.journal().signal(Signal.QUEUE_EMPTY);
            observatory.enter(VoyagerStatus.IDLE);
            startNightSoon();
        }
    }

    private void startNightSoon() {
        observatory.clock().in(RESUME_AFTER, this::startNight);
    }

    private void startNight() {
        boolean resting = night == null || !night.isUnderWay();
        if (resting && action == null && holds.isEmpty()) {
            night = observatory.clock().begin("night", programme::run);
        }
    }

    private void stopNight() {
        if (night != null) {
            night.abort();
            night = null;
        }
    }

    private static final class Action {
        private final String uid;
        private final String name;
        private final Consumer<Outcome> end;
        private @Nullable Errand errand;

        Action(String uid, String name, Consumer<Outcome> end) {
            this.uid = uid;
            this.name = name;
            this.end = end;
        }

        String uid() {
            return uid;
        }

        String name() {
            return name;
        }

        Consumer<Outcome> end() {
            return end;
        }
    }
}
