package stellar.relay.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import stellar.relay.uplink.HandTurnedTime;
import stellar.relay.voyager.CommandAnswer;
import stellar.relay.voyager.Order;
import stellar.relay.voyager.VoyagerCommand;

class CommandDeskTest {

    private static final Path GOLDEN = Path.of("../../docs/contract/v1");
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** A Voyager that notes what it hears and answers what the test decides. */
    private static final class Scripted implements CommandDesk.Telescope {
        private final List<Order> heard = new ArrayList<>();
        private final CompletableFuture<CommandAnswer> answer = new CompletableFuture<>();

        @Override
        public synchronized CompletionStage<CommandAnswer> run(Order order) {
            heard.add(order);
            return answer;
        }

        synchronized List<Duration> patience() {
            return heard.stream().map(Order::patience).toList();
        }

        synchronized List<VoyagerCommand> heard() {
            return heard.stream().map(Order::command).toList();
        }
    }

    private final HandTurnedTime time = new HandTurnedTime(Instant.parse("2026-11-21T22:10:01Z"));
    private final Scripted voyager = new Scripted();
    private final Command golden;
    private final Path directory;
    private Spool spool;
    private CommandDesk desk;

    CommandDeskTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        golden = ((RelayPush.Commands)
                        Wire.read(Files.readString(GOLDEN.resolve("push-commands.json")), RelayPush.class))
                .commands()
                .getFirst();
        spool = open();
        desk = desk();
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
    }

    @Test
    void aCommandIsTakenThenGivenThenDone() {
        voyager.answer.complete(new CommandAnswer.Accepted());

        desk.offer(List.of(golden));

        assertThat(outcomes(2)).extracting(CommandOutcome::state).containsExactly(State.TAKEN, State.DONE);
        assertThat(voyager.heard()).containsExactly(new VoyagerCommand.Abort(true));
    }

    @Test
    void theSameCommandFromSocketAndAcknowledgementRunsOnce() {
        voyager.answer.complete(new CommandAnswer.Accepted());

        desk.offer(List.of(golden, golden));
        desk.offer(List.of(golden));

        assertThat(outcomes(2)).hasSize(2);
        assertThat(voyager.heard()).hasSize(1);
    }

    @Test
    void aLateCommandIsRefusedInTheGoldenWords() throws IOException {
        time.turn(Duration.ofSeconds(33));

        desk.offer(List.of(golden));

        assertThat(outcomes(1))
                .containsExactly(Wire.read(Files.readString(GOLDEN.resolve("outcome.json")), CommandOutcome.class));
        assertThat(voyager.heard()).isEmpty();
    }

    @Test
    void atItsVeryDeadlineACommandIsLate() {
        time.turn(Duration.ofSeconds(29));

        desk.offer(List.of(golden));

        assertThat(outcomes(1)).extracting(CommandOutcome::state).containsExactly(State.REFUSED);
    }

    @Test
    void aCommandWhoseRightHasEndedIsRefused() {
        Command ended = new Command(
                golden.id(),
                golden.telescope(),
                golden.method(),
                golden.params(),
                golden.issuedAt(),
                golden.deadline(),
                new Command.Lease("booking", "b1", Instant.parse("2026-11-21T22:10:01Z")));

        desk.offer(List.of(ended));

        assertThat(outcomes(1)).singleElement().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo(State.REFUSED);
            assertThat(outcome.reason()).contains("right");
        });
        assertThat(voyager.heard()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RemoteDragScript | {\"IsHalt\":true}",
                "RemoteDragScript | {\"DragScriptFile\":\"a\\r\\nb\"}",
                "RemoteDragScript | {\"DragScriptFile\":\"a\\u2028b\"}",
                "RemoteDragScript | {\"DragScriptFile\":\"a\\u0000b\"}",
                "RemoteDragScript | {\"DragScriptFile\":\"a\\u202eb\"}",
                "Abort            | {}",
                "Abort            | {\"IsHalt\":\"true\"}",
                "Abort\\r\\n      | {\"IsHalt\":true}"
            })
    void whatIsNotUnderstoodIsRefused(String method, String params) throws IOException {
        desk.offer(List.of(with(golden, method, Wire.readObject(params))));

        assertThat(outcomes(1)).extracting(CommandOutcome::state).containsExactly(State.REFUSED);
        assertThat(voyager.heard()).isEmpty();
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

    private static Command with(Command command, String method, ObjectNode params) {
        return new Command(
                command.id(),
                command.telescope(),
                method,
                params,
                command.issuedAt(),
                command.deadline(),
                command.lease());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCommandOfAnyKindIsUnknownWhenTheSessionDiedAfterItWasSent(Command command) {
        voyager.answer.complete(new CommandAnswer.SessionDied(true));

        desk.offer(List.of(command));

        assertThat(outcomes(2)).extracting(CommandOutcome::state).containsExactly(State.TAKEN, State.UNKNOWN);
        assertThat(outcomes(2)).extracting(CommandOutcome::method).containsOnly(command.method());
    }

    @Test
    void aCommandMayWaitForItsTurnUntilItsDeadlineOrTheEndOfItsRight() {
        Command shortRight = new Command(
                golden.id(),
                golden.telescope(),
                golden.method(),
                golden.params(),
                golden.issuedAt(),
                golden.deadline(),
                new Command.Lease("booking", "b1", Instant.parse("2026-11-21T22:10:05Z")));
        Command longRight = new Command(
                "another",
                golden.telescope(),
                golden.method(),
                golden.params(),
                golden.issuedAt(),
                golden.deadline(),
                golden.lease());

        desk.offer(List.of(shortRight, longRight));

        Awaitility.await().atMost(LONGEST).untilAsserted(() -> assertThat(voyager.patience())
                .containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(29)));
    }

    @Test
    void anAnswerTooLargeForTheCloudIsLeftOutAndTheOutcomeStillTold() {
        voyager.answer.complete(
                new CommandAnswer.Finished("é".repeat(5000), Wire.object().put("list", "x".repeat(70_000))));

        desk.offer(List.of(golden));

        assertThat(outcomes(2)).last().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo(State.DONE);
            assertThat(outcome.result()).isNull();
            assertThat(outcome.reason()).contains("too large").hasSizeLessThan(1100);
            assertThat(Wire.writeBytes(outcome)).hasSizeLessThan(62 * 1024);
        });
    }

    @Test
    void whyACommandIsNotUnderstoodIsTold() throws IOException {
        desk.offer(List.of(with(golden, "RemoteMountFastCommand", Wire.readObject("{\"CommandType\":9}"))));

        assertThat(outcomes(1)).singleElement().satisfies(outcome -> {
            assertThat(outcome.state()).isEqualTo(State.REFUSED);
            assertThat(outcome.reason()).contains("CommandType", "3 PARK");
        });
    }

    @Test
    void everyAnswerOfVoyagerIsAnOutcome() throws IOException {
        assertThat(outcomeOf(new CommandAnswer.Rejected("Not now"))).isEqualTo(State.FAILED);
        assertThat(outcomeOf(new CommandAnswer.SessionDied(false))).isEqualTo(State.REFUSED);
        assertThat(outcomeOf(new CommandAnswer.SessionDied(true))).isEqualTo(State.UNKNOWN);
        assertThat(outcomeOf(new CommandAnswer.TimedOut(true))).isEqualTo(State.UNKNOWN);
        assertThat(outcomeOf(new CommandAnswer.Finished(null, null))).isEqualTo(State.DONE);
        assertThat(outcomeOf(new CommandAnswer.Failed("stopped", null))).isEqualTo(State.FAILED);
        assertThat(outcomeOf(new CommandAnswer.Unclear("No word.", null))).isEqualTo(State.UNKNOWN);
        assertThat(outcomeOf(new CommandAnswer.NotSent("Too many."))).isEqualTo(State.REFUSED);
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

    private State outcomeOf(CommandAnswer answer) throws IOException {
        Scripted scripted = new Scripted();
        scripted.answer.complete(answer);
        Path other = Files.createTempDirectory(directory, "answer");
        try (Spool own = Spool.open(other, SpoolLimits.USUAL, time.clock())) {
            new CommandDesk(own.ledger(), Map.of("demo", scripted), time.clock(), time.clock()).offer(List.of(golden));
            return outcomes(own, 2).getLast().state();
        }
    }

    private void heardOnce() {
        Awaitility.await().atMost(LONGEST).untilAsserted(() -> assertThat(voyager.heard())
                .hasSize(1));
    }

    private void restart() throws IOException {
        spool.close();
        spool = open();
        desk = desk();
        desk.settleUnfinished();
    }

    private Spool open() throws IOException {
        return Spool.open(directory, SpoolLimits.USUAL, time.clock());
    }

    private CommandDesk desk() {
        return new CommandDesk(spool.ledger(), Map.of("demo", voyager), time.clock(), time.clock());
    }

    /** All outcomes in the store, once there are so many; a moment later still as many. */
    private List<CommandOutcome> outcomes(int atLeast) {
        return outcomes(spool, atLeast);
    }

    private static List<CommandOutcome> outcomes(Spool store, int atLeast) {
        Awaitility.await().atMost(LONGEST).untilAsserted(() -> assertThat(
                        store.outbox().next(100, 1 << 20).events())
                .hasSizeGreaterThanOrEqualTo(atLeast));
        // Whatever was handed to the store before this has been written when this has.
        store.outbox().acknowledge(0, 0).join();
        List<CommandOutcome> outcomes = new ArrayList<>();
        try {
            for (var event : store.outbox().next(100, 1 << 20).events()) {
                outcomes.add(Wire.read(event.data(), CommandOutcome.class));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return outcomes;
    }
}
