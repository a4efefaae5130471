package stellar.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.local.HandClock;
import stellar.local.SampleArtifact;
import stellar.local.meter.Meter;
import stellar.local.template.Resource.LambdaFunction;

class RunningFunctionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Artifact artifact;
    private final HandClock clock = new HandClock(Instant.parse("2026-11-21T20:00:00Z"));
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    RunningFunctionTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.artifact = new Artifact(SampleArtifact.in(folder.resolve("artifact")));
    }

    @AfterEach
    void close() throws IOException {
        artifact.close();
    }

    private RunningFunction function(String handler, Duration timeout, int maxInstances) throws IOException {
        LambdaFunction function = new LambdaFunction(
                "F",
                "f",
                "arn:f",
                "stellar.local.sample." + handler,
                "",
                Map.of(),
                timeout,
                128,
                2,
                false,
                false,
                List.of());
        return new Functions(
                        List.of(function),
                        each -> artifact,
                        each -> Map.of(),
                        maxInstances,
                        clock,
                        new Meter(),
                        new PrintStream(log, true, StandardCharsets.UTF_8))
                .byArn("arn:f");
    }

    private static byte[] event(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode returned(Reply reply) throws IOException {
        assertThat(reply).isInstanceOf(Reply.Returned.class);
        return JSON.readTree(((Reply.Returned) reply).json());
    }

    private static CompletableFuture<Reply> later(RunningFunction function, byte[] event) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                reply.complete(function.invoke(event));
            } catch (InterruptedException stopped) {
                reply.completeExceptionally(stopped);
            }
        });
        return reply;
    }

    @Test
    void anInstanceIsKeptForTheNextCallAndABusyOneGetsCompany() throws Exception {
        RunningFunction counter = function("Counter", Duration.ofSeconds(10), 10);
        Path file = folder.resolve("go on");

        JsonNode first = returned(counter.invoke(event("{}")));
        JsonNode second = returned(counter.invoke(event("{}")));
        CompletableFuture<Reply> waiting = later(counter, event("{\"awaitIn\":\"" + folder + "\"}"));
        await().until(() -> counter.invocations() == 3
                && log.toString(StandardCharsets.UTF_8).contains("call 3"));
        JsonNode beside = returned(counter.invoke(event("{}")));
        Files.createFile(file);
        JsonNode waited = returned(waiting.get(10, TimeUnit.SECONDS));

        assertThat(first.path("calls").asInt()).isEqualTo(1);
        assertThat(second.path("calls").asInt()).isEqualTo(2);
        assertThat(second.path("instance")).isEqualTo(first.path("instance"));
        assertThat(waited.path("instance")).isEqualTo(first.path("instance"));
        assertThat(beside.path("instance")).isNotEqualTo(first.path("instance"));
        assertThat(beside.path("calls").asInt()).isEqualTo(1);
    }

    @Test
    void aCallerBeyondTheLastInstanceTimesOut() throws Exception {
        RunningFunction counter = function("Counter", Duration.ofSeconds(1), 1);
        CompletableFuture<Reply> busy = later(counter, event("{\"awaitIn\":\"" + folder + "\"}"));
        await().until(() -> log.toString(StandardCharsets.UTF_8).contains("call 1"));

        Optional<Reply> early = counter.invokeWithin(Duration.ofMillis(50), event("{}"));

        assertThat(early).isEmpty();
        assertThat(busy.get(10, TimeUnit.SECONDS)).isEqualTo(new Reply.TimedOut(Duration.ofSeconds(1)));
    }

    @Test
    void theRemainingTimeIsReadFromTheClock() throws Exception {
        RunningFunction counter = function("Counter", Duration.ofSeconds(7), 1);

        assertThat(returned(counter.invoke(event("{}"))).path("left").asInt()).isEqualTo(7_000);
    }

    @Test
    void aLogLineSaysWhenWhoAndWhat() throws Exception {
        returned(function("Counter", Duration.ofSeconds(7), 1).invoke(event("{}")));

        JsonNode line = JSON.readTree(log.toString(StandardCharsets.UTF_8));
        assertThat(line.path("timestamp").asText()).isEqualTo("2026-11-21T20:00:00Z");
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("function").asText()).isEqualTo("f");
        assertThat(line.path("message").asText()).isEqualTo("call 1");
    }

    @Test
    void aConstructorThatThrowsFailsTheCallAndItsReasonIsLogged() throws Exception {
        Reply reply = function("Stubborn", Duration.ofSeconds(1), 1).invoke(event("{}"));

        assertThat(reply)
                .isEqualTo(new Reply.Failed("java.lang.IllegalStateException", "TABLE is not set among 0 variables."));
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("TABLE is not set", "Stubborn.java");
    }

    @Test
    void aFunctionThatIsStoppedTakesNoCallsAndSaysNothing() throws Exception {
        RunningFunction counter = function("Counter", Duration.ofSeconds(1), 1);
        counter.stop();

        assertThat(counter.invoke(event("{}"))).isEqualTo(new Reply.Failed("Stopped", "The local cloud is stopping."));
        assertThat(counter.invocations()).isZero();
        assertThat(log.size()).isZero();
    }

    @Test
    void anEventThatIsTooLargeIsRefused() throws Exception {
        Reply reply = function("Counter", Duration.ofSeconds(1), 1).invoke(new byte[6 * 1024 * 1024 + 1]);

        assertThat(reply).isInstanceOfSatisfying(Reply.Failed.class, failed -> assertThat(failed.type())
                .isEqualTo("RequestTooLargeException"));
    }

    @Test
    void aHandlerThatIsNotThereOrIsNoHandlerIsNamed() {
        assertThatThrownBy(() -> function("Nobody", Duration.ofSeconds(1), 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The handler of F is stellar.local.sample.Nobody, but the artifact cannot load");
        assertThatThrownBy(() -> function("Counter::count", Duration.ofSeconds(1), 1))
                .hasMessageContaining("the local cloud calls the method handleRequest only.");
    }

    @Test
    void theArtifactDoesNotSeeTheLocalCloudsOwnClasses() {
        ClassLoader loader = artifact.loader();

        assertThatThrownBy(() -> loader.loadClass("com.fasterxml.jackson.databind.ObjectMapper"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> loader.loadClass("stellar.local.LocalCloud"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
