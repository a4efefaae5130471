package stellar.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.commands.Commands;
import stellar.commands.StoredCommand;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.DurableEvent;
import stellar.contract.Wire;

/** Commands go out with acknowledgements, and their outcomes come in with batches. */
class CommandsByBatchTest {

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final String id = UUID.randomUUID().toString();
    private final Commands commands = new Commands(night.tables, night.table("CommandsTable"));
    private final IngestHandler handler = new IngestHandler(
            night.environment(Map.of()),
            night.tables,
            sockets.sockets(Duration.ofSeconds(2)),
            night.clock,
            Night.silent());

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void aWaitingCommandComesWithEveryAcknowledgementUntilItIsTakenOrLate() throws IOException {
        Command command = command(night.telescope);
        commands.store(command);

        assertThat(acknowledge(night.signals(1, 1)).commands()).containsExactly(command);
        assertThat(acknowledge(night.batch(Night.EPOCH, 2, 1, List.of())).commands())
                .containsExactly(command);
        assertThat(acknowledge(night.batch(Night.EPOCH, 2, 2, List.of(outcome(2, CommandOutcome.State.TAKEN))))
                        .commands())
                .isEmpty();

        commands.store(new Command(
                UUID.randomUUID().toString(),
                night.telescope,
                "Abort",
                command.params(),
                command.issuedAt(),
                command.deadline(),
                command.lease()));
        night.clock.advance(Duration.ofSeconds(30));
        assertThat(acknowledge(night.signals(3, 3)).commands()).isEmpty();
    }

    @Test
    void commandsOfAnotherTelescopeStayThere() throws IOException {
        Night other = new Night();
        commands.store(command(other.telescope));

        assertThat(acknowledge(night.signals(1, 1)).commands()).isEmpty();
    }

    @Test
    void ofTwoOutcomesInOneBatchTheLastStands() throws IOException {
        commands.store(command(night.telescope));

        acknowledge(night.batch(
                Night.EPOCH,
                1,
                2,
                List.of(outcome(1, CommandOutcome.State.TAKEN), outcome(2, CommandOutcome.State.DONE))));

        StoredCommand stored = commands.find(night.telescope, id).orElseThrow();
        assertThat(stored.state()).isEqualTo("done");
        assertThat(night.timeline()).hasSize(2);
    }

    private Command command(String telescope) {
        Instant now = night.clock.instant();
        return new Command(
                id,
                telescope,
                "Abort",
                Wire.object().put("IsHalt", true),
                now,
                now.plusSeconds(30),
                new Command.Lease("operator", telescope + "-operator", now.plusSeconds(300)));
    }

    private DurableEvent outcome(long seq, CommandOutcome.State state) {
        ObjectNode data = Wire.tree(new CommandOutcome(id, "Abort", state, null, null));
        return night.event(seq, "command", data);
    }

    private Acknowledgement acknowledge(Batch batch) throws IOException {
        var answer = ApiBook.ask(handler, night.request(batch));
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Wire.read(answer.getBody(), Acknowledgement.class);
    }
}
