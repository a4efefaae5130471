package stellar.relay.commands;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import stellar.contract.Batch;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.CommandOutcome.State;
import stellar.contract.EventType;
import stellar.contract.Wire;
import stellar.relay.spool.CommandLedger;
import stellar.relay.spool.NewEvent;
import stellar.relay.spool.TakenCommand;
import stellar.relay.voyager.CommandAnswer;
import stellar.relay.voyager.Order;
import stellar.relay.voyager.VoyagerCommand;

/** Takes commands, refuses what may not run, gives the rest to the telescope once, and tells what became of each. */
public final class CommandDesk {

    private static final System.Logger LOG = System.getLogger(CommandDesk.class.getName());

    /** So that the event around an outcome stays within what the cloud takes. */
    private static final int MAX_OUTCOME_BYTES = Batch.MAX_EVENT_BYTES - 2048;

    private static final int MAX_REASON_LENGTH = 1000;

    private final CommandLedger ledger;
    private final CommandReader reader;
    private final Map<String, Telescope> telescopes;
    private final Clock own;
    private final Clock cloudTime;

    /** A telescope as far as commands go. */
    public interface Telescope {

        /** Gives the command to Voyager; does not block. */
        CompletionStage<CommandAnswer> run(Order order);
    }

    /**
     * A desk for these telescopes.
     *
     * @param own what events are stamped with
     * @param cloudTime what deadlines are compared with
     */
    public CommandDesk(CommandLedger ledger, Map<String, Telescope> telescopes, Clock own, Clock cloudTime) {
        this(ledger, telescopes, Vocabulary.shipped(), own, cloudTime);
    }

    /**
     * A desk for these telescopes.
     *
     * @param vocabulary what Voyager's scheduler calls things
     * @param own what events are stamped with
     * @param cloudTime what deadlines are compared with
     */
    public CommandDesk(
            CommandLedger ledger,
            Map<String, Telescope> telescopes,
            Vocabulary vocabulary,
            Clock own,
            Clock cloudTime) {
        this.ledger = ledger;
        this.reader = new CommandReader(vocabulary);
        this.telescopes = Map.copyOf(telescopes);
        this.own = own;
        this.cloudTime = cloudTime;
    }

    /** Says of every command that a former run took and did not finish that nobody knows what came of it. */
    public void settleUnfinished() throws IOException {
        for (TakenCommand command : ledger.unfinished()) {
            finish(
                    command,
                    State.UNKNOWN,
                    "The relay stopped while the command was with the telescope. Look at the telescope before asking"
                            + " again.",
                    null);
        }
    }

    /** Looks after these commands; those seen before are passed over. Does not block; may be called from any thread. */
    public void offer(List<Command> commands) {
        commands.forEach(this::offer);
    }

    private void offer(Command command) {
        Telescope telescope = telescopes.get(command.telescope());
        if (telescope == null) {
            LOG.log(
                    WARNING,
                    "A command for a telescope that is not this relay''s is passed over.",
                    Map.entry("command", command.id()),
                    Map.entry("telescope", command.telescope()));
            return;
        }
        TakenCommand row = new TakenCommand(command.id(), command.telescope(), command.method());
        Optional<String> hindrance = hindrance(command);
        if (hindrance.isPresent()) {
            refuse(row, hindrance.get());
            return;
        }
        switch (reader.read(command)) {
            case CommandReader.Read.Refused(String reason) -> refuse(row, reason);
            case CommandReader.Read.Understood(VoyagerCommand wanted) ->
                logFailure(
                        row,
                        ledger.take(row, event(row, State.TAKEN, null, null)).thenAccept(first -> {
                            if (first) {
                                give(row, telescope, wanted, lastMoment(command));
                            }
                        }));
        }
    }

    private Optional<String> hindrance(Command command) {
        Instant now = cloudTime.instant();
        if (!now.isBefore(command.deadline())) {
            return Optional.of(late(now, command.deadline()));
        }
        if (!now.isBefore(command.lease().until())) {
            return Optional.of("The right to command this telescope had ended when the command came.");
        }
        return Optional.empty();
    }

    private static String late(Instant now, Instant deadline) {
        return "The command came " + Duration.between(deadline, now).toSeconds()
                + " s after its deadline and was not begun.";
    }

    private static Instant lastMoment(Command command) {
        Instant leaseEnd = command.lease().until();
        return leaseEnd.isBefore(command.deadline()) ? leaseEnd : command.deadline();
    }

    private void refuse(TakenCommand command, String reason) {
        logFailure(command, ledger.refuse(command, event(command, State.REFUSED, reason, null)));
    }

    private void give(TakenCommand command, Telescope telescope, VoyagerCommand wanted, Instant lastMoment) {
        Duration patience = Duration.between(cloudTime.instant(), lastMoment);
        if (!patience.isPositive()) {
            finish(command, State.REFUSED, "The command's time was up before it could be begun.", null);
            return;
        }
        LOG.log(
                INFO,
                "The telescope is asked for {0}.",
                command.method(),
                Map.entry("command", command.id()),
                Map.entry("telescope", command.telescope()));
        logFailure(
                command,
                telescope.run(new Order(command.id(), wanted, patience)).thenAccept(answer -> settle(command, answer)));
    }

    private void settle(TakenCommand command, CommandAnswer answer) {
        switch (answer) {
            case CommandAnswer.Accepted() -> finish(command, State.DONE, null, null);
            case CommandAnswer.Finished(String remark, ObjectNode result) ->
                finish(command, State.DONE, remark, result);
            case CommandAnswer.Failed(String reason, ObjectNode result) ->
                finish(command, State.FAILED, reason, result);
            case CommandAnswer.Unclear(String reason, ObjectNode result) ->
                finish(command, State.UNKNOWN, reason + " Look at the telescope before asking again.", result);
            case CommandAnswer.Rejected(String message) ->
                finish(command, State.FAILED, "Voyager refused it: " + message, null);
            case CommandAnswer.NotSent(String reason) -> finish(command, State.REFUSED, reason, null);
            case CommandAnswer.SessionDied(boolean sent) -> {
                if (sent) {
                    finish(
                            command,
                            State.UNKNOWN,
                            "The connection to Voyager ended before it answered. Look at the telescope before asking"
                                    + " again.",
                            null);
                } else {
                    finish(command, State.REFUSED, "Voyager is not connected; the command was not sent.", null);
                }
            }
            case CommandAnswer.TimedOut(boolean accepted) ->
                finish(
                        command,
                        State.UNKNOWN,
                        accepted
                                ? "Voyager accepted the command and did not say in time how it ended."
                                : "Voyager did not answer in time.",
                        null);
        }
    }

    private void finish(TakenCommand command, State state, @Nullable String reason, @Nullable ObjectNode result) {
        logFailure(command, ledger.finish(command.id(), wireName(state), event(command, state, reason, result)));
    }

    private NewEvent event(TakenCommand command, State state, @Nullable String reason, @Nullable ObjectNode result) {
        CommandOutcome outcome = new CommandOutcome(command.id(), command.method(), state, shortened(reason), result);
        if (Wire.writeBytes(outcome).length > MAX_OUTCOME_BYTES) {
            String left = "Voyager's answer was too large to be passed on and is left out.";
            outcome = new CommandOutcome(
                    command.id(),
                    command.method(),
                    state,
                    outcome.reason() == null ? left : outcome.reason() + " " + left,
                    null);
        }
        return NewEvent.of(command.telescope(), EventType.COMMAND.wireName(), own.instant(), Wire.write(outcome));
    }

    private static @Nullable String shortened(@Nullable String reason) {
        return reason == null || reason.length() <= MAX_REASON_LENGTH
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, reason.codePointCount(0, MAX_REASON_LENGTH) - 1))
                        + "…";
    }

    private static String wireName(State state) {
        return Wire.tree(new CommandOutcome("", "", state, null, null))
                .get("state")
                .asText();
    }

    /** A command whose row cannot be written is not begun; one whose outcome cannot, is unknown after a restart. */
    private static void logFailure(TakenCommand command, CompletionStage<?> done) {
        done.whenComplete((ignored, failure) -> {
            if (failure != null) {
                LOG.log(
                        WARNING,
                        "What became of a command could not be noted: {0}",
                        failure,
                        Map.entry("command", command.id()),
                        Map.entry("telescope", command.telescope()));
            }
        });
    }
}
