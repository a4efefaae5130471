package stellar.relay.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.CommandOutcome.State;
import stellar.contract.RelayPush;
import stellar.contract.Wire;
import stellar.relay.spool.NewEvent;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.spool.TakenCommand;
import stellar.relay.voyager.CommandAnswer;

/** Every kind of command, with the relay or the session killed at every step. */
class CommandKillsTest extends DeskOnDisk {

    CommandKillsTest(@TempDir Path directory) throws IOException {
        super(directory);
    }

    /** A command for each kind of completion. */
    static Stream<Command> kinds() throws IOException {
        Command abort = ((RelayPush.Commands)
                        Wire.read(Files.readString(GOLDEN.resolve("push-commands.json")), RelayPush.class))
                .commands()
                .getFirst();
        return Stream.of(
                abort,
                with(abort, "RemoteMountFastCommand", Wire.readObject("{\"CommandType\":3}")),
                with(abort, "RemotePrecisePointTarget", Wire.readObject("{\"RA\":1,\"DEC\":2}")),
                with(abort, "RemoteFocusEx", Wire.readObject("{\"FocusMode\":0}")),
                with(abort, "RemoteDragScript", Wire.readObject("{\"DragScriptFile\":\"a.vos\"}")),
                with(abort, "RemoteActionAbort", Wire.readObject("{\"CommandId\":\"c\"}")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCommandOfAnyKindIsUnknownWhenTheSessionDiedAfterItWasSent(Command command) {
        voyager.answer.complete(new CommandAnswer.SessionDied(true));

        desk.offer(List.of(command));

        assertThat(outcomes(2)).extracting(CommandOutcome::state).containsExactly(State.TAKEN, State.UNKNOWN);
        assertThat(outcomes(2)).extracting(CommandOutcome::method).containsOnly(command.method());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void killedBeforeItWasTakenACommandRunsWhenItComesAgain(Command command) throws IOException {
        spool.close();
        desk.offer(List.of(command)); // The store accepts nothing any more: as if the relay had died just then.
        assertThat(voyager.heard()).isEmpty();

        restart();
        desk.offer(List.of(command));

        assertThat(outcomes(1)).extracting(CommandOutcome::state).containsExactly(State.TAKEN);
        heardOnce();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void killedWhileTheTelescopeHasItACommandIsUnknownAndNeverGivenAgain(Command command) throws IOException {
        desk.offer(List.of(command));
        heardOnce();

        restart();
        desk.offer(List.of(command));

        assertThat(outcomes(2)).extracting(CommandOutcome::state).containsExactly(State.TAKEN, State.UNKNOWN);
        heardOnce();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void killedBetweenTakenAndGivenACommandIsUnknownAndNeverGiven(Command command) throws IOException {
        spool.close();
        Path store = directory;
        try (Spool dying = Spool.open(store, SpoolLimits.USUAL, time.clock())) {
            var row = new TakenCommand(command.id(), "demo", command.method());
            String taken = Wire.write(new CommandOutcome(command.id(), command.method(), State.TAKEN, null, null));
            dying.ledger()
                    .take(row, NewEvent.of("demo", "command", time.now(), taken))
                    .join();
        }

        restart();
        desk.offer(List.of(command));

        assertThat(outcomes(2)).extracting(CommandOutcome::state).containsExactly(State.TAKEN, State.UNKNOWN);
        assertThat(voyager.heard()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void killedAfterItsOutcomeACommandStaysAsItWas(Command command) throws IOException {
        voyager.answer.complete(new CommandAnswer.Accepted());
        desk.offer(List.of(command));
        assertThat(outcomes(2)).hasSize(2);

        restart();
        desk.offer(List.of(command));

        assertThat(outcomes(2)).extracting(CommandOutcome::state).containsExactly(State.TAKEN, State.DONE);
        heardOnce();
    }
}
