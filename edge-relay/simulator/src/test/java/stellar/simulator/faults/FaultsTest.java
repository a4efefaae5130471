package stellar.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.simulator.Night;
import stellar.simulator.SimulatedVoyager;
import stellar.simulator.TestClient;
import stellar.simulator.protocol.Login;

class FaultsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SimulatedVoyager voyager;
    private final Faults faults;

    FaultsTest(@TempDir Path folder) throws IOException {
        voyager = Night.with(folder, settings -> settings.quietNight().controlPort(0));
        faults = voyager.faults();
    }

    @AfterEach
    void stop() {
        voyager.close();
    }

    @Test
    void droppedConnectionsEndAndNewOnesAreRefusedForTheTimeAsked() throws IOException {
        try (var client = connected()) {
            faults.dropConnections(Duration.ofSeconds(10));
            assertThat(client.isClosed()).isTrue();
        }
        try (var early = new TestClient(voyager.port())) {
            assertThat(early.line()).isEmpty();
        }
        voyager.advance(Duration.ofSeconds(10));
        connected().close();
    }

    @Test
    void aHalfOpenConnectionStaysButNothingIsSaidEvenToNewClients() throws IOException {
        try (var client = connected();
                var late = connectedAfter(faults::goHalfOpen)) {
            client.raw("{\"method\":\"RemoteGetStatus\",\"params\":{\"UID\":\"u\"},\"id\":1}\r\n");
            voyager.advance(Duration.ofSeconds(60));
            client.patience(200);
            late.patience(200);
            assertThat(client.isClosed()).isFalse();
            assertThat(late.isClosed()).isFalse();
            faults.clear();
            voyager.advance(Duration.ofSeconds(5));
            client.patience(10_000);
            assertThat(client.event("Polling")).isNotNull();
        }
    }

    @Test
    void withoutVersionTheConnectionStandsOrIsClosed() throws IOException {
        faults.withholdVersion(false);
        try (var client = new TestClient(voyager.port())) {
            assertThat(client.done("RemoteGetStatus", Map.of())).isNotNull();
        }
        faults.withholdVersion(true);
        try (var client = new TestClient(voyager.port())) {
            assertThat(client.line()).isEmpty();
        }
    }

    @Test
    void theNextLineIsCutInItsMiddleOnce() throws IOException {
        try (var client = connected()) {
            faults.cutMidLine();
            client.send("RemoteGetStatus", Map.of());
            String half = new String(client.line(), StandardCharsets.UTF_8);
            assertThat(half).startsWith("{\"jsonrpc\"");
            assertThatThrownBy(() -> JSON.readTree(half)).isInstanceOf(JsonProcessingException.class);
        }
        connected().close();
    }

    @Test
    void theConnectionEndsBetweenTheTwoAnswers() throws IOException {
        try (var client = connected()) {
            faults.cutAfterAcceptance();
            int id = client.send("RemoteGetStatus", Map.of());
            assertThat(client.answer(id).path("result").asInt(-1)).isZero();
            assertThat(client.line()).isEmpty();
        }
    }

    @Test
    void aSlowLineDrips() throws IOException {
        try (var client = connected()) {
            faults.slow(100);
            client.keepAlive(voyager);
            client.patience(100);
            assertThatThrownBy(client::next).isInstanceOf(IOException.class);
            // Both answers are some 200 bytes: after four seconds at 100 bytes a second they are there.
            voyager.advance(Duration.ofSeconds(4));
            client.patience(10_000);
            assertThat(new String(client.line(), StandardCharsets.UTF_8)).endsWith("\"result\":0}");
        }
    }

    @Test
    void everyKindOfGarbageIsSentAsItSaysAndTheLineGoesOn() throws IOException {
        try (var client = connected()) {
            for (Garbage kind : Garbage.values()) {
                if (kind != Garbage.LONG_LINE && kind != Garbage.LONE_NEWLINE) {
                    faults.garbage(kind);
                    String line = new String(client.line(), StandardCharsets.ISO_8859_1);
                    assertThat(line + "\r\n").isEqualTo(new String(kind.bytes(), StandardCharsets.ISO_8859_1));
                }
            }
            assertThat(client.done("RemoteGetStatus", Map.of())).isNotNull();
        }
    }

    @Test
    void theLongLineHasAHundredMegabytesAndCostsTheSimulatorNone() throws IOException {
        try (var client = connected()) {
            faults.garbage(Garbage.LONG_LINE);
            assertThat(client.lengthOfLine()).isEqualTo(100 * 1024 * 1024);
            assertThat(client.done("RemoteGetStatus", Map.of())).isNotNull();
        }
    }

    @Test
    void aGeneralErrorIsSignalledAndCleared() throws IOException {
        try (var client = connected()) {
            faults.error();
            assertThat(client.event("Signal").path("Code").asInt()).isEqualTo(500);
            faults.clear();
            assertThat(client.event("Signal").path("Code").asInt()).isEqualTo(501);
        }
    }

    @Test
    void aShutDownIsSaidAndTheConnectionEnds() throws IOException {
        try (var client = connected()) {
            faults.shutDown(Duration.ZERO);
            assertThat(client.event("ShutDown")).isNotNull();
            assertThat(client.line()).isEmpty();
        }
        connected().close();
    }

    @Test
    void aGoodLoginIsRefusedWhileTheFaultIsOn(@TempDir Path other) throws IOException {
        try (var guarded = Night.with(other, settings -> settings.quietNight().login(Login.of("a", "b")));
                var client = new TestClient(guarded.port())) {
            guarded.faults().refuseLogin();
            JsonNode answer = client.call("AuthenticateUserBase", Map.of("Base", "YTpi"));
            assertThat(answer.path("error").path("message").asText()).isEqualTo("Authentication Rejected");
        }
    }

    @Test
    void theControlListsMakesAndRefuses() throws IOException, InterruptedException {
        JsonNode page = JSON.readTree(http("GET", "/").body());
        assertThat(page.path("state").path("status").asText()).isEqualTo("IDLE");
        assertThat(page.path("help").size()).isGreaterThan(10);
        assertThat(http("POST", "/faults/focus-failure?count=3").statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(http("GET", "/").body())
                        .path("faults")
                        .path("focus-failure")
                        .asInt())
                .isEqualTo(3);
        assertThat(http("POST", "/faults/garbage?kind=poetry").body()).contains("numbers-as-text");
        assertThat(http("POST", "/faults/slow?bytes-per-second=0").statusCode()).isEqualTo(400);
        assertThat(http("POST", "/faults/earthquake").statusCode()).isEqualTo(404);
        assertThat(http("DELETE", "/").statusCode()).isEqualTo(405);
        assertThat(http("GET", "/faults/clear").statusCode())
                .as("a GET makes nothing")
                .isEqualTo(404);
    }

    @Test
    void everyFaultThatTheHelpNamesCanBeMade() throws IOException, InterruptedException {
        for (String line : FaultRoutes.HELP.keySet()) {
            String[] words = line.split(" ");
            assertThat(http(words[0], words[1]).statusCode()).as(line).isEqualTo(200);
        }
    }

    @Test
    void theControlListsTheCommandsThatCame() throws IOException, InterruptedException {
        try (var client = connected()) {
            client.done("RemoteGetStatus", Map.of());
            JsonNode commands = JSON.readTree(http("GET", "/commands").body());
            assertThat(commands).hasSize(1);
            assertThat(commands.get(0).path("method").asText()).isEqualTo("RemoteGetStatus");
        }
    }

    @Test
    void aBrowserPageMayNotUseTheControl() throws IOException, InterruptedException {
        HttpRequest foreign = HttpRequest.newBuilder(address("/faults/drop"))
                .header("Origin", "http://example.org")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(foreign, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
        }
    }

    private TestClient connected() throws IOException {
        var client = new TestClient(voyager.port());
        client.event("Version");
        return client;
    }

    private TestClient connectedAfter(Runnable fault) throws IOException {
        fault.run();
        return new TestClient(voyager.port());
    }

    private HttpResponse<String> http(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + voyager.controlPort().orElseThrow() + path);
    }
}
