package stellar.local.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private final Path folder;

    OutboxTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Posted posted(String subject) {
        return new Posted(
                Instant.EPOCH, "mail", "a@b.example", subject, "text", Optional.empty(), Map.of("A", "b"), "taken");
    }

    @Test
    void theOldestLeavesFirstAndNumbersGoOnAfterARestart() throws IOException {
        Outbox outbox = new Outbox(folder, 3);
        for (String subject : new String[] {"one", "two", "three", "four"}) {
            outbox.put(posted(subject));
        }
        Outbox again = new Outbox(folder, 3);
        again.put(posted("five"));

        assertThat(again.all()).extracting(each -> each.posted().subject()).containsExactly("five", "four", "three");
        assertThat(again.all()).extracting(Outbox.Numbered::number).containsExactly(5L, 4L, 3L);
        assertThat(again.find(2)).isEmpty();
        assertThat(again.find(3)).contains(posted("three"));
    }

    @Test
    void itsFilesAreTheirOwners() throws IOException {
        new Outbox(folder, 3).put(posted("one"));

        try (var files = Files.list(folder)) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(files.findFirst().orElseThrow())))
                    .isEqualTo("rw-------");
        }
    }
}
