package stellar.sessions;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a session: the target off, the last images in, the minutes settled. Also when nobody answers any more. */
final class Finishing {

    /** So long the observatory may be away; then the session ends without it, and its relay has ended it there itself. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    /** So long late images may come after the target is off. */
    static final Duration LATE_IMAGES = Duration.ofMinutes(3);

    /** So long after its slot a target that nobody knows to be off is still switched off when its telescope is back. */
    static final Duration LEFT_ON = Duration.ofHours(12);

    /** After so many refusals everything is stopped instead. */
    private static final int MOST_OFFS = 3;

    private static final Duration IN_TIME = Duration.ofMinutes(2);

    private Finishing() {}

    static void begin(Draft draft, Ending.Why why, String cause) {
        draft.ending = new Ending(why, draft.now);
        draft.tell("ended", cause.isEmpty() ? why.word() : cause);
        next(draft);
    }

    static void next(Draft draft) {
        Ending ending = requireNonNull(draft.ending);
        Instant last = ending.since().plus(PATIENCE);
        // Beyond the slot, for the right to end what was begun in it: also when that is noticed late.
        Instant lease = (last.isAfter(draft.until) ? last : draft.until).plus(PATIENCE);
        boolean wasOn = draft.step(Session.ON).isPresent();
        Optional<Instant> off = offAt(draft);
        if (wasOn && off.isEmpty() && draft.now.isBefore(last)) {
            switchOff(draft, lease);
            draft.lookIn(Rules.EACH_MINUTE);
            return;
        }
        boolean began = draft.startedAt != null;
        Instant settleAt =
                off.filter(_ -> began).map(at -> at.plus(LATE_IMAGES)).orElse(draft.now);
        if (draft.now.isBefore(settleAt) && draft.now.isBefore(last)) {
            draft.lookAt(settleAt);
            return;
        }
        noteRest(draft, ending);
        draft.settle(end(draft, began), ending.why().word());
        draft.lookIn(Rules.EACH_MINUTE);
    }

    /**
     * Closes a session that is settled, unless its target may still be on at a telescope that was away: RoboTarget would take it
     * again as soon as it is back. Nothing but the target is touched, for by then the telescope may be at work for somebody else.
     */
    static void leave(Draft draft) {
        boolean mayBeOn = draft.step(Session.ON).isPresent() && offAt(draft).isEmpty();
        if (!mayBeOn || !draft.now.isBefore(draft.until.plus(LEFT_ON))) {
            return;
        }
        boolean isAsked = draft.is(Session.OFF, Step.Phase.ASKED) && !draft.isLater(Session.ON, Session.OFF);
        if (!isAsked
                && Conditions.unreachable(draft.situation.heard(), draft.now).isEmpty()) {
            draft.ask(draft.plan(Session.OFF), IN_TIME, draft.now.plus(PATIENCE));
        }
        draft.lookIn(Rules.CHECK);
    }

    private static Act.End end(Draft draft, boolean began) {
        if (!began) {
            return Act.End.MISS;
        }
        @Nullable Waiting waiting = draft.waiting;
        boolean isBroken = waiting != null && !waiting.hindrance().isWeather();
        return isBroken && draft.statistics.frames() == 0 ? Act.End.FAIL : Act.End.COMPLETE;
    }

    /** What is left of the slot after a session that ended before it. */
    private static void noteRest(Draft draft, Ending ending) {
        String cause =
                switch (ending.why()) {
                    case PLAN_DONE -> "plan-done";
                    case ABORTED_BY_USER -> "ended-by-user";
                    case ABORTED_BY_OPERATOR -> "stopped-by-operator";
                    case SLOT_OVER, TOO_LATE -> "";
                };
        if (!cause.isEmpty()) {
            draft.note(cause, ending.since(), draft.until, "");
        }
    }

    /** When the target was known to be off after it was last on; empty while it is not. */
    private static Optional<Instant> offAt(Draft draft) {
        return Optional.of(Session.OFF)
                .flatMap(draft::step)
                .filter(off -> off.phase() == Step.Phase.DONE && !draft.isLater(Session.ON, Session.OFF))
                .or(() -> draft.step(RoboTarget.STOP).filter(stop -> stop.phase() == Step.Phase.DONE))
                .map(Step::endedAt);
    }

    /** Asks for the target to be switched off, unless that is under way; again a minute after it failed. */
    static void switchOff(Draft draft, Instant lease) {
        Optional<Step> last = draft.step(Session.OFF);
        boolean isCurrent = last.isPresent() && !draft.isLater(Session.ON, Session.OFF);
        if (isCurrent && (last.get().phase() == Step.Phase.ASKED || last.get().phase() == Step.Phase.DONE)) {
            return;
        }
        boolean isAway =
                Conditions.unreachable(draft.situation.heard(), draft.now).isPresent();
        if (isCurrent && last.get().phase() == Step.Phase.FAILED) {
            @Nullable Instant ended = last.get().endedAt();
            if (ended != null && draft.now.isBefore(ended.plus(Rules.EACH_MINUTE))) {
                return;
            }
            if (draft.ending != null && !isAway && last.get().attempt() >= MOST_OFFS) {
                if (!draft.is(RoboTarget.STOP, Step.Phase.ASKED)) {
                    draft.ask(draft.plan(RoboTarget.STOP), IN_TIME, lease);
                }
                return;
            }
        }
        draft.ask(draft.plan(Session.OFF), IN_TIME, lease);
    }
}
