package stellar.relay.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NIGHT, ZoneOffset.UTC);
    private static final String FILE = "C:\\FITS\\M31_L_0007.fit";

    private final Path directory;

    SpoolTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void whatWasAcceptedIsThereAfterTheStoreIsOpenedAgain() throws IOException {
        try (Spool spool = open()) {
            append(spool, "one");
            append(spool, "two");
        }
        try (Spool spool = open()) {
            Waiting waiting = spool.outbox().next(10, 100_000);

            assertThat(waiting.epoch()).isEqualTo(NIGHT.toEpochMilli());
            assertThat(waiting.ackedSeq()).isZero();
            assertThat(waiting.events())
                    .containsExactly(
                            new StoredEvent(1, "demo", "signal", NIGHT, null, "one", null),
                            new StoredEvent(2, "demo", "signal", NIGHT, null, "two", null));
        }
    }

    @Test
    void anAcknowledgedEventIsGoneAndItsNumberIsNotUsedAgain() throws IOException {
        try (Spool spool = open()) {
            append(spool, "one");
            append(spool, "two");
            long epoch = spool.state().epoch();

            assertThat(spool.outbox().acknowledge(epoch, 2).join()).isTrue();
            assertThat(spool.outbox().acknowledge(epoch - 1, 99).join()).isFalse();
        }
        try (Spool spool = open()) {
            assertThat(append(spool, "three")).hasValue(3);
            assertThat(spool.outbox().next(10, 100_000).ackedSeq()).isEqualTo(2);
        }
    }

    @Test
    void aBatchEndsAtItsLimitsButAnEventAloneAlwaysGoes() throws IOException {
        try (Spool spool = open()) {
            append(spool, "x".repeat(5_000));
            append(spool, "é".repeat(2_000)); // 4,000 bytes in UTF-8
            append(spool, "z");

            assertThat(spool.outbox().next(2, 100_000).events()).hasSize(2);
            assertThat(spool.outbox().next(10, 100).events()).hasSize(1);
            assertThat(spool.outbox().next(10, 8_000).lastSeq()).isEqualTo(1);
            assertThat(spool.outbox().next(10, 9_700).lastSeq()).isEqualTo(2);
        }
    }

    @Test
    void aRefusedEventIsSetAsideWithItsReasonAndLeavesAHole() throws IOException {
        try (Spool spool = open()) {
            append(spool, "good");
            append(spool, "bad");
            append(spool, "better");
            long epoch = spool.state().epoch();

            assertThat(spool.outbox()
                            .setAside(epoch, 2, "It names another telescope.")
                            .join())
                    .isTrue();
            assertThat(spool.outbox().setAside(epoch, 2, "Again.").join()).isFalse();

            assertThat(spool.outbox().next(10, 100_000).events())
                    .extracting(StoredEvent::seq)
                    .containsExactly(1L, 3L);
            assertThat(spool.state().setAside()).isEqualTo(1);
        }
    }

    @Test
    void aGreaterEpochCountsWhatWaitsAnewInTheSameOrder() throws IOException {
        try (Spool spool = open()) {
            for (String data : List.of("a", "b", "c", "d")) {
                append(spool, data);
            }
            long epoch = spool.state().epoch();
            spool.outbox().acknowledge(epoch, 2).join();

            long greater = spool.outbox().startGreaterEpoch(epoch + 7).join();

            assertThat(greater).isEqualTo(epoch + 8);
            Waiting waiting = spool.outbox().next(10, 100_000);
            assertThat(waiting.ackedSeq()).isZero();
            assertThat(waiting.events()).extracting(StoredEvent::seq).containsExactly(1L, 2L);
            assertThat(waiting.events()).extracting(StoredEvent::data).containsExactly("c", "d");
            assertThat(append(spool, "e")).hasValue(3);
        }
    }

    @Test
    void aFrameAndItsPreviewShareOneImageInEitherOrder() throws IOException {
        try (Spool spool = open()) {
            append(spool, "frame", NIGHT, new Enclosure.Frame(FILE));
            append(spool, "preview", NIGHT.plusSeconds(599), new Enclosure.Preview(FILE, bytes("jpeg")));
            append(spool, "preview of the next", NIGHT.plusSeconds(599), new Enclosure.Preview("B", bytes("jpeg")));
            append(spool, "the next", NIGHT.plusSeconds(600), new Enclosure.Frame("B"));

            List<String> images = images(spool);
            assertThat(images.get(0)).isNotNull().isEqualTo(images.get(1));
            assertThat(images.get(2)).isNotNull().isEqualTo(images.get(3)).isNotEqualTo(images.get(0));
        }
    }

    @Test
    void theSameNameIsAnotherImageAfterTenMinutesOrTheSecondTime() throws IOException {
        try (Spool spool = open()) {
            append(spool, "frame", NIGHT, new Enclosure.Frame(FILE));
            append(spool, "late preview", NIGHT.plusSeconds(601), new Enclosure.Preview(FILE, bytes("jpeg")));
            append(spool, "written over", NIGHT.plusSeconds(602), new Enclosure.Frame(FILE));
            append(spool, "again", NIGHT.plusSeconds(603), new Enclosure.Frame(FILE));

            List<String> images = images(spool);
            assertThat(images.get(1)).isNotEqualTo(images.get(0)).isEqualTo(images.get(2));
            assertThat(images.get(3)).isNotIn(images.get(0), images.get(1));
        }
    }

    @Test
    void anUploadWaitsForItsEventAndPreviewsGoFirst() throws IOException {
        try (Spool spool = open()) {
            append(spool, "frame", NIGHT, new Enclosure.Frame(FILE));
            append(spool, "preview", NIGHT, new Enclosure.Preview(FILE, bytes("jpeg")));
            append(spool, "not yet", NIGHT, new Enclosure.Frame("B"));
            assertThat(spool.uploads().eligible("demo", 10)).isEmpty();

            spool.outbox().acknowledge(spool.state().epoch(), 2).join();
            String image = spool.uploads().eligible("demo", 10).getFirst().image();

            assertThat(spool.uploads().eligible("demo", 10))
                    .containsExactly(new Upload.Preview(2, image, "demo", 4), new Upload.Frame(1, image, "demo", FILE));
            assertThat(spool.uploads().jpeg(new Upload.Preview(2, image, "demo", 4)))
                    .hasValue(bytes("jpeg"));
        }
    }

    @Test
    void anUploadOutlivesAGreaterEpoch() throws IOException {
        try (Spool spool = open()) {
            append(spool, "acknowledged", NIGHT, new Enclosure.Frame("A"));
            append(spool, "waiting", NIGHT, new Enclosure.Frame("B"));
            spool.outbox().acknowledge(spool.state().epoch(), 1).join();
            long epoch = spool.outbox().startGreaterEpoch(0).join();

            assertThat(spool.uploads().eligible("demo", 10))
                    .extracting(Upload::id)
                    .containsExactly(1L);
            spool.outbox().acknowledge(epoch, 1).join();
            assertThat(spool.uploads().eligible("demo", 10))
                    .extracting(Upload::id)
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void aDoneUploadLeavesAndOneGivenUpIsCounted() throws IOException {
        try (Spool spool = open()) {
            append(spool, "a", NIGHT, new Enclosure.Frame("A"));
            append(spool, "b", NIGHT, new Enclosure.Frame("B"));
            spool.outbox().acknowledge(spool.state().epoch(), 2).join();
            List<Upload> uploads = spool.uploads().eligible("demo", 10);

            assertThat(spool.uploads().done(uploads.get(0)).join()).isTrue();
            assertThat(spool.uploads()
                            .giveUp(uploads.get(1), "Its name is not allowed.")
                            .join())
                    .isTrue();

            assertThat(spool.uploads().eligible("demo", 10)).isEmpty();
            assertThat(spool.state().uploadsGivenUp()).isEqualTo(1);
            assertThat(spool.state().uploadsWaiting()).isZero();
        }
    }

    @Test
    void theLastStateIsKeptWithItsEvent() throws IOException {
        try (Spool spool = open()) {
            append(spool, "{\"voyager\":\"connected\"}", NIGHT, new Enclosure.State());
            append(spool, "another", NIGHT, new Enclosure.Nothing());
        }
        try (Spool spool = open()) {
            assertThat(spool.outbox().lastState("demo", "signal")).hasValue("{\"voyager\":\"connected\"}");
            assertThat(spool.outbox().lastState("demo", "version")).isEmpty();
        }
    }

    @Test
    void aCommandIsTakenOnceAndItsEventIsWrittenOnce() throws IOException {
        TakenCommand command = new TakenCommand("id-1", "demo", "Abort");
        try (Spool spool = open()) {
            assertThat(spool.ledger().take(command, event("taken")).join()).isTrue();
            assertThat(spool.ledger().take(command, event("taken")).join()).isFalse();
        }
        try (Spool spool = open()) {
            assertThat(spool.ledger().unfinished()).containsExactly(command);
            assertThat(spool.ledger().refuse(command, event("refused")).join()).isFalse();
            assertThat(spool.ledger().finish("id-1", "done", event("done")).join())
                    .isTrue();
            assertThat(spool.ledger().finish("id-1", "failed", event("failed")).join())
                    .isFalse();
            assertThat(spool.ledger().unfinished()).isEmpty();
            assertThat(spool.outbox().next(10, 100_000).events())
                    .extracting(StoredEvent::data)
                    .containsExactly("taken", "done");
        }
    }

    @Test
    void whenRoomGetsShortPreviewsGoFirstThenLogsAndNeverASignal() throws IOException {
        SpoolLimits small = limits(1_000_000, Duration.ofSeconds(1));
        try (Spool spool = Spool.open(directory, small, CLOCK)) {
            fillTo(spool, 850_000);
            append(spool, "frame", NIGHT, new Enclosure.Preview(FILE, bytes("jpeg")));
            assertThat(log(spool)).isPresent();
            assertThat(spool.state().droppedPreviews()).isEqualTo(1);

            fillTo(spool, 950_000);
            assertThat(log(spool)).isEmpty();
            assertThat(append(spool, "signal")).isPresent();
            assertThat(spool.state().droppedEvents()).isEqualTo(1);
            assertThat(images(spool)).as("the preview's event keeps its image").doesNotContainNull();
        }
    }

    @Test
    void aFullDiskHoldsEventsInOrderUntilThereIsRoomAndAcknowledgementsMakeIt() throws Exception {
        SpoolLimits quick = limits(1L << 30, Duration.ofMillis(5));
        try (Spool spool = Spool.open(directory, quick, CLOCK)) {
            append(spool, "x".repeat(400_000));
            append(spool, "kept");
            long epoch = spool.state().epoch();
            spool.limitPages(spool.state().bytesInUse() / 4096);
            CompletableFuture<OptionalLong> big = spool.outbox().append(event("y".repeat(300_000)));
            CompletableFuture<OptionalLong> small = spool.outbox().append(event("after it"));

            // An acknowledgement passes while the events wait; what it frees is what they need.
            assertThat(spool.outbox().setAside(epoch, 99, "nothing").join()).isFalse();
            assertThat(big).isNotDone();
            assertThat(small).isNotDone();
            assertThat(spool.trouble()).contains("full");
            spool.outbox().acknowledge(epoch, 1).join();

            assertThat(big.join()).hasValue(3);
            assertThat(small.join()).hasValue(4);
            assertThat(spool.trouble()).isNull();
        }
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

    private Spool open() throws IOException {
        return Spool.open(directory, SpoolLimits.USUAL, CLOCK);
    }

    private static SpoolLimits limits(long maxBytes, Duration retryEvery) {
        return new SpoolLimits(maxBytes, 16 << 20, 256, retryEvery, Duration.ofDays(14), 0);
    }

    private static void fillTo(Spool spool, long bytes) throws IOException {
        while (spool.state().bytesInUse() < bytes) {
            append(spool, "x".repeat(4_000));
        }
    }

    private static OptionalLong log(Spool spool) {
        return spool.outbox()
                .append(new NewEvent("demo", "log", NIGHT, null, "text", true, new Enclosure.Nothing()))
                .join();
    }

    private static OptionalLong append(Spool spool, String data) {
        return append(spool, data, NIGHT, new Enclosure.Nothing());
    }

    private static OptionalLong append(Spool spool, String data, Instant at, Enclosure enclosure) {
        return spool.outbox()
                .append(new NewEvent("demo", "signal", at, null, data, false, enclosure))
                .join();
    }

    private static NewEvent event(String data) {
        return NewEvent.of("demo", "command", NIGHT, data);
    }

    private static List<String> images(Spool spool) throws IOException {
        List<String> images = new ArrayList<>();
        for (StoredEvent event : spool.outbox().next(1_000, 10 << 20).events()) {
            if (event.image() != null) {
                images.add(event.image());
            }
        }
        return images;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
