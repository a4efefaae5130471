package stellar.relay.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.CommandOutcome.State;
import stellar.contract.Wire;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.voyager.CommandAnswer;
import stellar.relay.voyager.VoyagerCommand;

class CommandDeskTest extends DeskOnDisk {

    CommandDeskTest(@TempDir Path directory) throws IOException {
        super(directory);
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

    private State outcomeOf(CommandAnswer answer) throws IOException {
        Scripted scripted = new Scripted();
        scripted.answer.complete(answer);
        Path other = Files.createTempDirectory(directory, "answer");
        try (Spool own = Spool.open(other, SpoolLimits.USUAL, time.clock())) {
            new CommandDesk(own.ledger(), Map.of("demo", scripted), time.clock(), time.clock()).offer(List.of(golden));
            return outcomes(own, 2).getLast().state();
        }
    }
}
