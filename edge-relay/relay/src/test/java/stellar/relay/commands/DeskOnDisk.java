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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.RelayPush;
import stellar.contract.Wire;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.uplink.HandTurnedTime;
import stellar.relay.voyager.CommandAnswer;
import stellar.relay.voyager.Order;
import stellar.relay.voyager.VoyagerCommand;

/** A desk with a real ledger in a folder, whose Voyager answers what the test decides. */
abstract class DeskOnDisk {

    static final Path GOLDEN = Path.of("../../docs/contract/v1");
    static final Duration LONGEST = Duration.ofSeconds(10);

    /** A Voyager that notes what it hears and answers what the test decides. */
    static final class Scripted implements CommandDesk.Telescope {
        private final List<Order> heard = new ArrayList<>();
        final CompletableFuture<CommandAnswer> answer = new CompletableFuture<>();

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

    final HandTurnedTime time = new HandTurnedTime(Instant.parse("2026-11-21T22:10:01Z"));
    final Scripted voyager = new Scripted();
    final Command golden;
    final Path directory;
    Spool spool;
    CommandDesk desk;

    DeskOnDisk(@TempDir Path directory) throws IOException {
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

    static Command with(Command command, String method, ObjectNode params) {
        return new Command(
                command.id(),
                command.telescope(),
                method,
                params,
                command.issuedAt(),
                command.deadline(),
                command.lease());
    }

    void heardOnce() {
        Awaitility.await().atMost(LONGEST).untilAsserted(() -> assertThat(voyager.heard())
                .hasSize(1));
    }

    void restart() throws IOException {
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
    List<CommandOutcome> outcomes(int atLeast) {
        return outcomes(spool, atLeast);
    }

    static List<CommandOutcome> outcomes(Spool store, int atLeast) {
        Awaitility.await().atMost(LONGEST).untilAsserted(() -> assertThat(
                        store.outbox().next(100, 1 << 20).events())
                .hasSizeGreaterThanOrEqualTo(atLeast));
        // Whatever was handed to the store before this has been written when this has.
        store.outbox().acknowledge(0, 0, Instant.EPOCH).join();
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
