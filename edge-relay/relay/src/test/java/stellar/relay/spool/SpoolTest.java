package stellar.relay.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is accepted, sent, set aside and dropped. */
class SpoolTest extends SpoolOnDisk {

    SpoolTest(@TempDir Path directory) {
        super(directory);
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

            assertThat(spool.outbox().acknowledge(epoch, 2, NIGHT).join()).isTrue();
            assertThat(spool.outbox().acknowledge(epoch - 1, 99, NIGHT).join()).isFalse();
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
            spool.outbox().acknowledge(epoch, 2, NIGHT).join();

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
            spool.outbox().acknowledge(epoch, 1, NIGHT).join();

            assertThat(big.join()).hasValue(3);
            assertThat(small.join()).hasValue(4);
            assertThat(spool.trouble()).isNull();
        }
    }

    private static SpoolLimits limits(long maxBytes, Duration retryEvery) {
        return new SpoolLimits(
                maxBytes, 16 << 20, 256, retryEvery, Duration.ofDays(14), 0, Duration.ofDays(3), 100_000);
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
}
