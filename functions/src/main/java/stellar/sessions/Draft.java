package stellar.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import stellar.bookings.Transition;
import stellar.contract.Command;

/** A session while a look decides about it; {@link #decision} is what came of it. */
final class Draft extends MutableSession {

    private static final int MOST_TOLD = 100;

    final Situation situation;
    final Instant now;
    private final Session before;
    private final RoboTarget roboTarget;
    private final List<Act> acts = new ArrayList<>();

    Draft(Situation situation, Instant now) {
        super(situation.session());
        this.situation = situation;
        this.now = now;
        this.before = situation.session();
        this.from = situation.booking().slot().from();
        this.until = situation.booking().slot().to();
        this.nextLook = null;
        this.roboTarget = new RoboTarget(
                situation.booking(), situation.plan(), situation.ground().filters(), before);
        steps.replaceAll(step -> step.after(situation.answers().get(step.command(before.booking())), now));
    }

    /** The last attempt of a step; empty when it was never planned. */
    Optional<Step> step(String name) {
        return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }

    boolean is(String name, Step.Phase phase) {
        return step(name).filter(step -> step.phase() == phase).isPresent();
    }

    /** Whether a step was planned, and after another was or without it. */
    boolean isLater(String name, String than) {
        return place(name) > place(than);
    }

    private int place(String name) {
        return steps.stream().map(Step::name).toList().indexOf(name);
    }

    /** Plans a new attempt of a step, after everything else. */
    Step plan(String name) {
        int attempt = step(name).map(step -> step.attempt() + 1).orElse(1);
        return plan(name, attempt);
    }

    Step plan(String name, int attempt) {
        steps.removeIf(step -> step.name().equals(name));
        Step planned = Step.planned(name, attempt);
        steps.add(planned);
        return planned;
    }

    /** Asks for what is planned. {@code lease}: until when the booking's right holds for it. */
    void ask(Step planned, Duration inTime, Instant lease) {
        steps.replaceAll(step -> step.equals(planned) ? planned.asked(now, inTime, lease) : step);
    }

    void take(Transition transition, String cause) {
        acts.add(new Act.Take(transition, cause));
    }

    void settle(Act.End end, String cause) {
        acts.add(new Act.Settle(end, cause, seen));
    }

    void tell(String what, String why) {
        if (story.size() < MOST_TOLD) {
            story.add(new Told(what, why, now));
        }
    }

    /** The last of these words that was told; empty when none was. */
    String lastTold(Set<String> words) {
        return story.reversed().stream()
                .map(Told::what)
                .filter(words::contains)
                .findFirst()
                .orElse("");
    }

    /** Waits for this and writes down what was so until now; what it waited for before was so until this began. */
    void hinderedBy(Waiting reason) {
        Waiting old = waiting;
        if (old != null && old.hindrance() != reason.hindrance() && isFromItsBeginning(old.hindrance())) {
            Instant end = reason.since().isAfter(old.since()) ? reason.since() : now;
            note(old.hindrance().evidence(), old.since(), end, old.what());
        }
        wait(reason);
        noteWaiting();
    }

    /** Waits for this; told when it is another reason than before. */
    void wait(Waiting reason) {
        boolean isNew = waiting == null || waiting.hindrance() != reason.hindrance();
        // What the same reason says first about its beginning holds, for some are dated by the last word heard.
        waiting = isNew || waiting == null || reason.since().isBefore(waiting.since())
                ? reason
                : new Waiting(reason.hindrance(), waiting.since(), reason.until(), reason.what());
        if (isNew) {
            tell("waits", reason.hindrance().word());
        }
    }

    void goesOn() {
        waiting = null;
    }

    /** Writes down what was so from a moment until now. */
    void note(String cause, Instant since, String detail) {
        note(cause, since, now, detail);
    }

    void note(String cause, Instant since, Instant to, String detail) {
        Instant begin = since.isBefore(from) ? from : since;
        Instant end = to.isAfter(until) ? until : to;
        seen = Seen.with(seen, new Seen(cause, begin, end, "check/" + now, detail));
    }

    /** Writes down that what it waits for was so until now. */
    void noteWaiting() {
        Waiting reason = waiting;
        if (reason != null && isFromItsBeginning(reason.hindrance())) {
            note(reason.hindrance().evidence(), reason.since(), reason.what());
        }
    }

    /** Whether its minutes are what it says from its beginning on; at a standstill the first of them were work. */
    private static boolean isFromItsBeginning(Hindrance hindrance) {
        return !hindrance.evidence().isEmpty() && hindrance != Hindrance.NO_PROGRESS;
    }

    /** Looks again then at the latest. */
    void lookAt(Instant moment) {
        nextLook = nextLook == null || moment.isBefore(nextLook) ? moment : nextLook;
    }

    void lookIn(Duration time) {
        lookAt(now.plus(time));
    }

    Decision decision() {
        Session after = toSession();
        List<Act> all = new ArrayList<>();
        RoboTarget words = new RoboTarget(
                situation.booking(), situation.plan(), situation.ground().filters(), after);
        for (Step step : steps) {
            if (step.phase() == Step.Phase.ASKED) {
                all.add(new Act.Send(command(step, words)));
            }
        }
        all.addAll(acts);
        return new Decision(after, all);
    }

    RoboTarget roboTarget() {
        return roboTarget;
    }

    private Command command(Step step, RoboTarget words) {
        RoboTarget.Wish wish = words.wish(step.name());
        Instant asked = step.askedAt() == null ? now : step.askedAt();
        Instant deadline = step.deadline() == null ? now : step.deadline();
        Instant lease = step.lease() == null ? deadline : step.lease();
        return new Command(
                step.command(before.booking()),
                before.telescope(),
                wish.method(),
                wish.params(),
                asked,
                deadline,
                new Command.Lease("booking", before.booking(), lease));
    }
}
