package stellar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The local cloud as a process, as people start it. */
class ProcessTest {
    private final Path folder;
    private Process process;
    private BufferedReader output;
    private ProcessHandle dynamoDb;

    ProcessTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        process = start();
        output = process.inputReader();
        dynamoDb = process.toHandle();
    }

    private Process start() throws IOException {
        SampleCloud.settings(folder);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                LocalCloud.class.getName()));
        command.addAll(List.of("--template", SampleCloud.TEMPLATE.toString()));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--functions", folder.resolve("functions").toString()));
        command.addAll(List.of("--dynamodb-lib", SampleCloud.DYNAMODB_LIBRARY.toString()));
        command.addAll(List.of("--parameter", "OutFolder=" + folder, "--port", "0"));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @BeforeEach
    void awaitReady() throws IOException {
        String line = String.valueOf(output.readLine());
        assertThat(line).startsWith("Stellar's local cloud is ready at http://127.0.0.1:");
        dynamoDb = process.children().findFirst().orElseThrow();
    }

    @AfterEach
    void end() {
        process.destroyForcibly();
        dynamoDb.destroyForcibly();
    }

    @Test
    void whenToldToStopItStopsWithinTwoSecondsAndSoDoesDynamoDb() throws Exception {
        process.toHandle().destroy(); // Process.destroy would close its output, too.

        assertThat(process.waitFor(2, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(1)).until(() -> !dynamoDb.isAlive());
        assertThat(output.readLine()).as("nothing more is said").isNull();
    }

    @Test
    void whenItIsKilledDynamoDbEndsByItself() {
        process.destroyForcibly();

        await().atMost(Duration.ofSeconds(5)).until(() -> !dynamoDb.isAlive());
    }

    @Test
    void whenDynamoDbEndsItSaysSoAndEnds() throws Exception {
        dynamoDb.destroyForcibly();

        assertThat(String.valueOf(output.readLine()))
                .startsWith("DynamoDB Local has ended with code 137, so the local cloud ends, too; its log is in ");
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }
}
