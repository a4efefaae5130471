package stellar.relay.alone;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import stellar.contract.Command;
import stellar.relay.spool.CommandLedger;
import stellar.relay.spool.NewEvent;
import stellar.relay.spool.TakenCommand;

/**
 * A command desk with a telescope behind it that knows every method the rules use. Like the real one it writes to the
 * ledger before the telescope hears, and passes over a command it has seen; unlike it, it is done when it returns.
 */
final class FakeDesk implements Consumer<Command> {

    /** What becomes of a command. */
    enum Turn {
        DONE,
        FAILED,
        REFUSED,
        UNKNOWN,
        /** The telescope has it and says nothing. */
        SILENT,
        KILLED_BEFORE_TAKEN,
        KILLED_WHEN_TAKEN,
        KILLED_WHEN_HEARD,
        KILLED_WHEN_DONE
    }

    /** The process died here. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A command that reached the telescope. */
    record Heard(Instant at, Command command, boolean done) {
        String what() {
            return switch (command.method()) {
                case "Abort" -> "abort";
                case "RemoteMountFastCommand" -> "park";
                default -> "deactivate";
            };
        }
    }

    private final Supplier<Instant> time;
    private final Supplier<Instant> cloudHeard;
    private final Queue<Turn> turns = new ArrayDeque<>();
    private final List<Heard> heard = new ArrayList<>();
    private final List<Command> offered = new ArrayList<>();
    private final List<Duration> silences = new ArrayList<>();
    private final List<String> known = new ArrayList<>();
    private CommandLedger ledger;

    /** A desk; {@code cloudHeard} is when the cloud was heard last. */
    FakeDesk(CommandLedger ledger, Supplier<Instant> time, Supplier<Instant> cloudHeard) {
        this.cloudHeard = cloudHeard;
        this.ledger = ledger;
        this.time = time;
    }

    /** The relay was started anew: what the telescope heard stays, the store is open again. */
    void startsAnew(CommandLedger opened) throws IOException {
        ledger = opened;
        for (TakenCommand command : ledger.unfinished()) {
            finish(command.id(), command.telescope(), "unknown");
        }
    }

    FakeDesk next(Turn... some) {
        turns.addAll(List.of(some));
        return this;
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    List<Command> offered() {
        return List.copyOf(offered);
    }

    /** For each command that was offered, how long the cloud had not been heard of then. */
    List<Duration> silences() {
        return List.copyOf(silences);
    }

    /** How many commands of a method are known to be done. */
    long known(String method) {
        return known.stream().filter(method::equals).count();
    }

    /** Every command is done from now on. */
    void quiet() {
        turns.clear();
    }

    List<String> did() {
        return heard.stream().filter(Heard::done).map(Heard::what).toList();
    }

    /** The telescope answers at last. */
    void finish(String id, String telescope, String outcome) {
        ledger.finish(id, outcome, NewEvent.of(telescope, "command", time.get(), "{}"))
                .join();
    }

    @Override
    public void accept(Command command) {
        offered.add(command);
        silences.add(Duration.between(cloudHeard.get(), time.get()));
        Turn turn = turns.isEmpty() ? Turn.DONE : turns.remove();
        if (turn == Turn.KILLED_BEFORE_TAKEN) {
            throw new Killed();
        }
        TakenCommand row = new TakenCommand(command.id(), command.telescope(), command.method());
        NewEvent event = NewEvent.of(command.telescope(), "command", time.get(), "{}");
        if (turn == Turn.REFUSED) {
            ledger.refuse(row, event).join();
            return;
        }
        if (!ledger.take(row, event).join()) {
            return;
        }
        switch (turn) {
            case KILLED_WHEN_TAKEN -> throw new Killed();
            case SILENT -> hear(command, false);
            case KILLED_WHEN_HEARD -> {
                hear(command, true);
                throw new Killed();
            }
            case UNKNOWN -> {
                hear(command, true);
                finish(command.id(), command.telescope(), "unknown");
            }
            case FAILED -> {
                hear(command, false);
                finish(command.id(), command.telescope(), "failed");
            }
            default -> {
                hear(command, true);
                finish(command.id(), command.telescope(), "done");
                known.add(command.method());
                if (turn == Turn.KILLED_WHEN_DONE) {
                    throw new Killed();
                }
            }
        }
    }

    private void hear(Command command, boolean done) {
        heard.add(new Heard(time.get(), command, done));
    }
}
