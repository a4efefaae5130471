package stellar.relay.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.contract.RelayPush;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;
import stellar.relay.patience.BackOff;
import stellar.relay.patience.Waits;
import stellar.relay.uplink.HandTurnedTime;

class CommandSocketTest {

    private static final Path GOLDEN = Path.of("../../docs/contract/v1");

    private final HandTurnedTime time = new HandTurnedTime(Instant.parse("2026-11-21T22:00:00Z"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeSocket cloud = new FakeSocket();
    private final AtomicInteger tickets = new AtomicInteger();
    private final List<RelayPush> heard = new CopyOnWriteArrayList<>();
    private volatile boolean officeShut;
    private final CommandSocket socket = new CommandSocket(
            http,
            this::ticket,
            time,
            new BackOff(new Waits(Duration.ofMillis(500), Duration.ofSeconds(30)), new Random(1)),
            heard::add);

    CommandSocketTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        cloud.close();
        http.shutdownNow();
    }

    @Test
    void commandsAndInterestAreHeardAndAnythingElseIsPassedOver() throws IOException {
        opened();
        String commands = Files.readString(GOLDEN.resolve("push-commands.json"));
        String interest = Files.readString(GOLDEN.resolve("push-interest.json"));

        cloud.say("{\"type\":\"pong\"}");
        cloud.say("no JSON at all");
        cloud.say(commands);
        cloud.say(interest);

        eventually(() -> assertThat(heard)
                .containsExactly(Wire.read(commands, RelayPush.class), new RelayPush.Interest("demo", 2)));
    }

    @Test
    void aPingLeavesEveryFourMinutes() throws IOException {
        opened();
        time.turn(Duration.ofMinutes(4).minusMillis(1));
        assertThat(cloud.heard()).isEmpty();

        time.turn(Duration.ofMillis(1));

        eventually(() -> assertThat(cloud.heard()).containsExactly("{\"type\":\"ping\"}"));
    }

    @Test
    void aSocketThatDoesNotAnswerAPingIsOpenedAnewWithANewTicket() {
        opened();
        time.turn(Duration.ofMinutes(8));
        time.turn(Duration.ofSeconds(1));

        eventually(() -> assertThat(cloud.asked())
                .containsExactly("GET /live?ticket=1 HTTP/1.1", "GET /live?ticket=2 HTTP/1.1"));
        assertThat(socket.isConnected()).isTrue();
    }

    @Test
    void aClosedSocketIsOpenedAgainWithGrowingWaits() throws IOException {
        opened();
        officeShut = true;
        cloud.hangUp();
        eventually(() -> {
            time.settle();
            assertThat(socket.isConnected()).isFalse();
        });
        time.turn(Duration.ofSeconds(10));
        int triedInTenSeconds = tickets.get() - 1;
        officeShut = false;

        time.turn(Duration.ofSeconds(30));

        // Waits of at most 0.5, 1, 2, 4, 8 s and at least half of that.
        assertThat(triedInTenSeconds).isBetween(4, 5);
        assertThat(socket.isConnected()).isTrue();
    }

    @Test
    void beforeTwoHoursAnotherConnectionTakesOverAndTheOldOneCloses() {
        opened();
        for (int minutes = 0; minutes < 110; minutes += 2) {
            answerPings();
            time.turn(Duration.ofMinutes(2));
        }

        eventually(() -> assertThat(cloud.asked()).hasSize(2));
        eventually(() -> assertThat(cloud.connections()).isEqualTo(1));
        assertThat(socket.isConnected()).isTrue();
    }

    private void answerPings() {
        int before = heard.size();
        try {
            cloud.say("{\"type\":\"interest\",\"telescope\":\"demo\",\"everySeconds\":2}");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        eventually(() -> assertThat(heard).hasSize(before + 1));
    }

    private void opened() {
        socket.start(Duration.ZERO);
        time.settle();
        assertThat(socket.isConnected()).isTrue();
        eventually(() -> assertThat(cloud.connections()).isEqualTo(1));
    }

    private SocketTicket ticket() throws IOException {
        int number = tickets.incrementAndGet();
        if (officeShut) {
            throw new IOException("The cloud is away.");
        }
        return new SocketTicket(cloud.url(Integer.toString(number)), time.now().plusSeconds(30));
    }

    private static void eventually(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(assertion);
    }
}
