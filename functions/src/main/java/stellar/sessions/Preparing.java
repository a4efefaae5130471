package stellar.sessions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import stellar.bookings.Booking;
import stellar.bookings.State;
import stellar.bookings.Transition;

/**
 * Puts a plan into the telescope's schedule, in rounds. A round asks what is there, puts what is not and brings up to date what
 * is; whatever fails in it, the next asks again, so nothing is made twice and nothing is left half done.
 */
final class Preparing {

    private static final Duration IN_TIME = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration WHEN_DUE = Duration.ofMinutes(1);
    private static final Duration WATCH = Duration.ofMinutes(1);

    /** So many commands at once; a relay is handed ten with an acknowledgement. */
    private static final int AT_ONCE = 8;

    private Preparing() {}

    /** The mark of a plan; another plan has another. */
    static String mark(Booking booking) {
        return UUID.nameUUIDFromBytes(booking.plan().toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether the telescope knows the plan as it is now. */
    static boolean isReady(Draft draft) {
        return draft.situation.booking().state() == State.READY
                && draft.prepared.equals(mark(draft.situation.booking()));
    }

    static void next(Draft draft) {
        Instant at = draft.situation.prepareAt();
        if (draft.now.isBefore(at)) {
            draft.lookAt(at);
            return;
        }
        Booking booking = draft.situation.booking();
        String mark = mark(booking);
        if (booking.state() == State.PREPARING) {
            if (draft.prepared.equals(mark)) {
                draft.take(Transition.PREPARED, "plan-in-schedule");
                draft.lookIn(WATCH);
            } else {
                round(draft, mark);
            }
        } else if (!isReady(draft)) {
            draft.take(Transition.PREPARE, booking.state() == State.READY ? "plan-changed" : "due");
            draft.lookIn(WATCH);
        }
    }

    private static void round(Draft draft, String mark) {
        Optional<String> flaw = draft.roboTarget().flaw();
        if (flaw.isPresent()) {
            // Another plan is a change of the booking, which is looked at when it comes.
            failed(draft, flaw.get(), LONGEST_PAUSE);
            return;
        }
        if (!draft.plan.equals(mark)) {
            draft.plan = mark;
            draft.tryAgainAt = null;
            begin(draft);
        }
        Optional<Step> wrong =
                mine(draft).filter(step -> step.phase() == Step.Phase.FAILED).findFirst();
        if (wrong.isPresent()) {
            draft.failures++;
            draft.tryAgainAt = draft.now.plus(pause(draft));
            failed(draft, wrong.get().reason(), pause(draft));
            clear(draft);
            return;
        }
        if (draft.tryAgainAt != null && draft.now.isBefore(draft.tryAgainAt)) {
            draft.lookAt(draft.tryAgainAt);
            return;
        }
        Optional<Waiting> away = Conditions.unreachable(draft.situation.heard(), draft.now);
        if (away.isPresent()) {
            draft.wait(away.get());
            draft.lookIn(draft.now.isBefore(draft.from) ? WATCH.multipliedBy(5) : WATCH);
            return;
        }
        if (draft.waiting != null && draft.waiting.hindrance() != Hindrance.NOT_PREPARED) {
            draft.goesOn();
        }
        if (mine(draft).findAny().isEmpty()) {
            begin(draft);
        }
        goOn(draft, mark);
    }

    private static void goOn(Draft draft, String mark) {
        boolean isAnswered = RoboTarget.QUESTIONS.stream().allMatch(name -> draft.is(name, Step.Phase.DONE));
        boolean isPlanned = mine(draft).count() > RoboTarget.QUESTIONS.size();
        if (isAnswered && !isPlanned) {
            Answer sequences = answer(draft, RoboTarget.GET_SEQUENCES);
            draft.baseSequence = sequences.first("guid");
            draft.profile = sequences.first("profilename");
            draft.roboTarget()
                    .puts(
                            answer(draft, RoboTarget.GET_SET),
                            answer(draft, RoboTarget.GET_TARGET),
                            answer(draft, RoboTarget.GET_SHOTS))
                    .forEach(put -> draft.plan(put, draft.round));
        }
        if (mine(draft).allMatch(step -> step.phase() == Step.Phase.DONE)) {
            draft.prepared = mark;
            draft.failures = 0;
            draft.goesOn();
            draft.tell("prepared", "");
            draft.take(Transition.PREPARED, "plan-in-schedule");
            draft.lookIn(WATCH);
            return;
        }
        ask(draft);
        draft.lookIn(WATCH);
    }

    /** Asks for as much as may be under way at once: a set before its target, and that before its shots. */
    private static void ask(Draft draft) {
        for (Step step : List.copyOf(draft.steps)) {
            long under =
                    mine(draft).filter(one -> one.phase() == Step.Phase.ASKED).count();
            if (step.phase() == Step.Phase.PLANNED && isMine(step) && under < AT_ONCE) {
                boolean mustBeAlone =
                        step.name().endsWith("-set") || step.name().endsWith("-target");
                boolean isQuestion = step.name().startsWith("get-");
                boolean isClear = isQuestion
                        || mine(draft)
                                .filter(one -> mustBeAlone || !one.name().contains("-shot-"))
                                .takeWhile(one -> !one.name().equals(step.name()))
                                .allMatch(one -> one.phase() == Step.Phase.DONE);
                if (isClear) {
                    draft.ask(step, IN_TIME, draft.until);
                }
            }
        }
    }

    private static void begin(Draft draft) {
        clear(draft);
        draft.round++;
        draft.tryAgainAt = null;
        RoboTarget.QUESTIONS.forEach(question -> draft.plan(question, draft.round));
    }

    private static void clear(Draft draft) {
        draft.steps.removeIf(Preparing::isMine);
    }

    private static Stream<Step> mine(Draft draft) {
        return List.copyOf(draft.steps).stream().filter(Preparing::isMine);
    }

    private static boolean isMine(Step step) {
        return switch (step.name()) {
            case Session.ON, Session.OFF, RoboTarget.UNPARK, RoboTarget.STOP, RoboTarget.REMOVE_SET -> false;
            default -> true;
        };
    }

    private static Answer answer(Draft draft, String question) {
        Answer nothing = new Answer(Answer.REQUESTED, "", null);
        return draft.step(question)
                .map(step -> draft.situation
                        .answers()
                        .getOrDefault(step.command(draft.situation.booking().id()), nothing))
                .orElse(nothing);
    }

    private static void failed(Draft draft, String why, Duration pause) {
        Instant again = draft.now.plus(pause);
        Waiting before = draft.waiting;
        Instant since = before != null && before.hindrance() == Hindrance.NOT_PREPARED ? before.since() : draft.now;
        draft.wait(new Waiting(Hindrance.NOT_PREPARED, since, again, why));
        draft.lookAt(again);
    }

    /** Growing pauses; once the slot has begun, each minute. */
    private static Duration pause(Draft draft) {
        if (!draft.now.isBefore(draft.from)) {
            return WHEN_DUE;
        }
        Duration pause = Duration.ofMinutes(1L << Math.min(draft.failures, 5));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
