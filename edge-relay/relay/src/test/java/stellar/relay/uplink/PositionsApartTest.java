package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Batch;
import stellar.contract.Position;
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
    void aCloudThatLostWhatIsGoneHereGetsAGreaterEpoch() {
        append("one");
        time.settle();
        cloud.standsAt(new Position(NIGHT.toEpochMilli(), 0));
        append("two");

        time.turn(Duration.ofSeconds(1));

        assertThat(applied()).containsExactly("one", "two");
        assertThat(cloud.batches().getLast().epoch()).isGreaterThan(NIGHT.toEpochMilli());
        assertThat(cloud.batches().getLast().range()).isEqualTo("1-1");
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
