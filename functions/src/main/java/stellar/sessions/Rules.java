package stellar.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Transition;

/**
 * What is to be done for a session next, from what is known now and nothing else. Asked twice it says the same; asked late it
 * says what is right then.
 */
final class Rules {

    /** How often it is tried while it waits. */
    static final Duration EACH_MINUTE = Duration.ofMinutes(1);

    /** How often it is looked at while it runs. */
    static final Duration CHECK = Duration.ofMinutes(5);

    /** How long before its slot its user is reminded. */
    static final Duration REMINDER = Duration.ofHours(1);

    private static final String SOON = "soon";
    private static final int MOST_CLEAN_UPS = 5;
    private static final Duration IN_TIME = Duration.ofSeconds(45);

    private Rules() {}

    static Decision next(Situation situation, Instant now) {
        Draft draft = new Draft(situation, now);
        switch (situation.booking().state()) {
            case PENDING -> pending(draft);
            case CONFIRMED, PREPARING, READY -> before(draft);
            case RUNNING, PAUSED -> Running.next(draft);
            case CANCELLED -> cleanUp(draft);
            case COMPLETED, FAILED, MISSED -> Finishing.leave(draft);
        }
        return draft.decision();
    }

    private static void pending(Draft draft) {
        if (draft.now.isBefore(draft.until)) {
            draft.lookAt(draft.until);
        } else {
            draft.settle(Act.End.MISS, "not-consented");
            draft.lookIn(EACH_MINUTE);
        }
    }

    private static void before(Draft draft) {
        if (draft.ending != null) {
            Finishing.next(draft);
            return;
        }
        if (!draft.now.isBefore(draft.situation.tooLateAt())) {
            @Nullable Waiting reason = draft.waiting;
            draft.noteWaiting();
            Finishing.begin(
                    draft,
                    Ending.Why.TOO_LATE,
                    reason == null ? "" : reason.hindrance().word());
            return;
        }
        Preparing.next(draft);
        if (draft.now.isBefore(draft.from)) {
            remind(draft);
            draft.lookAt(draft.from);
            return;
        }
        if (Preparing.isReady(draft)) {
            start(draft);
        } else {
            if (draft.waiting == null) {
                draft.wait(new Waiting(Hindrance.NOT_PREPARED, draft.from, draft.now.plus(EACH_MINUTE), ""));
            }
            draft.noteWaiting();
        }
        draft.lookAt(draft.situation.tooLateAt());
        draft.lookIn(EACH_MINUTE);
    }

    /** Tells an hour before that it begins; whoever booked later than that knows. */
    private static void remind(Draft draft) {
        Instant soon = draft.from.minus(REMINDER);
        if (draft.now.isBefore(soon)) {
            draft.lookAt(soon);
        } else if (draft.situation.booking().madeAt().isBefore(soon)
                && draft.lastTold(Set.of(SOON)).isEmpty()) {
            draft.tell(SOON, "");
        }
    }

    private static void start(Draft draft) {
        if (draft.is(Session.ON, Step.Phase.DONE)) {
            if (draft.startedAt == null) {
                Running.beginWork(draft);
                draft.tell("started", "");
            }
            draft.take(Transition.START, "target-on");
            return;
        }
        Optional<Waiting> hindrance = Conditions.hindrance(draft.situation.heard(), draft.now);
        if (hindrance.isPresent()) {
            draft.hinderedBy(hindrance.get());
            return;
        }
        switchOn(draft);
    }

    /** Asks for the target, again a minute after it failed; says why it waits meanwhile. */
    static void switchOn(Draft draft) {
        Optional<Step> last = draft.step(Session.ON);
        if (last.isPresent() && last.get().phase() == Step.Phase.ASKED) {
            return;
        }
        boolean failed = last.filter(step -> step.phase() == Step.Phase.FAILED).isPresent()
                && !draft.isLater(Session.OFF, Session.ON);
        if (!isFree(draft)) {
            return;
        }
        if (failed) {
            if (isToWaitAfter(last.get(), draft)) {
                return;
            }
        } else if (draft.waiting == null || draft.waiting.hindrance() != Hindrance.NO_PROGRESS) {
            draft.noteWaiting();
            draft.goesOn();
        }
        draft.ask(draft.plan(Session.ON), IN_TIME, draft.until);
        draft.lookIn(EACH_MINUTE);
    }

    /** Whether the mount is not parked, whoever parked it; asks for it to be unparked if it is. */
    private static boolean isFree(Draft draft) {
        if (!draft.situation.heard().controlData().at("/parsed/mount/parked").asBoolean()) {
            return true;
        }
        Optional<Step> last = draft.step(RoboTarget.UNPARK);
        if (last.isPresent() && last.get().phase() == Step.Phase.ASKED) {
            draft.lookIn(EACH_MINUTE);
            return false;
        }
        // What the telescope tells may be a little older than what it did.
        boolean isJustDone = last.filter(step -> step.phase() == Step.Phase.DONE)
                .map(Step::endedAt)
                .filter(ended -> draft.now.isBefore(ended.plus(EACH_MINUTE)))
                .isPresent();
        if (isJustDone) {
            return true;
        }
        boolean failed = last.filter(step -> step.phase() == Step.Phase.FAILED).isPresent();
        if (!failed || !isToWaitAfter(last.get(), draft)) {
            draft.ask(draft.plan(RoboTarget.UNPARK), IN_TIME, draft.until);
            draft.lookIn(EACH_MINUTE);
        }
        return false;
    }

    /** Says that a step failed; whether it is too soon to try it again. */
    private static boolean isToWaitAfter(Step failed, Draft draft) {
        @Nullable Instant ended = failed.endedAt();
        draft.wait(new Waiting(Hindrance.SWITCH_FAILED, ended == null ? draft.now : ended, failed.reason()));
        draft.noteWaiting();
        if (ended == null || !draft.now.isBefore(ended.plus(EACH_MINUTE))) {
            return false;
        }
        draft.lookAt(ended.plus(EACH_MINUTE));
        return true;
    }

    /** A booking that was given up leaves nothing in the telescope's schedule. */
    private static void cleanUp(Draft draft) {
        Optional<Step> remove = draft.step(RoboTarget.REMOVE_SET);
        boolean isDone = draft.round == 0
                || draft.is(RoboTarget.REMOVE_SET, Step.Phase.DONE)
                || remove.filter(step -> step.phase() == Step.Phase.FAILED && step.attempt() >= MOST_CLEAN_UPS)
                        .isPresent()
                || !draft.now.isBefore(draft.until);
        draft.steps.removeIf(step -> !step.name().equals(RoboTarget.REMOVE_SET));
        if (isDone) {
            return;
        }
        if (remove.isEmpty() || remove.get().phase() == Step.Phase.FAILED) {
            draft.ask(draft.plan(RoboTarget.REMOVE_SET), IN_TIME.multipliedBy(4), draft.until);
        }
        draft.lookIn(CHECK);
    }
}
