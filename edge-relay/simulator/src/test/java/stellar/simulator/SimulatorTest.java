package stellar.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SimulatorTest {
    private static final Pattern READY = Pattern.compile(
            "Voyager simulator listens on 127\\.0\\.0\\.1:(\\d+), its control on http://127\\.0\\.0\\.1:(\\d+)/\\.");

    private final Path folder;

    SimulatorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theProgramSaysWhenItIsReadyDrawsRealImagesAndEndsWithinASecondOfSigterm()
            throws IOException, InterruptedException {
        Process program = program("--speed", "20", "--images", folder.toString(), "--state", folder.toString());
        try (BufferedReader out = program.inputReader(StandardCharsets.UTF_8)) {
            Matcher ready = READY.matcher("");
            while (!ready.reset(String.valueOf(out.readLine())).matches()) {}
            try (var client = new TestClient(Integer.parseInt(ready.group(1)))) {
                client.done("RemoteSetDashboardMode", Map.of("IsOn", true));
                assertThat(client.event("NewJPGReady").path("Base64Data").asText())
                        .startsWith("/9j/");
                long asked = System.nanoTime();
                program.destroy();
                assertThat(client.event("ShutDown")).isNotNull();
                assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
                assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked))
                        .isLessThan(2000);
            }
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void aMistakeOnTheCommandLineEndsItWithASentence() throws IOException, InterruptedException {
        Process program = program("--colour", "blue");
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("There is no option --colour");
        assertThat(program.waitFor()).isEqualTo(2);
    }

    @Test
    void aTakenPortIsASentenceThatSaysWhatToDo() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var settings = new SimulatorSettings(folder).port(taken.getLocalPort());
            assertThatThrownBy(() -> SimulatedVoyager.start(settings, Clock.systemUTC(), line -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(":" + taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void optionsAreReadAndThePasswordComesFromItsFile() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "sesame\n");
        SimulatorSettings settings = new Options(
                        "--port",
                        "0",
                        "--speed",
                        "2.5",
                        "--seed",
                        "9",
                        "--user",
                        "observer",
                        "--password-file",
                        password.toString(),
                        "--instance",
                        "2",
                        "--events-per-second",
                        "100")
                .settings();
        assertThat(settings.port()).isZero();
        assertThat(settings.speed()).isEqualTo(2.5);
        assertThat(settings.login().isAsked()).isTrue();
        assertThat(settings.instance()).isEqualTo(2);
        assertThat(settings.eventsPerSecond()).isEqualTo(100);
        assertThat(new Options().settings().port()).isEqualTo(5950);
        assertThat(new Options().settings().controlPort()).isEqualTo(5960);
    }

    @Test
    void optionsThatCannotBeAreRefused() {
        for (List<String> wrong : List.of(
                List.of("--port", "x"),
                List.of("--port", "70000"),
                List.of("--port"),
                List.of("--instance", "4"),
                List.of("--user", "a"),
                List.of("--speed", "fast"))) {
            assertThatThrownBy(() -> new Options(wrong.toArray(String[]::new)).settings())
                    .as("%s", wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getFirst().equals("--instance") ? "instance" : wrong.getFirst());
        }
    }

    private static Process program(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "stellar.simulator.Simulator",
                "--port",
                "0",
                "--control-port",
                "0"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
