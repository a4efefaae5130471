package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.Batch;
import stellar.contract.Wire;

/** Links that fail, clouds that are slow or away, and clocks that jump: each event still arrives once and in order. */
class UplinkFaultsTest extends UplinkNight {

    private static final int ROUNDS = 2;

    UplinkFaultsTest(@TempDir Path directory) throws IOException {
        super(directory);
    }

    @Test
    void aLostReplyIsNoDoubleEffect() {
        cloud.next(new FakeCloud.Turn.LoseReply());
        append("one");
        time.settle();
        append("two");

        time.turn(Duration.ofSeconds(1));

        assertThat(applied()).containsExactly("one", "two");
        assertThat(cloud.batches()).hasSizeGreaterThan(1);
    }

    @Test
    void whatIsSentAgainIsCountedAsSentAndNotAsTaken() {
        cloud.next(new FakeCloud.Turn.LoseReply());
        append("one");
        append("two");
        time.settle();
        assertThat(uplink.counts().acknowledged()).isEmpty();

        time.turn(Duration.ofSeconds(1));

        assertThat(uplink.counts().requests()).isEqualTo(2);
        assertThat(uplink.counts().rests()).isEqualTo(1);
        assertThat(uplink.counts().acceptedBatches()).isEqualTo(1);
        assertThat(uplink.counts().acknowledged()).containsExactly(Map.entry("demo", 2L));
        assertThat(uplink.counts().bytes())
                .isEqualTo(cloud.batches().stream()
                        .mapToLong(batch -> Wire.writeBytes(batch).length)
                        .sum());
    }

    @Test
    void theWaitsGrowToHalfAMinuteAndNoLonger() {
        for (int i = 0; i < 10; i++) {
            cloud.nextSays(500, "");
        }
        append("one");

        // Halves at the least: 0.25 + 0.5 + 1 + 2 + 4 + 8 + 15 + 15 + 15 s; wholes at the most: twice that and 1 s
        // more.
        time.turn(Duration.ofMillis(60_700));
        assertThat(applied()).isEmpty();
        time.turn(Duration.ofSeconds(91));
        assertThat(applied()).containsExactly("one");
    }

    @Test
    void aCloudThatFlapsIsNotWellAndTheWaitsGoOnGrowing() {
        for (int i = 0; i < 8; i++) {
            cloud.nextSays(500, "").next(new FakeCloud.Turn.Work());
            append("event " + i);
            time.turn(Duration.ofSeconds(20));
        }
        cloud.nextSays(500, "");
        append("last");

        // By now a wait is 15 s at the least, although each failure was followed by a success.
        time.turn(Duration.ofSeconds(14));
        assertThat(applied()).doesNotContain("last");
        time.turn(Duration.ofSeconds(16));
        assertThat(applied()).contains("last");
    }

    @Test
    void halfAMinuteOfHealthStartsTheWaitsAnew() {
        for (int i = 0; i < 8; i++) {
            cloud.nextSays(500, "");
        }
        append("one");
        time.turn(Duration.ofMinutes(3));
        assertThat(applied()).containsExactly("one");

        cloud.nextSays(500, "");
        append("two");

        time.turn(Duration.ofMillis(500));
        assertThat(applied()).containsExactly("one", "two");
    }

    @Test
    void aBatchThatIsTooLargeForTheWayIsHalvedUntilItGetsThrough() {
        cloud.takesOnly(3_000);
        IntStream.range(0, 40).forEach(i -> append("event " + i + " " + "x".repeat(500)));

        time.turn(Duration.ofMinutes(1));

        assertThat(applied()).hasSize(40).isSortedAccordingTo(Comparator.comparing(UplinkNight::number));
    }

    @Test
    void aCloudTooSlowForAWholeBatchGetsSmallerOnesUntilItIsNot() {
        patience = Duration.ofSeconds(1);
        time.shutdownNow();
        uplink = started();
        cloud.next(new FakeCloud.Turn.Dawdle(false)).next(new FakeCloud.Turn.Dawdle(false));
        IntStream.range(0, 40).forEach(i -> append("event " + i));

        time.turn(Duration.ofMinutes(1));

        assertThat(applied()).hasSize(40).isSortedAccordingTo(Comparator.comparing(UplinkNight::number));
        assertThat(cloud.batches()).extracting(batch -> batch.events().size()).startsWith(10, 20);
    }

    @Test
    void aBatchThatWasTakenThoughItsAnswerNeverCameIsNotCountedAnewByTheSmallerOneThatFollows() throws IOException {
        patience = Duration.ofSeconds(1);
        time.shutdownNow();
        uplink = started();
        cloud.next(new FakeCloud.Turn.Dawdle(true));
        List<String> happened =
                IntStream.range(0, 40).mapToObj(i -> append("event " + i)).toList();

        time.turn(Duration.ofMinutes(1));

        assertThat(applied()).containsExactlyElementsOf(happened);
        assertThat(cloud.batches()).extracting(Batch::epoch).containsOnly(NIGHT.toEpochMilli());
        assertThat(spool.state().waiting()).isZero();
    }

    @ParameterizedTest(name = "a link that is away for {0}")
    @ValueSource(strings = {"PT1M", "PT1H", "PT8H"})
    void whatHappensWhileTheLinkIsAwayArrivesInOrderWhenItIsBack(Duration away) {
        cloud.isAway(true);
        List<String> happened = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            happened.add(append("event " + i));
            time.turn(away.dividedBy(120));
        }
        assertThat(applied()).isEmpty();

        cloud.isAway(false);
        time.turn(Duration.ofSeconds(31));

        assertThat(applied())
                .as("the uplink's trouble: %s", uplink.state().trouble())
                .containsExactlyElementsOf(happened);
    }

    @ParameterizedTest(name = "a clock that jumps by {0}")
    @ValueSource(strings = {"PT1H", "PT-1H", "PT-2M", "PT-493000H"})
    void aClockThatJumpsNeitherStopsNorReordersAnything(Duration jump) {
        append("one");
        time.settle();
        time.clockGoesWrongBy(jump);
        append("two");
        time.settle();
        time.clockGoesWrongBy(Duration.ZERO);
        append("three");
        time.settle();

        assertThat(applied()).containsExactly("one", "two", "three");
        assertThat(clock.ahead()).isEqualTo(Duration.ZERO);
    }

    @Test
    void retryAfterIsHonoured() {
        cloud.next(new FakeCloud.Turn.Say(429, "", Map.of("retry-after", "7")));
        append("one");

        time.turn(Duration.ofMillis(6_999));
        assertThat(applied()).isEmpty();
        time.turn(Duration.ofMillis(1));
        assertThat(applied()).containsExactly("one");
    }

    @Test
    void aClockAnHourOffIsCorrectedByTheFirstAnswer() {
        time.clockGoesWrongBy(Duration.ofHours(-1));
        append("one");

        time.settle();

        assertThat(applied()).containsExactly("one");
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(1));
        assertThat(cloud.batches().getFirst().sentAt()).isEqualTo(NIGHT.minusSeconds(3_600));
    }

    static LongStream seeds() {
        return new Random().longs(ROUNDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappensOnTheWayEveryEventArrivesOnceAndInOrder(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> accepted = new ArrayList<>();
        for (int step = 0; step < 100; step++) {
            switch (random.nextInt(9)) {
                case 0 -> cloud.next(new FakeCloud.Turn.LoseReply());
                case 1 -> cloud.nextSays(503, "");
                case 2 -> cloud.next(new FakeCloud.Turn.Say(429, "", Map.of("retry-after", "1")));
                case 3 -> restart();
                case 4 -> cloud.isRestoredTo(random.nextInt(cloud.appliedCount() + 1));
                case 5 -> time.turn(Duration.ofMillis(random.nextInt(3_000)));
                default -> {
                    for (int i = random.nextInt(60); i >= 0; i--) {
                        accepted.add(append("event " + accepted.size()));
                    }
                    time.settle();
                }
            }
        }
        time.turn(Duration.ofHours(1));

        assertThat(applied()).containsExactlyElementsOf(accepted);
    }
}
