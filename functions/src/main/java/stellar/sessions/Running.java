package stellar.sessions;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.bookings.State;
import stellar.bookings.Transition;

/** A session that has begun: checked, paused for the sky, had go on, brought to its end. */
final class Running {

    /** How often a target is switched off and on again because nothing went on. */
    static final int MOST_NUDGES = 3;

    private Running() {}

    static void next(Draft draft) {
        if (draft.ending == null) {
            int wanted = draft.situation.plan().map(plan -> plan.frames()).orElse(Integer.MAX_VALUE);
            if (!draft.now.isBefore(draft.until)) {
                closeWork(draft);
                Finishing.begin(draft, Ending.Why.SLOT_OVER, "");
                return;
            }
            if (draft.statistics.frames() >= wanted) {
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
        draft.lookAt(draft.until);
    }

    /** The telescope is at work from now on. */
    static void beginWork(Draft draft) {
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
            draft.lookIn(Rules.EACH_MINUTE);
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
            draft.lookIn(Rules.EACH_MINUTE);
            return;
        }
        if (draft.isLater(Session.OFF, Session.ON) || draft.is(Session.ON, Step.Phase.FAILED)) {
            nudge(draft);
            return;
        }
        if (draft.is(Session.ON, Step.Phase.ASKED)) {
            // Until the telescope has taken it on again it is not at work; what is to be noted is, with its answer.
            draft.lookIn(Rules.EACH_MINUTE);
            return;
        }
        if (draft.waiting != null && draft.waiting.hindrance() != Hindrance.NO_PROGRESS) {
            // Whatever it was, it takes a while to go on after it.
            draft.progressAt = draft.now;
        }
        Instant last = lastProgress(draft);
        if (draft.now.isAfter(last.plus(draft.situation.standstill()))) {
            closeWork(draft, last.plus(draft.situation.standstill()));
            draft.wait(new Waiting(Hindrance.NO_PROGRESS, last));
            draft.note(Hindrance.NO_PROGRESS.evidence(), last.plus(draft.situation.standstill()), "");
            if (draft.nudges < MOST_NUDGES) {
                draft.nudges++;
                draft.progressAt = draft.now;
                draft.tell("nudged", Hindrance.NO_PROGRESS.word());
                switchOff(draft);
            }
            draft.lookIn(Rules.EACH_MINUTE);
            return;
        }
        boolean isStill = draft.waiting != null
                && draft.waiting.hindrance() == Hindrance.NO_PROGRESS
                && (draft.statistics.lastFrameAt() == null
                        || !draft.statistics.lastFrameAt().isAfter(draft.waiting.since()));
        if (isStill) {
            noteStandstill(draft);
            draft.lookIn(Rules.EACH_MINUTE);
            return;
        }
        draft.noteWaiting();
        draft.goesOn();
        draft.nudges = 0;
        if (draft.workSince != null) {
            draft.note("other-work", draft.workSince, "");
        }
        draft.workSince = draft.now;
        draft.lookIn(Rules.CHECK);
    }

    /** Switches the target on again once it is off: being on already, it would not begin anew. */
    private static void nudge(Draft draft) {
        noteStandstill(draft);
        if (draft.isLater(Session.ON, Session.OFF) || draft.is(Session.OFF, Step.Phase.DONE)) {
            Rules.switchOn(draft);
        } else {
            switchOff(draft);
        }
        draft.lookIn(Rules.EACH_MINUTE);
    }

    /** The minutes since it was switched off to be switched on again are not work either. */
    private static void noteStandstill(Draft draft) {
        if (draft.nudges > 0 && draft.progressAt != null) {
            draft.note(Hindrance.NO_PROGRESS.evidence(), draft.progressAt, "");
        }
    }

    private static Instant lastProgress(Draft draft) {
        Instant began = draft.progressAt == null ? draft.now : draft.progressAt;
        @Nullable Instant frame = draft.statistics.lastFrameAt();
        return frame != null && frame.isAfter(began) ? frame : began;
    }

    /** Whether the target is on, and was switched on after it was last switched off. */
    private static boolean resumed(Draft draft) {
        return draft.is(Session.ON, Step.Phase.DONE) && draft.isLater(Session.ON, Session.OFF);
    }

    private static void paused(Draft draft) {
        if (resumed(draft)) {
            draft.noteWaiting();
            draft.take(Transition.RESUME, "safe-again");
            draft.lookIn(Rules.EACH_MINUTE);
            return;
        }
        Optional<Waiting> hindrance = Conditions.hindrance(draft.situation.heard(), draft.now);
        draft.lookIn(Rules.EACH_MINUTE);
        if (hindrance.isPresent()) {
            draft.hinderedBy(hindrance.get());
            if (!draft.is(Session.OFF, Step.Phase.DONE) || draft.isLater(Session.ON, Session.OFF)) {
                switchOff(draft);
            }
            return;
        }
        if (draft.is(Session.OFF, Step.Phase.ASKED)) {
            return;
        }
        Rules.switchOn(draft);
    }

    /** Asks for the target to be switched off, unless that is under way; again a minute after it failed. */
    private static void switchOff(Draft draft) {
        Finishing.switchOff(draft, draft.until);
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
}
