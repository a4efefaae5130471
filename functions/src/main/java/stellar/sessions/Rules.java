package stellar.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.bookings.State;
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

    /** How often a target is switched on again because nothing went on. */
    static final int MOST_NUDGES = 3;

    private static final int MOST_CLEAN_UPS = 5;
    private static final Duration IN_TIME = Duration.ofSeconds(45);

    private Rules() {}

    static Decision next(Situation situation, Instant now) {
        Draft draft = new Draft(situation, now);
        switch (situation.booking().state()) {
            case PENDING -> pending(draft);
            case CONFIRMED, PREPARING, READY -> before(draft);
            case RUNNING, PAUSED -> during(draft);
            case CANCELLED -> cleanUp(draft);
            case COMPLETED, FAILED, MISSED -> {
                // Closed: there is no next look.
            }
        }
        return draft.decision();
    }

    private static void pending(Draft draft) {
        if (draft.now.isBefore(draft.until())) {
            draft.lookAt(draft.until());
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
        if (draft.now.isBefore(draft.from())) {
            draft.lookAt(draft.from());
            return;
        }
        if (Preparing.isReady(draft)) {
            start(draft);
        } else {
            if (draft.waiting == null) {
                draft.wait(new Waiting(Hindrance.NOT_PREPARED, draft.from(), draft.now.plus(EACH_MINUTE), ""));
            }
            draft.noteWaiting();
        }
        draft.lookAt(draft.situation.tooLateAt());
        draft.lookIn(EACH_MINUTE);
    }

    private static void start(Draft draft) {
        if (draft.is(Session.ON, Step.Phase.DONE)) {
            if (draft.startedAt == null) {
                beginWork(draft);
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
    private static void switchOn(Draft draft) {
        Optional<Step> last = draft.step(Session.ON);
        if (last.isPresent() && last.get().phase() == Step.Phase.ASKED) {
            return;
        }
        boolean failed = last.filter(step -> step.phase() == Step.Phase.FAILED).isPresent()
                && !isOlder(last.get(), draft.step(Session.OFF));
        if (failed) {
            @Nullable Instant ended = last.get().endedAt();
            draft.wait(new Waiting(
                    Hindrance.SWITCH_FAILED,
                    ended == null ? draft.now : ended,
                    last.get().reason()));
            draft.noteWaiting();
            if (ended != null && draft.now.isBefore(ended.plus(EACH_MINUTE))) {
                draft.lookAt(ended.plus(EACH_MINUTE));
                return;
            }
        } else {
            draft.noteWaiting();
            draft.goesOn();
        }
        draft.ask(draft.plan(Session.ON), IN_TIME, draft.until());
        draft.lookIn(EACH_MINUTE);
    }

    /** Whether a step was asked before another was. */
    static boolean isOlder(Step one, Optional<Step> other) {
        return other.isPresent()
                && one.askedAt() != null
                && other.get().askedAt() != null
                && one.askedAt().isBefore(other.get().askedAt());
    }

    private static void during(Draft draft) {
        if (draft.ending == null) {
            int wanted = draft.situation.plan().map(plan -> plan.frames()).orElse(Integer.MAX_VALUE);
            if (!draft.now.isBefore(draft.until())) {
                closeWork(draft);
                Finishing.begin(draft, Ending.Why.SLOT_OVER, "");
                return;
            }
            if (draft.statistics().frames() >= wanted) {
                closeWork(draft);
                Finishing.begin(draft, Ending.Why.PLAN_DONE, "");
                return;
            }
        }
        if (draft.ending != null) {
            Finishing.next(draft);
            return;
        }
        if (draft.situation.booking().state() == State.RUNNING) {
            running(draft);
        } else if (draft.pausedAt != null) {
            paused(draft);
        } else {
            PersonsPause.next(draft);
        }
        draft.lookAt(draft.until());
    }

    /** The telescope is at work from now on. */
    private static void beginWork(Draft draft) {
        draft.startedAt = draft.startedAt == null ? draft.now : draft.startedAt;
        draft.workSince = draft.now;
        draft.progressAt = draft.now;
        draft.goesOn();
    }

    private static void running(Draft draft) {
        if (draft.pausedAt != null && resumed(draft)) {
            draft.pausedAt = null;
            beginWork(draft);
            draft.tell("resumed", "");
        } else if (draft.pausedAt != null) {
            // The pause was decided by a look that died before the booking heard of it.
            draft.take(Transition.PAUSE, "weather");
            draft.lookIn(EACH_MINUTE);
            return;
        }
        Optional<Waiting> hindrance = Conditions.hindrance(draft.situation.heard(), draft.now);
        if (hindrance.isPresent()) {
            closeWork(draft, hindrance.get().since());
            draft.hinderedBy(hindrance.get());
            if (hindrance.get().hindrance().isWeather()) {
                draft.pausedAt = draft.now;
                draft.tell("paused", hindrance.get().hindrance().word());
                switchOff(draft);
                draft.take(Transition.PAUSE, "weather");
            }
            draft.lookIn(EACH_MINUTE);
            return;
        }
        Instant last = lastProgress(draft);
        if (draft.now.isAfter(last.plus(draft.situation.standstill()))) {
            closeWork(draft, last.plus(draft.situation.standstill()));
            draft.wait(new Waiting(Hindrance.NO_PROGRESS, last));
            draft.note(Hindrance.NO_PROGRESS.evidence(), last.plus(draft.situation.standstill()), "");
            @Nullable Instant nudged = draft.progressAt;
            if (draft.nudges < MOST_NUDGES && !draft.is(Session.ON, Step.Phase.ASKED)) {
                draft.nudges++;
                draft.progressAt = draft.now;
                draft.tell("nudged", nudged == null ? "" : Hindrance.NO_PROGRESS.word());
                draft.ask(draft.plan(Session.ON), IN_TIME, draft.until());
            }
            draft.lookIn(EACH_MINUTE);
            return;
        }
        boolean isStill = draft.waiting != null
                && draft.waiting.hindrance() == Hindrance.NO_PROGRESS
                && (draft.statistics().lastFrameAt() == null
                        || !draft.statistics().lastFrameAt().isAfter(draft.waiting.since()));
        if (isStill) {
            draft.note(Hindrance.NO_PROGRESS.evidence(), draft.progressAt == null ? draft.now : draft.progressAt, "");
            draft.lookIn(EACH_MINUTE);
            return;
        }
        draft.noteWaiting();
        draft.goesOn();
        draft.nudges = 0;
        if (draft.workSince != null) {
            draft.note("other-work", draft.workSince, "");
        }
        draft.workSince = draft.now;
        draft.lookIn(CHECK);
    }

    private static Instant lastProgress(Draft draft) {
        Instant began = draft.progressAt == null ? draft.now : draft.progressAt;
        @Nullable Instant frame = draft.statistics().lastFrameAt();
        return frame != null && frame.isAfter(began) ? frame : began;
    }

    /** Whether the target is on, and was switched on after it was last switched off. */
    private static boolean resumed(Draft draft) {
        return draft.is(Session.ON, Step.Phase.DONE)
                && draft.step(Session.OFF)
                        .map(off -> isOlder(off, draft.step(Session.ON)))
                        .orElse(true);
    }

    private static void paused(Draft draft) {
        if (resumed(draft)) {
            draft.noteWaiting();
            draft.take(Transition.RESUME, "safe-again");
            draft.lookIn(EACH_MINUTE);
            return;
        }
        Optional<Waiting> hindrance = Conditions.hindrance(draft.situation.heard(), draft.now);
        draft.lookIn(EACH_MINUTE);
        if (hindrance.isPresent()) {
            draft.hinderedBy(hindrance.get());
            if (!draft.is(Session.OFF, Step.Phase.DONE)
                    || isOlder(draft.step(Session.OFF).get(), draft.step(Session.ON))) {
                switchOff(draft);
            }
            return;
        }
        if (draft.is(Session.OFF, Step.Phase.ASKED)) {
            return;
        }
        switchOn(draft);
    }

    /** Asks for the target to be switched off, unless that is under way; again a minute after it failed. */
    private static void switchOff(Draft draft) {
        Finishing.switchOff(draft, draft.until());
    }

    static void closeWork(Draft draft) {
        closeWork(draft, draft.now);
    }

    private static void closeWork(Draft draft, Instant to) {
        if (draft.workSince != null) {
            draft.note("other-work", draft.workSince, to, "");
            draft.workSince = null;
        }
    }

    /** A booking that was given up leaves nothing in the telescope's schedule. */
    private static void cleanUp(Draft draft) {
        Optional<Step> remove = draft.step(RoboTarget.REMOVE_SET);
        boolean isDone = draft.round == 0
                || draft.is(RoboTarget.REMOVE_SET, Step.Phase.DONE)
                || remove.filter(step -> step.phase() == Step.Phase.FAILED && step.attempt() >= MOST_CLEAN_UPS)
                        .isPresent()
                || !draft.now.isBefore(draft.until());
        draft.steps.removeIf(step -> !step.name().equals(RoboTarget.REMOVE_SET));
        if (isDone) {
            return;
        }
        if (remove.isEmpty() || remove.get().phase() == Step.Phase.FAILED) {
            draft.ask(draft.plan(RoboTarget.REMOVE_SET), IN_TIME.multipliedBy(4), draft.until());
        }
        draft.lookIn(CHECK);
    }
}
