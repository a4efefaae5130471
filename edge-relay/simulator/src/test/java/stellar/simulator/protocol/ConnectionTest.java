package stellar.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.simulator.Night;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.TestClient;

class ConnectionTest {
    private final Path folder;

    ConnectionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void versionComesFirstAndOnceWithTheCommonFields() throws IOException {
        try (var voyager = Night.quiet(folder);
                var client = new TestClient(voyager.port())) {
            JsonNode version = client.next();
            assertThat(version.path("Event").asText()).isEqualTo("Version");
            assertThat(version.path("MsgVersion").asInt()).isEqualTo(1);
            assertThat(version.path("VOYVersion").isTextual()).isTrue();
            assertThat(version.path("Inst").asInt()).isEqualTo(1);
            assertThat(version.path("Host").asText()).isNotEmpty();
            assertThat(version.path("Timestamp").asLong()).isEqualTo(Night.START.getEpochSecond());
            assertThat(client.soFar()).isEmpty();
        }
    }

    @Test
    void aClientThatSaysNothingIsToldPollingEachFiveSecondsAndClosedAtFifteen() throws IOException {
        try (var voyager = Night.quiet(folder);
                var client = connected(voyager)) {
            voyager.advance(Duration.ofMillis(14_999));
            assertThat(voyager.clientCount()).isEqualTo(1);
            voyager.advance(Duration.ofMillis(1));
            assertThat(voyager.clientCount()).isZero();
            assertThat(client.event("Polling").path("Timestamp").asLong()).isEqualTo(Night.START.getEpochSecond() + 5);
            assertThat(client.event("Polling").path("Timestamp").asLong()).isEqualTo(Night.START.getEpochSecond() + 10);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void anyValidLineKeepsTheConnectionAndNonsenseDoesNot() throws IOException {
        try (var voyager = Night.quiet(folder);
                var client = connected(voyager)) {
            voyager.advance(Duration.ofSeconds(10));
            client.soFar();
            voyager.advance(Duration.ofSeconds(10));
            client.raw(
                    "this is no JSON\r\n{\"Event\":\"Hello\"}\r\n[1]\r\n{\"method\":\"RemoteGetStatus\",\"id\":\"1\"}\r\n");
            // A second connection proves that the lines of the first were read: the loop serves them in turn.
            connected(voyager).close();
            voyager.advance(Duration.ofMillis(5_001));
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aLongLineThatIsCutInTwoAndTwoLinesInOneAreReadAlike() throws IOException {
        try (var voyager = Night.quiet(folder);
                var client = connected(voyager)) {
            client.raw("{\"method\":\"RemoteGetSta");
            client.raw("tus\",\"params\":{\"UID\":\"a\"},\"id\":7}\r\n{\"method\":\"RemoteGetStatus\","
                    + "\"params\":{\"UID\":\"b\"},\"id\":8}\r\n");
            assertThat(client.answer(7).path("result").asInt()).isZero();
            assertThat(client.answer(8).path("result").asInt()).isZero();
        }
    }

    @Test
    void whoMustLogInIsClosedAfterFiveSecondsAndHearsNoEvents() throws IOException {
        try (var voyager = Night.with(folder, settings -> settings.login(Login.of("observer", "sesame")));
                var client = connected(voyager)) {
            voyager.advance(Duration.ofMillis(4_999));
            assertThat(voyager.clientCount()).isEqualTo(1);
            voyager.advance(Duration.ofMillis(1));
            assertThat(voyager.clientCount()).isZero();
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aGoodLoginIsAnsweredWithWhoItIsAndNoResult() throws IOException {
        try (var voyager = Night.with(folder, settings -> settings.login(Login.of("observer", "se:same")));
                var client = connected(voyager)) {
            JsonNode answer = client.call("AuthenticateUserBase", Map.of("Base", base64("observer:se:same")));
            assertThat(answer.path("authbase").path("Username").asText()).isEqualTo("observer");
            assertThat(answer.has("result")).isFalse();
            for (int second = 0; second < 30; second += 5) {
                client.polling();
                client.soFar();
                voyager.advance(Duration.ofSeconds(5));
            }
            assertThat(voyager.clientCount()).isEqualTo(1);
        }
    }

    @Test
    void aBadLoginIsRejectedAndClosedAndItsSecretIsNotRemembered() throws IOException {
        try (var voyager = Night.with(folder, settings -> settings.login(Login.of("observer", "sesame")));
                var client = connected(voyager)) {
            JsonNode answer = client.call("AuthenticateUserBase", Map.of("Base", base64("observer:open")));
            assertThat(answer.path("error").path("code").asInt()).isEqualTo(1);
            assertThat(answer.path("error").path("message").asText()).isEqualTo("Authentication Rejected");
            assertThat(client.isClosed()).isTrue();
            assertThat(voyager.commands()).singleElement().satisfies(command -> assertThat(
                            command.params().toString())
                    .doesNotContain(base64("observer:open")));
        }
    }

    @Test
    void whoHasNotLoggedInMayDoNothing() throws IOException {
        try (var voyager = Night.with(folder, settings -> settings.login(Login.of("observer", "sesame")));
                var client = connected(voyager)) {
            JsonNode answer = client.call("RemoteSetDashboardMode", Map.of("IsOn", true));
            assertThat(answer.path("error").path("code").asInt()).isEqualTo(1);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void disconnectIsAcceptedAndClosed() throws IOException {
        try (var voyager = Night.quiet(folder);
                var client = connected(voyager)) {
            assertThat(client.call("disconnect", Map.of()).path("result").asInt())
                    .isZero();
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void aVoyagerThatEndsSaysShutDownToAll() throws IOException {
        var voyager = Night.quiet(folder);
        try (var one = connected(voyager);
                var two = connected(voyager)) {
            voyager.close();
            assertThat(one.event("ShutDown").path("Inst").asInt()).isEqualTo(1);
            assertThat(two.event("ShutDown").path("Inst").asInt()).isEqualTo(1);
            assertThat(one.isClosed()).isTrue();
        }
    }

    @Test
    void eventsGoToAllAndAnswersToTheSenderOnly() throws IOException {
        try (var voyager = Night.quiet(folder);
                var one = connected(voyager);
                var two = connected(voyager)) {
            int id = one.send("RemoteFilterChangeTo", Map.of("FilterIndex", 4));
            one.answer(id);
            voyager.advance(Duration.ofSeconds(3));
            assertThat(one.result(id).path("ActionResultInt").asInt()).isEqualTo(4);
            List<JsonNode> heard = two.soFar();
            assertThat(heard)
                    .extracting(message -> message.path("Event").asText())
                    .containsOnly("Signal");
            assertThat(heard)
                    .extracting(message -> message.path("Code").asInt())
                    .contains(24, 502, 2, 501);
        }
    }

    @Test
    void aClientThatDoesNotReadIsClosedAndTheOtherGetsEverything() throws IOException {
        try (var voyager = Night.with(folder, settings -> settings.quietNight().mostPendingBytes(1_000_000));
                var lazy = connected(voyager);
                var keen = connected(voyager)) {
            lazy.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 0));
            keen.done("RemoteSetLogEvent", Map.of("IsOn", true, "Level", 0));
            int told = 0;
            // The system's own buffers take some megabytes first.
            for (int round = 0; round < 400 && voyager.clientCount() == 2; round++) {
                voyager.faults().flood(1000);
                for (int number = 1; number <= 1000; number++) {
                    assertThat(keen.next().path("Text").asText()).isEqualTo("Flood event " + number);
                    told++;
                }
            }
            assertThat(told).isPositive();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(voyager.clientCount()).isEqualTo(1));
            assertThat(keen.soFar()).isEmpty();
        }
    }

    private static TestClient connected(SimulatedVoyager voyager) throws IOException {
        var client = new TestClient(voyager.port());
        client.event("Version");
        return client;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
