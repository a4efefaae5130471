package stellar.relay.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.Wire;

class LogLinesTest {

    private static final System.Logger LOG = System.getLogger("stellar.relay.test");
    private static final String SECRET = "wIdE0pEn";
    private static final String HEX = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RecentLog recent = new RecentLog(200);

    @AfterEach
    void giveTheLogBack() throws IOException {
        LogManager.getLogManager().reset();
        LogManager.getLogManager().readConfiguration();
    }

    @Test
    void aLineStaysALineWhateverANameHolds() throws IOException {
        LogLines.to(out, Optional.empty(), recent, "demo-relay");

        LOG.log(
                System.Logger.Level.WARNING,
                "File {0} is odd.",
                "M31.fit\r\n{\"level\":\"SEVERE\"}\u2028\u202e\u0000\u009b31m",
                Map.entry("telescope", "a\nb"));

        List<ObjectNode> lines = lines();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().get("level").asText()).isEqualTo("WARNING");
        assertThat(lines.getFirst().get("relay").asText()).isEqualTo("demo-relay");
        assertThat(lines.getFirst().get("telescope").asText()).isEqualTo("a\nb");
        assertThat(lines.getFirst().get("message").asText())
                .startsWith("File M31.fit\r\n{\"level\":\"SEVERE\"}\\u2028\\u202e")
                .endsWith("\\u009b31m is odd.");
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("\u2028", "\u202e", "\u009b", "\u0000", "\r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Illegal character in query at index 40: wss://live.example/live?ticket=%s",
                "PUT https://b.example/k?X-Amz-Signature=%s&X-Amz-Credential=%s failed",
                "stellar-signature: %s",
                "Authorization: Bearer %s",
                "password = %s",
                "{\"method\":\"AuthenticateUserBase\",\"params\":{\"Base\":\"%s\"}}",
                "{\"key\" : \"%s\"}",
                "https://user:%s@cloud.example/",
                "{\"code\":\"%s\"}"
            })
    void whatLooksLikeASecretIsLeftOut(String message) throws IOException {
        LogLines.to(out, Optional.empty(), recent, "demo-relay");

        LOG.log(System.Logger.Level.INFO, message.replace("%s", SECRET));
        LOG.log(System.Logger.Level.INFO, "It failed.", new IOException(message.replace("%s", SECRET)));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("…").doesNotContain(SECRET);
        assertThat(recent.after(0).toString()).contains("It failed.").doesNotContain(SECRET);
    }

    @Test
    void keysAndImageBytesAreLeftOutByTheirLookAlone() throws IOException {
        LogLines.to(out, Optional.empty(), recent, "demo-relay");
        String jpeg = Base64.getEncoder().encodeToString(new byte[3_000]);

        LOG.log(
                System.Logger.Level.INFO,
                "Of " + HEX + " and " + jpeg + ", image 0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11.");

        assertThat(lines().getFirst().get("message").asText())
                .isEqualTo("Of … and (4000 characters), image 0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11.");
    }

    @Test
    void aMessageThatHasNoEndIsCut() throws IOException {
        LogLines.to(out, Optional.empty(), recent, "demo-relay");

        LOG.log(System.Logger.Level.INFO, "word ".repeat(2_000_000));

        assertThat(lines().getFirst().get("message").asText())
                .hasSizeLessThan(4_100)
                .endsWith("… (10000000 characters)");
    }

    @Test
    void theFilesTurnAndStayWithinTheirBound() throws IOException {
        int maxFileBytes = 100_000;
        LogLines.to(out, Optional.of(folder.resolve("logs")), maxFileBytes, recent, "demo-relay");

        // Some 1.2 MB in all, above what five files may have.
        String long1k = "a word. ".repeat(120);
        for (int i = 0; i < 1_100; i++) {
            LOG.log(System.Logger.Level.INFO, i + " " + long1k);
        }
        LogManager.getLogManager().reset();

        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            List<Path> kept =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(kept).hasSize(5);
            for (Path file : kept) {
                assertThat(Files.size(file)).isLessThan(maxFileBytes + 2_000);
            }
        }
        List<String> newest = Files.readAllLines(folder.resolve("logs/relay.0.log"));
        assertThat(Wire.readObject(newest.getLast()).get("message").asText()).startsWith("1099 ");
    }

    @Test
    void anImpossibleFolderIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> LogLines.to(out, Optional.of(file), recent, "demo-relay"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("log.directory");
    }

    private List<ObjectNode> lines() throws IOException {
        List<ObjectNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isEmpty()) {
                lines.add(Wire.readObject(line));
            }
        }
        return lines;
    }
}
