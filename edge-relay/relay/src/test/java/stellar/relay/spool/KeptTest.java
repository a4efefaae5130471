package stellar.relay.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that the cloud has and that are kept for a cloud that is restored to an older state. */
class KeptTest extends SpoolOnDisk {

    private static final Duration DAY = Duration.ofDays(1);

    private static final SpoolLimits SMALL =
            new SpoolLimits(1_000_000, 16 << 20, 256, Duration.ofSeconds(1), Duration.ofDays(14), 0, DAY, 100_000);

    KeptTest(@TempDir Path directory) {
        super(directory);
    }

    @Test
    void whatTheCloudHasDoesNotWaitAndIsThereWhenItIsAskedForAgain() throws IOException {
        try (Spool spool = open()) {
            List.of("one", "two", "three", "four").forEach(data -> append(spool, data));
            spool.outbox().acknowledge(epoch(spool), 3, NIGHT).join();

            assertThat(spool.state().waiting()).isEqualTo(1);
            assertThat(waiting(spool)).containsExactly("4 four");

            assertThat(spool.outbox().goBack(epoch(spool), 1).join()).isZero();
            assertThat(waiting(spool)).containsExactly("2 two", "3 three", "4 four");
            assertThat(spool.state().waiting()).isEqualTo(3);
        }
        try (Spool spool = open()) {
            assertThat(waiting(spool)).containsExactly("2 two", "3 three", "4 four");
            assertThat(append(spool, "five")).hasValue(5);
        }
    }

    @Test
    void whileNothingWaitsTheOldestThatWaitsIsNone() throws IOException {
        try (Spool spool = open()) {
            append(spool, "one");
            spool.outbox().acknowledge(epoch(spool), 1, NIGHT).join();

            assertThat(spool.state().waiting()).isZero();
            assertThat(spool.state().oldestAt()).isNull();
            assertThat(spool.uploads().eventsWaitSince()).isEmpty();
        }
    }

    @Test
    void theyAreKeptForThreeDaysAfterTheCloudHadThemHoweverOldTheyWereThen() throws IOException {
        List<String> told = new ArrayList<>();
        try (Spool spool = open()) {
            spool.outbox().whenLost(told::add);
            append(spool, "one", NIGHT.minus(DAY.multipliedBy(10)), new Enclosure.Nothing());
            append(spool, "two");
            acknowledge(spool, 1, NIGHT);
            acknowledge(spool, 2, NIGHT.plus(DAY));
            append(spool, "three");

            acknowledge(spool, 2, NIGHT.plus(DAY.multipliedBy(3)));
            assertThat(spool.outbox().goBack(epoch(spool), 0).join()).isZero();
            assertThat(waiting(spool)).containsExactly("1 one", "2 two", "3 three");
            assertThat(told).isEmpty();
        }
    }

    @Test
    void afterThatTheyAreGoneAndACloudThatMissesThemIsSaidToHaveLostThem() throws IOException {
        List<String> told = new ArrayList<>();
        try (Spool spool = open()) {
            spool.outbox().whenLost(told::add);
            List.of("one", "two", "three").forEach(data -> append(spool, data));
            acknowledge(spool, 2, NIGHT);
            acknowledge(spool, 3, NIGHT.plus(DAY));

            acknowledge(spool, 3, NIGHT.plus(DAY.multipliedBy(3)).plusMillis(1));
        }
        try (Spool spool = open()) {
            spool.outbox().whenLost(told::add);

            assertThat(spool.outbox().goBack(epoch(spool), 0).join()).isEqualTo(2);

            Waiting waiting = spool.outbox().next(10, 100_000);
            assertThat(waiting.ackedSeq()).isZero();
            assertThat(waiting(spool)).containsExactly("3 three");
            assertThat(spool.state().lostEvents()).isEqualTo(2);
            assertThat(told).singleElement().asString().contains("are lost: 2.");
        }
    }

    @Test
    void ofVeryManyTheOldestGo() throws IOException {
        try (Spool spool = Spool.open(directory, SpoolLimits.USUAL.keeping(DAY, 10), CLOCK)) {
            appendTogether(spool, 3_000);
            acknowledge(spool, 1, NIGHT);
            acknowledge(spool, 2_500, NIGHT);

            assertThat(spool.outbox().goBack(epoch(spool), 0).join()).isEqualTo(2_490);
            assertThat(spool.state().waiting()).isEqualTo(510);
        }
    }

    @Test
    void whenRoomGetsShortTheyGoBeforeAnyPreviewOrLogLine() throws IOException {
        SpoolLimits small =
                new SpoolLimits(1_000_000, 16 << 20, 256, Duration.ofSeconds(1), Duration.ofDays(14), 0, DAY, 100_000);
        try (Spool spool = Spool.open(directory, small, CLOCK)) {
            fillTo(spool, 700_000);
            acknowledge(spool, append(spool, "acknowledged").orElseThrow(), NIGHT);
            fillTo(spool, 950_000);

            append(spool, "preview", NIGHT, new Enclosure.Preview(FILE, bytes("jpeg")));
            NewEvent log = new NewEvent("demo", "log", NIGHT, null, "text", true, new Enclosure.Nothing());
            assertThat(spool.outbox().append(log).join()).isPresent();

            assertThat(spool.state().droppedPreviews()).isZero();
            assertThat(spool.state().droppedEvents()).isZero();
            assertThat(spool.state().bytesInUse()).isBetween(250_000L, 350_000L);
            assertThat(waiting(spool)).allMatch(event -> !event.endsWith("acknowledged"));
        }
    }

    @Test
    void anAcknowledgementThatFindsTheStoreTightKeepsNothing() throws IOException {
        try (Spool spool = Spool.open(directory, SMALL, CLOCK)) {
            fillTo(spool, 900_000);
            acknowledge(spool, append(spool, "last").orElseThrow(), NIGHT);

            assertThat(spool.state().bytesInUse()).isLessThan(100_000);
        }
    }

    @Test
    void onAFullDiskTheyMakeRoomBeforeTheReserveDoes() throws IOException {
        SpoolLimits quick =
                new SpoolLimits(1L << 30, 16 << 20, 256, Duration.ofMillis(5), Duration.ofDays(14), 8 << 20, DAY, 100);
        try (Spool spool = Spool.open(directory, quick, CLOCK)) {
            append(spool, "x".repeat(400_000));
            acknowledge(spool, 1, NIGHT);
            spool.limitPages(spool.state().bytesInUse() / 4096);

            assertThat(append(spool, "y".repeat(300_000))).hasValue(2);

            assertThat(spool.state().reserveHeld()).isTrue();
            assertThat(spool.outbox().goBack(epoch(spool), 0).join()).isEqualTo(1);
        }
    }

    @Test
    void whatOneRelayToldIsNotKeptForAnother() throws IOException {
        long first;
        try (Spool spool = open()) {
            spool.belongsTo("hill");
            first = epoch(spool);
            append(spool, "one");
            acknowledge(spool, 1, NIGHT);
            append(spool, "two");
        }
        try (Spool spool = open()) {
            spool.belongsTo("hill");
            assertThat(epoch(spool)).isEqualTo(first);
            spool.outbox().goBack(first, 0).join();
            assertThat(waiting(spool)).containsExactly("1 one", "2 two");
            acknowledge(spool, 1, NIGHT);
        }
        try (Spool spool = open()) {
            spool.belongsTo("valley");
            assertThat(epoch(spool)).isGreaterThan(first);
            assertThat(waiting(spool)).containsExactly("1 two");
            acknowledge(spool, 1, NIGHT);
            assertThat(spool.outbox().goBack(epoch(spool), 0).join()).isZero();
            assertThat(waiting(spool)).containsExactly("1 two");
        }
    }

    @Test
    void theyAreNotCarriedIntoAGreaterEpochAndAnotherEpochTakesNothingBack() throws IOException {
        try (Spool spool = open()) {
            List.of("one", "two", "three").forEach(data -> append(spool, data));
            acknowledge(spool, 2, NIGHT);
            long before = epoch(spool);
            spool.outbox().startGreaterEpoch(0).join();
            acknowledge(spool, 1, NIGHT);

            assertThat(spool.outbox().goBack(before, 0).join()).isZero();
            assertThat(waiting(spool)).isEmpty();
            assertThat(spool.outbox().goBack(epoch(spool), 0).join()).isZero();
            assertThat(waiting(spool)).containsExactly("1 three");
        }
    }

    @Test
    void anAcknowledgementNeverTakesTheStoreBack() throws IOException {
        try (Spool spool = open()) {
            List.of("one", "two", "three").forEach(data -> append(spool, data));
            acknowledge(spool, 2, NIGHT);
            acknowledge(spool, 1, NIGHT);
            assertThat(waiting(spool)).containsExactly("3 three");
            assertThat(spool.outbox().goBack(epoch(spool), 2).join()).isZero();
            assertThat(waiting(spool)).containsExactly("3 three");
        }
    }

    @Test
    void aFrameWhoseEventIsSentAgainIsUploadedAgainOnceTheCloudHasIt() throws IOException {
        try (Spool spool = open()) {
            append(spool, "a", NIGHT, new Enclosure.Frame("A"));
            append(spool, "b", NIGHT, new Enclosure.Frame("B"));
            acknowledge(spool, 2, NIGHT);
            List<Upload> uploads = spool.uploads().eligible("demo", 10);
            spool.uploads().done(uploads.get(0)).join();
            spool.uploads()
                    .giveUp(uploads.get(1), "The cloud knows no such image.")
                    .join();
            assertThat(spool.state().uploadsWaiting()).isZero();
            assertThat(spool.state().uploadsGivenUp()).isEqualTo(1);

            spool.outbox().goBack(epoch(spool), 0).join();
            assertThat(spool.uploads().eligible("demo", 10)).isEmpty();

            acknowledge(spool, 2, NIGHT);
            assertThat(spool.uploads().eligible("demo", 10)).isEqualTo(uploads);
        }
    }

    @Test
    void aFrameThatCameAfterTheStateTheCloudWentBackToIsOfferedAgainAndAnEarlierOneIsNot() throws IOException {
        try (Spool spool = open()) {
            append(spool, "a", NIGHT, new Enclosure.Frame("A"));
            append(spool, "b", NIGHT, new Enclosure.Frame("B"));
            acknowledge(spool, 2, NIGHT);
            List<Upload> uploads = spool.uploads().eligible("demo", 10);
            spool.uploads().done(uploads.get(0)).join();
            append(spool, "three");
            append(spool, "four");
            acknowledge(spool, 4, NIGHT);
            spool.uploads().done(uploads.get(1)).join();

            spool.outbox().goBack(epoch(spool), 3).join();
            acknowledge(spool, 4, NIGHT);

            assertThat(spool.uploads().eligible("demo", 10)).containsExactly(uploads.get(1));
        }
    }

    private static void acknowledge(Spool spool, long seq, Instant at) throws IOException {
        assertThat(spool.outbox().acknowledge(epoch(spool), seq, at).join()).isTrue();
    }

    private static void fillTo(Spool spool, long bytes) throws IOException {
        while (spool.state().bytesInUse() < bytes) {
            append(spool, "x".repeat(4_000));
        }
    }

    private static long epoch(Spool spool) throws IOException {
        return spool.state().epoch();
    }

    private static List<String> waiting(Spool spool) throws IOException {
        return spool.outbox().next(1_000, 10 << 20).events().stream()
                .map(event -> event.seq() + " " + event.data())
                .toList();
    }

    private static void appendTogether(Spool spool, int count) {
        CompletableFuture.allOf(IntStream.range(0, count)
                        .mapToObj(i -> spool.outbox().append(event("event " + i)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
