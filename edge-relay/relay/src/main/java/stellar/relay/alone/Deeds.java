package stellar.relay.alone;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import stellar.contract.Command;
import stellar.contract.SessionStep.Step;
import stellar.relay.alone.Progress.State;
import stellar.relay.alone.Progress.Try;
import stellar.relay.spool.CommandLedger;

/**
 * Has acts done: notes the number of the command, gives it to the desk, and finds out from the desk's ledger what became of
 * it, in this run or in the next. For one thread.
 */
final class Deeds {

    private final Roster roster;
    private final CommandLedger ledger;
    private final Consumer<Command> desk;
    private final Reports reports;
    private final AloneLimits limits;
    private final LongSupplier nanos;
    private final BooleanSupplier isLost;
    private final Map<String, Long> restsUntil = new HashMap<>();
    private final Map<String, Long> askedAt = new HashMap<>();

    Deeds(
            Roster roster,
            CommandLedger ledger,
            Consumer<Command> desk,
            Reports reports,
            AloneLimits limits,
            LongSupplier nanos,
            BooleanSupplier isLost) {
        this.roster = roster;
        this.ledger = ledger;
        this.desk = desk;
        this.reports = reports;
        this.limits = limits;
        this.nanos = nanos;
        this.isLost = isLost;
    }

    /** Whether it is too early for another command of this session. */
    boolean isResting(Held held) {
        Long until = restsUntil.get(held.id());
        return until != null && nanos.getAsLong() < until;
    }

    /** Has an act done that is due for this reason. */
    void ask(Held held, Act act, String cause) {
        Try tried = held.progress().of(act);
        Held asked = held.with(held.progress().with(act, new Try(State.ASKED, tried.attempts() + 1, cause)));
        roster.keep(asked);
        askedAt.put(held.id(), nanos.getAsLong());
        Command command = reports.command(asked, act);
        // The cloud may have been heard while this was written; then the command is never given, and forgotten.
        if (isLost.getAsBoolean()) {
            desk.accept(command);
        }
    }

    /** Looks what became of a command. */
    void follow(Held held, Act act) throws IOException {
        String id = held.commandId(act);
        Optional<String> standing = ledger.standing(id);
        if (standing.isEmpty()) {
            // What the desk asked the store for before this has been written, or refused, when this has.
            roster.catchUp();
            standing = ledger.standing(id);
        }
        if (standing.isEmpty()) {
            forget(held, act);
        } else if (!standing.get().equals("taken")) {
            settle(held, act, standing.get());
        } else if (nanos.getAsLong() - askedAt.computeIfAbsent(held.id(), any -> nanos.getAsLong())
                >= limits.answerLimit().toNanos()) {
            settle(held, act, "unknown");
        }
    }

    /** The command was never begun: as if it had not been decided; its number is still free. */
    private void forget(Held held, Act act) {
        Progress progress = held.progress();
        Try tried = progress.of(act);
        Progress before = tried.attempts() == 1
                ? progress.without(act)
                : progress.with(act, new Try(State.FAILED, tried.attempts() - 1, tried.cause()));
        roster.keep(held.with(before));
        ended(held, limits.retryEvery());
    }

    private void settle(Held held, Act act, String outcome) {
        Progress progress = held.progress();
        Try tried = progress.of(act);
        if (outcome.equals("done")) {
            roster.keep(
                    held.with(progress.with(act, tried.now(State.DONE))),
                    act.step(),
                    StepWords.done(act, tried.cause()));
            ended(held, limits.afterStop());
            return;
        }
        boolean again = act != Act.DEACTIVATE && tried.attempts() < limits.maxAttempts();
        Held after = held.with(progress.with(act, tried.now(again ? State.FAILED : State.GIVEN_UP)));
        if (!again || tried.attempts() == 1) {
            roster.keep(
                    after,
                    Step.FAILED,
                    StepWords.failed(act, outcome, again, progress.of(Act.ABORT).state() == State.DONE));
        } else {
            roster.keep(after);
        }
        ended(held, again ? limits.retryEvery() : limits.afterStop());
    }

    private void ended(Held held, Duration rest) {
        askedAt.remove(held.id());
        restsUntil.put(held.id(), nanos.getAsLong() + rest.toNanos());
        if (held.progress().linkBack()) {
            roster.handBack();
        }
    }
}
