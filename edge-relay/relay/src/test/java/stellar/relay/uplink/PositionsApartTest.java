package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.Position;
import stellar.contract.Wire;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;

/** A cloud that stands elsewhere in the stream than the store: ahead, behind, or in another epoch. */
class PositionsApartTest extends UplinkNight {

    PositionsApartTest(@TempDir Path directory) throws IOException {
        super(directory);
    }

    @Test
    void aRelayThatDiedBeforeItNotedAnythingTheCloudHasDoublesNothing() throws IOException {
        cloud.isAway(true);
        List<String> happened = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> happened.add(append("event " + i)));
        time.settle();
        // As a power cut would leave it: all 200 are on disk, none is acknowledged.
        Path left = Files.createDirectory(directory.resolve("left"));
        for (String part : List.of("relay.db", "relay.db-wal", "epoch")) {
            Files.copy(directory.resolve(part), left.resolve(part));
        }
        cloud.isAway(false);
        time.turn(Duration.ofSeconds(2));
        assertThat(applied()).hasSize(200);

        time.shutdownNow();
        spool.close();
        spool = Spool.open(left, SpoolLimits.USUAL, time.clock());
        uplink = started();
        happened.add(append("after"));
        time.turn(Duration.ofMinutes(1));

        assertThat(applied()).containsExactlyElementsOf(happened);
        assertThat(cloud.batches()).extracting(Batch::epoch).containsOnly(NIGHT.toEpochMilli());
    }

    @Test
    void aCloudThatWasRestoredGetsAgainWhatItLostInOrderUnderTheSameNumbers() throws IOException {
        List<String> happened = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> happened.add(append("event " + i)));
        time.settle();
        cloud.isRestoredTo(37);
        happened.add(append("after"));

        time.turn(Duration.ofSeconds(3));

        assertThat(applied()).containsExactlyElementsOf(happened);
        assertThat(cloud.applied())
                .extracting(DurableEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 101).boxed().toList());
        assertThat(cloud.batches()).extracting(Batch::epoch).containsOnly(NIGHT.toEpochMilli());
        assertThat(spool.state().waiting()).isZero();
        assertThat(spool.state().lostEvents()).isZero();
    }

    @Test
    void aRelayThatHasNothingNewHearsOfARestoreAllTheSame() {
        append("one");
        append("two");
        time.settle();
        cloud.isRestoredTo(1);

        time.turn(Duration.ofMinutes(1));

        assertThat(applied()).containsExactly("one", "two");
    }

    @Test
    void aRelayThatIsStoppedInBetweenGoesOnWhereItWas() throws IOException {
        IntStream.range(0, 100).forEach(i -> append("event " + i));
        time.settle();
        cloud.isRestoredTo(10);
        append("after");
        cloud.next(new FakeCloud.Turn.Work()).next(new FakeCloud.Turn.Work()).next(new FakeCloud.Turn.LoseReply());
        time.turn(Duration.ofMillis(500));
        restart();

        time.turn(Duration.ofMinutes(1));

        assertThat(cloud.applied())
                .extracting(DurableEvent::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 101).boxed().toList());
    }

    @Test
    void aCloudThatStandsInAnEarlierEpochGetsAllThatIsKeptOfThisOne() throws IOException {
        append("of the first epoch");
        time.settle();
        time.shutdownNow();
        spool.outbox().startGreaterEpoch(0).join();
        uplink = started();
        append("one");
        append("two");
        time.turn(Duration.ofSeconds(1));
        assertThat(applied()).hasSize(3);

        cloud.isRestoredTo(1);
        append("three");
        time.turn(Duration.ofSeconds(3));

        assertThat(applied()).containsExactly("of the first epoch", "one", "two", "three");
        assertThat(spool.state().epoch()).isEqualTo(NIGHT.toEpochMilli() + 1);
    }

    @Test
    void aCloudThatHasNothingAtAllGetsAllThatIsKept() {
        append("one");
        append("two");
        time.settle();
        cloud.isRestoredTo(0);

        append("three");
        time.turn(Duration.ofSeconds(3));

        assertThat(applied()).containsExactly("one", "two", "three");
    }

    @Test
    void whatIsKeptNoLongerIsSaidToBeLostAndTheRestComes() throws IOException {
        List<String> told = new ArrayList<>();
        for (String text : List.of("one", "two", "three")) {
            append(text);
            time.settle();
            time.turn(Duration.ofDays(2));
        }
        spool.outbox().whenLost(told::add);
        cloud.isRestoredTo(0);
        append("four");

        time.turn(Duration.ofMinutes(1));

        assertThat(applied()).containsExactly("two", "three", "four");
        assertThat(cloud.position()).isEqualTo(new Position(NIGHT.toEpochMilli(), 4));
        assertThat(spool.state().lostEvents()).isEqualTo(1);
        assertThat(told).singleElement().asString().contains("are lost: 1.");
    }

    @Test
    void onlyARefusalTakesTheRelayBackAndNoAcknowledgementHoweverOldItIs() throws IOException {
        append("one");
        time.settle();
        append("two");
        time.settle();
        Acknowledgement old =
                new Acknowledgement(1, new Position(NIGHT.toEpochMilli(), 0), time.now(), Map.of(), List.of(), null);
        cloud.nextSays(200, Wire.write(old));
        append("three");
        time.settle();

        assertThat(spool.state().ackedSeq()).isEqualTo(2);
        time.turn(Duration.ofSeconds(1));
        assertThat(applied()).containsExactly("one", "two", "three");
        assertThat(cloud.batches()).extracting(Batch::range).containsExactly("1-1", "2-2", "3-3");
    }

    @Test
    void anEpochThatIsOverIsFollowedByAGreaterOne() {
        cloud.standsAt(new Position(NIGHT.toEpochMilli() + 400, 9));
        time.turn(Duration.ofSeconds(1));
        append("one");

        time.turn(Duration.ofSeconds(2));

        assertThat(applied()).containsExactly("one");
        assertThat(cloud.position()).isNotNull().satisfies(at -> assertThat(at.epoch())
                .isGreaterThan(NIGHT.toEpochMilli() + 400));
    }

    @Test
    void anOldCopyOfTheStoreRepeatsNoNumbers() {
        cloud.standsAt(new Position(NIGHT.toEpochMilli(), 10));
        append("new, though its number is known");

        time.turn(Duration.ofSeconds(1));

        assertThat(applied()).containsExactly("new, though its number is known");
    }
}
