package stellar.relay.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk can do to the store while it is used and while nobody looks. */
class DiskFaultsTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NIGHT, ZoneOffset.UTC);
    private static final SpoolLimits QUICK = new SpoolLimits(
            1L << 30, 16 << 20, 256, Duration.ofMillis(5), Duration.ofDays(14), 8 << 20, Duration.ofDays(3), 100_000);

    private final Path directory;

    DiskFaultsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void onADiskThatSomethingElseHasFilledSignalsUseTheReserveAndLogLinesAreDropped() throws Exception {
        Path disk = smallDisk();
        try (Spool spool = Spool.open(disk.resolve("store"), QUICK, CLOCK)) {
            assertThat(spool.state().reserveHeld()).isTrue();
            Path foreign = fill(disk);

            List<OptionalLong> kept = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                kept.add(spool.outbox().append(signal("signal " + i)).get(10, TimeUnit.SECONDS));
            }

            assertThat(kept).doesNotContain(OptionalLong.empty());
            assertThat(spool.state().reserveHeld()).isFalse();
            assertThat(spool.outbox().append(log("log")).get(10, TimeUnit.SECONDS))
                    .isEmpty();
            assertThat(spool.state().droppedEvents()).isEqualTo(1);

            Files.delete(foreign);
            assertThat(spool.outbox().append(log("log")).get(10, TimeUnit.SECONDS))
                    .isPresent();
            assertThat(spool.state().reserveHeld()).isTrue();
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aDiskWithoutRoomForTheReserveStillTakesWhatMustBeKept() throws Exception {
        Path disk = smallDisk();
        try {
            Path foreign = disk.resolve("foreign");
            Files.write(foreign, new byte[30 << 20]);
            try (Spool spool = Spool.open(disk.resolve("store"), QUICK, CLOCK)) {
                assertThat(spool.state().reserveHeld()).isFalse();
                assertThat(spool.outbox().append(signal("signal")).join()).isPresent();
                assertThat(spool.outbox().append(log("log")).join()).isEmpty();
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    @Test
    void aStoreThatCannotBeWrittenForAWhileLosesNothingAndSaysSo() throws Exception {
        try (Spool spool = open()) {
            spool.refuseChanges(true);
            List<CompletableFuture<OptionalLong>> appended = IntStream.range(0, 20)
                    .mapToObj(i -> spool.outbox().append(signal("signal " + i)))
                    .toList();
            Awaitility.await().until(() -> spool.trouble() != null);
            assertThat(spool.trouble()).contains("readonly");
            assertThat(appended).noneMatch(CompletableFuture::isDone);

            spool.refuseChanges(false);

            assertThat(appended.stream().map(CompletableFuture::join).map(OptionalLong::getAsLong))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
            assertThat(spool.trouble()).isNull();
        }
    }

    @Test
    void aStoreDamagedWhileItIsUsedIsSetAsideAndTheNextEventsAreKeptInANewOne() throws Exception {
        List<String> told = new ArrayList<>();
        try (Spool spool = open()) {
            spool.whenDamaged(told::add);
            for (int i = 0; i < 300; i++) {
                spool.outbox().append(signal("before " + "x".repeat(1_000))).join();
            }
            long epoch = spool.state().epoch();
            overwriteTheMiddle();

            assertThatThrownBy(() -> spool.outbox().next(1_000, 1 << 30)).isInstanceOf(IOException.class);
            Awaitility.await().until(() -> spool.state().damagedFiles() == 1);

            assertThat(spool.outbox().append(signal("after")).join()).hasValue(1);
            assertThat(spool.state().epoch()).isGreaterThan(epoch);
            assertThat(spool.outbox().next(10, 100_000).events())
                    .extracting(StoredEvent::data)
                    .containsExactly(data("after"));
            assertThat(told).hasSize(1).first().asString().contains("was damaged");
        }
    }

    @Test
    void damageFoundAtOpeningIsToldToWhoeverListensLater() throws Exception {
        Files.writeString(directory.resolve("relay.db"), "This was never a database.".repeat(50));
        List<String> told = new ArrayList<>();
        try (Spool spool = open()) {
            spool.whenDamaged(told::add);
            assertThat(told).hasSize(1);
        }
        try (Spool spool = open()) {
            spool.whenDamaged(told::add);
            assertThat(told).as("the next start has nothing new to tell").hasSize(1);
        }
    }

    @Test
    void aJournalCutAnywhereLeavesABeginningOfWhatWasAccepted() throws IOException {
        SpoolLimits withoutReserve = new SpoolLimits(
                1L << 30, 16 << 20, 256, Duration.ofMillis(5), Duration.ofDays(14), 0, Duration.ofDays(3), 100_000);
        byte[] file;
        byte[] journal;
        try (Spool spool = open()) {
            for (int i = 0; i < 40; i++) {
                spool.outbox().append(signal("event " + i)).join();
            }
            // As a power cut leaves them: both files, while the store is open.
            file = Files.readAllBytes(directory.resolve("relay.db"));
            journal = Files.readAllBytes(directory.resolve("relay.db-wal"));
        }
        List<String> all =
                IntStream.range(0, 40).mapToObj(i -> data("event " + i)).toList();
        for (int cut = 0; cut <= journal.length; cut += 2_053) {
            Path other = Files.createDirectories(directory.resolve("cut-" + cut));
            Files.write(other.resolve("relay.db"), file);
            Files.write(other.resolve("relay.db-wal"), Arrays.copyOf(journal, cut));
            try (Spool spool = Spool.open(other, withoutReserve, CLOCK)) {
                List<String> left = spool.outbox().next(100, 1 << 20).events().stream()
                        .map(StoredEvent::data)
                        .toList();
                assertThat(left).as("cut at byte " + cut).isEqualTo(all.subList(0, left.size()));
                assertThat(spool.outbox().append(signal("after")).join()).isPresent();
            }
        }
    }

    @Test
    void foreignFilesInTheDirectoryAreLeftAlone() throws IOException {
        Files.writeString(directory.resolve("notes.txt"), "the operator's own");
        Files.writeString(directory.resolve("epoch"), "not a number");
        Files.writeString(directory.resolve("reserve"), "too short");
        Files.createDirectory(directory.resolve("relay.db.bak"));

        try (Spool spool = open()) {
            assertThat(spool.outbox().append(signal("one")).join()).hasValue(1);
            assertThat(spool.state().reserveHeld()).isTrue();
        }
        assertThat(directory.resolve("notes.txt")).hasContent("the operator's own");
        assertThat(directory.resolve("relay.db.bak")).isDirectory();
    }

    @Test
    void aDirectoryWhereTheStoreShouldBeIsSaidInOneSentence() throws IOException {
        Files.createDirectory(directory.resolve("relay.db"));

        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("relay.db")
                .hasMessageContaining("See that this program may read and write it.");
    }

    @Test
    void afterAFortnightLogLinesAndPreviewsAreDroppedAndNothingElse() throws IOException {
        Instant later = NIGHT.plus(Duration.ofDays(14)).plusSeconds(1);
        try (Spool spool = open()) {
            spool.outbox().append(log("log")).join();
            spool.outbox().append(signal("signal")).join();
            Enclosure preview = new Enclosure.Preview("C:\\FITS\\a.fit", new byte[100]);
            spool.outbox()
                    .append(new NewEvent("demo", "newJPG", NIGHT, null, data("jpg"), false, preview))
                    .join();

            spool.outbox()
                    .append(NewEvent.of("demo", "signal", later, data("later")))
                    .join();

            assertThat(spool.outbox().next(10, 100_000).events())
                    .extracting(StoredEvent::data)
                    .containsExactly(data("signal"), data("jpg"), data("later"));
            assertThat(spool.state().droppedEvents()).isEqualTo(1);
            assertThat(spool.state().droppedPreviews()).isEqualTo(1);
            assertThat(spool.state().uploadsWaiting()).isZero();
        }
    }

    private Spool open() throws IOException {
        return Spool.open(directory, QUICK, CLOCK);
    }

    private static NewEvent signal(String text) {
        return NewEvent.of("demo", "signal", NIGHT, data(text));
    }

    private static NewEvent log(String text) {
        return new NewEvent("demo", "log", NIGHT, null, data(text), true, new Enclosure.Nothing());
    }

    private static String data(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private void overwriteTheMiddle() throws Exception {
        try (Connection another = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("relay.db"));
                Statement statement = another.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("relay.db").toFile(), "rw")) {
            file.seek(16_384);
            file.write(new byte[(int) file.length() - 16_384]);
        }
    }

    /** A disk of 48 MiB of its own. */
    private Path smallDisk() throws Exception {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString()),
                "A small disk can only be made by root, where mounting is allowed.");
        return disk;
    }

    private static Path fill(Path disk) throws IOException {
        Path foreign = disk.resolve("foreign");
        try (RandomAccessFile file = new RandomAccessFile(foreign.toFile(), "rw")) {
            byte[] some = new byte[4096];
            while (true) {
                file.write(some);
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException full) {
            return foreign;
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
