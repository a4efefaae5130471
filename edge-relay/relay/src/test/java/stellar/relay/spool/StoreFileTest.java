package stellar.relay.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are cut, foreign, older, newer, gone or used by another. */
class StoreFileTest extends SpoolOnDisk {

    StoreFileTest(@TempDir Path directory) {
        super(directory);
    }

    @Test
    void aSecondRelayOnTheSameStoreIsRefusedInOneSentence() throws IOException {
        try (Spool first = open()) {
            assertThat(first.state().waiting()).isZero();
            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another relay is using the store in " + directory);
        }
        open().close();
    }

    @Test
    void aForeignFileIsSetAsideCountedAndANewStoreBegunUnderAGreaterEpoch() throws IOException {
        long first;
        try (Spool spool = open()) {
            first = spool.state().epoch();
        }
        Files.writeString(directory.resolve("relay.db"), "This was never a database.".repeat(50));

        try (Spool spool = open()) {
            assertThat(spool.state().damagedFiles()).isEqualTo(1);
            assertThat(spool.state().epoch()).isGreaterThan(first);
            assertThat(append(spool, "life goes on")).hasValue(1);
        }
    }

    @Test
    void aStoreCutAnywhereEitherHasEverythingOrIsSetAside() throws IOException {
        try (Spool spool = open()) {
            for (int i = 0; i < 60; i++) {
                append(spool, "event " + i + " " + "x".repeat(1_000));
            }
        }
        byte[] whole = Files.readAllBytes(directory.resolve("relay.db"));
        for (int cut = 0; cut < whole.length; cut += 4_999) {
            Path other = Files.createDirectories(directory.resolve("cut-" + cut));
            Files.write(other.resolve("relay.db"), Arrays.copyOf(whole, cut));
            try (Spool spool = Spool.open(other, SpoolLimits.USUAL, CLOCK)) {
                boolean begun = spool.state().damagedFiles() == 1 || cut == 0;
                assertThat(spool.outbox().next(100, 1 << 20).events())
                        .as("cut at byte " + cut)
                        .hasSize(begun ? 0 : 60);
            }
        }
    }

    @Test
    void aStoreOfVersionOneIsRenewedAndKeepsAllItHolds() throws Exception {
        try (var old = new GZIPInputStream(getClass().getResourceAsStream("/store-version-1.db.gz"))) {
            Files.copy(old, directory.resolve("relay.db"));
        }
        try (Spool spool = open()) {
            Waiting waiting = spool.outbox().next(10, 100_000);

            assertThat(waiting.epoch()).isEqualTo(1795212000000L);
            assertThat(waiting.events())
                    .extracting(StoredEvent::data)
                    .hasSize(7)
                    .startsWith("{\"n\":3}");
            assertThat(spool.state().uploadsWaiting()).isEqualTo(2);
            assertThat(spool.ledger().unfinished()).extracting(TakenCommand::id).containsExactly("c1");
            assertThat(append(spool, "new")).hasValue(10);
            assertThat(spool.outbox().goBack(waiting.epoch(), 0).join())
                    .as("what version 1 acknowledged, it did not keep")
                    .isEqualTo(waiting.ackedSeq())
                    .isPositive();
        }
    }

    @Test
    void aStoreOfANewerVersionIsNotTouched() throws Exception {
        open().close();
        try (var newer = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("relay.db"));
                var statement = newer.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("version 99");
        assertThat(directory.resolve("relay.db")).exists();
    }

    @Test
    void aClockAt1970RepeatsNoEpoch() throws IOException {
        open().close();
        Files.delete(directory.resolve("relay.db"));
        Clock boot = Clock.fixed(Instant.EPOCH.plusSeconds(5), ZoneOffset.UTC);

        try (Spool spool = Spool.open(directory, SpoolLimits.USUAL, boot)) {
            assertThat(spool.state().epoch()).isEqualTo(NIGHT.toEpochMilli() + 1);
        }
    }
}
