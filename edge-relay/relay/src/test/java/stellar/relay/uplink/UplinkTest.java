package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.Acknowledgement;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.Position;
import stellar.contract.Wire;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.LatestValues;
import stellar.relay.spool.NewEvent;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;

class UplinkTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");
    private static final int ROUNDS = 2;

    private final HandTurnedTime time = new HandTurnedTime(NIGHT);
    private final FakeCloud cloud = new FakeCloud(time::now);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final LatestValues latest = new LatestValues();
    private final List<Acknowledgement> acknowledgements = new ArrayList<>();
    private final CloudClock clock = new CloudClock(time.clock());
    private final Path directory;
    private Spool spool;
    private Uplink uplink;
    private boolean voyagerAway;
    private Duration firstWait = Duration.ZERO;
    private Duration patience = Duration.ofSeconds(10);

    UplinkTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        spool = Spool.open(directory, SpoolLimits.USUAL, time.clock());
        uplink = started();
    }

    @AfterEach
    void close() throws IOException {
        spool.close();
        http.close();
        cloud.close();
    }

    @Test
    void anEventLeavesAtOnceAndIsGoneWhenAcknowledged() throws IOException {
        append("one");

        time.settle();

        assertThat(applied()).containsExactly("one");
        assertThat(spool.state().waiting()).isZero();
        assertThat(spool.state().ackedSeq()).isEqualTo(1);
        assertThat(uplink.state().through()).isEqualTo(new Position(NIGHT.toEpochMilli(), 1));
    }

    @Test
    void aBurstOfAThousandLeavesInOrderInWholeBatches() {
        IntStream.range(0, 1_000).forEach(i -> append("event " + i));

        time.settle();

        assertThat(applied())
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_000).mapToObj(i -> "event " + i).toList());
        assertThat(cloud.batches()).hasSize(23); // 22 × 45 = 990, and one of 10
    }

    @Test
    void telemetryLeavesEveryTwoSecondsUntilTheCloudWantsOtherwise() {
        cloud.telemetryEvery("demo", 2);
        telemetry("a");
        time.settle();
        telemetry("b");
        time.turn(Duration.ofMillis(1_999));
        assertThat(sentTelemetry()).containsExactly("a");

        cloud.telemetryEvery("demo", 30);
        time.turn(Duration.ofMillis(1));
        assertThat(sentTelemetry()).containsExactly("a", "b");

        telemetry("c");
        telemetry("d");
        time.turn(Duration.ofSeconds(2));
        assertThat(sentTelemetry()).containsExactly("a", "b", "d");
        telemetry("e");
        time.turn(Duration.ofMillis(29_999));
        assertThat(sentTelemetry()).containsExactly("a", "b", "d");
        time.turn(Duration.ofMillis(1));
        assertThat(sentTelemetry()).containsExactly("a", "b", "d", "e");
    }

    @Test
    void interestEndsASlowPauseAtOnce() {
        cloud.telemetryEvery("demo", 30);
        telemetry("a");
        time.turn(Duration.ofSeconds(2));
        telemetry("b");
        time.turn(Duration.ofSeconds(3));
        telemetry("c");
        cloud.telemetryEvery("demo", 2);

        uplink.interest("demo", 2);
        time.settle();

        assertThat(sentTelemetry()).containsExactly("a", "b", "c");
    }

    @Test
    void anEventTakesFreshTelemetryAlong() {
        telemetry("a");
        time.settle();
        telemetry("b");
        append("one");

        time.settle();

        assertThat(cloud.batches().getLast().latest())
                .extracting(UplinkTest::text)
                .containsExactly("b");
    }

    @Test
    void aRelayWhoseVoyagerIsAwaySaysEveryTenSecondsThatItLives() {
        voyagerAway = true;
        time.turn(Duration.ofSeconds(9));
        assertThat(cloud.batches()).isEmpty();

        time.turn(Duration.ofSeconds(21));

        assertThat(cloud.batches()).hasSize(3).allSatisfy(batch -> {
            assertThat(batch.events()).isEmpty();
            assertThat(batch.range()).isEqualTo("1-0");
        });
    }

    @Test
    void aConnectedButSilentRelaySaysSoEveryHalfMinute() {
        time.turn(Duration.ofSeconds(29));
        assertThat(cloud.batches()).isEmpty();
        time.turn(Duration.ofSeconds(1));
        assertThat(cloud.batches()).hasSize(1);
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
    void theFirstCallWaitsForItsTurn() throws IOException {
        append("one");
        time.settle();
        firstWait = Duration.ofMillis(1_700);
        append("two");
        restart();

        time.turn(Duration.ofMillis(1_699));
        assertThat(applied()).containsExactly("one");
        time.turn(Duration.ofMillis(1));
        assertThat(applied()).containsExactly("one", "two");
    }

    @Test
    void aBatchThatIsTooLargeForTheWayIsHalvedUntilItGetsThrough() {
        cloud.takesOnly(3_000);
        IntStream.range(0, 40).forEach(i -> append("event " + i + " " + "x".repeat(500)));

        time.turn(Duration.ofMinutes(1));

        assertThat(applied()).hasSize(40).isSortedAccordingTo(Comparator.comparing(UplinkTest::number));
    }

    @Test
    void aCloudTooSlowForAWholeBatchGetsSmallerOnesUntilItIsNot() {
        patience = Duration.ofSeconds(1);
        time.shutdownNow();
        uplink = started();
        cloud.next(new FakeCloud.Turn.Dawdle(false)).next(new FakeCloud.Turn.Dawdle(false));
        IntStream.range(0, 40).forEach(i -> append("event " + i));

        time.turn(Duration.ofMinutes(1));

        assertThat(applied()).hasSize(40).isSortedAccordingTo(Comparator.comparing(UplinkTest::number));
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
    void whateverIsLongerThanAKilobyteIsPackedAndSignedAsItWasBefore() {
        append("x".repeat(3_000));
        time.settle();
        append("short");
        time.settle();

        assertThat(applied()).containsExactly("x".repeat(3_000), "short");
        assertThat(cloud.bodyBytes().getFirst()).isLessThan(1_024);
        assertThat(cloud.packed()).containsExactly(true, false);
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

    @Test
    void aRefusedEventIsSetAsideAndTheRestGoesOn() throws IOException {
        List.of("one", "two", "three").forEach(this::append);
        cloud.refuses(2);

        time.settle();

        assertThat(applied()).containsExactly("one", "three");
        assertThat(spool.state().setAside()).isEqualTo(1);
        assertThat(spool.state().waiting()).isZero();
    }

    @Test
    void anEventThatSpoilsItsBatchIsFoundByHalving() throws IOException {
        IntStream.range(0, 20).forEach(i -> append(i == 13 ? "spoilt" : "event " + i));
        cloud.chokesOn("spoilt");

        time.turn(Duration.ofSeconds(1));

        assertThat(applied()).hasSize(19).doesNotContain("spoilt");
        assertThat(spool.state().setAside()).isEqualTo(1);
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

    @Test
    void aWrongSignatureIsTriedAgainSlowly() {
        String refusal = "{\"status\":401,\"code\":\"signature-wrong\",\"title\":\"The signature is wrong.\"}";
        cloud.nextSays(401, refusal);
        append("one");

        time.turn(Duration.ofSeconds(59));
        assertThat(applied()).isEmpty();
        assertThat(uplink.state().trouble()).isEqualTo("The signature is wrong.");
        time.turn(Duration.ofSeconds(1));
        assertThat(applied()).containsExactly("one");
        assertThat(uplink.state().trouble()).isNull();
    }

    @Test
    void somebodyElsesAnswerIsNeitherAnAcknowledgementNorARefusalOfAnEvent() throws IOException {
        cloud.nextSays(200, "<html>Welcome to the hotel's network</html>").nextSays(404, "<html>Not here</html>");
        append("one");

        time.turn(Duration.ofSeconds(62));

        assertThat(applied()).containsExactly("one");
        assertThat(spool.state().setAside()).isZero();
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
            switch (random.nextInt(8)) {
                case 0 -> cloud.next(new FakeCloud.Turn.LoseReply());
                case 1 -> cloud.nextSays(503, "");
                case 2 -> cloud.next(new FakeCloud.Turn.Say(429, "", Map.of("retry-after", "1")));
                case 3 -> restart();
                case 4 -> time.turn(Duration.ofMillis(random.nextInt(3_000)));
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

    private void restart() throws IOException {
        time.shutdownNow();
        spool.close();
        spool = Spool.open(directory, SpoolLimits.USUAL, time.clock());
        uplink = started();
    }

    private Uplink started() {
        Uplink made = new Uplink(
                spool.outbox(),
                latest,
                new Cloud(http, cloud.address(), FakeCloud.key(), clock, patience),
                clock,
                time,
                new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random(1)),
                firstWait,
                () -> voyagerAway,
                acknowledgements::add);
        made.start();
        return made;
    }

    private static int number(String text) {
        return Integer.parseInt(text.split(" ")[1]);
    }

    private String append(String text) {
        spool.outbox()
                .append(NewEvent.of("demo", "signal", time.clock().instant(), "{\"text\":\"" + text + "\"}"))
                .join();
        return text;
    }

    private void telemetry(String text) {
        latest.put(new LatestValue("demo", "controlData", time.clock().instant(), "{\"text\":\"" + text + "\"}"));
    }

    private List<String> applied() {
        return cloud.applied().stream().map(UplinkTest::text).toList();
    }

    private List<String> sentTelemetry() {
        return cloud.batches().stream()
                .map(Batch::latest)
                .flatMap(List::stream)
                .map(UplinkTest::text)
                .toList();
    }

    private static String text(DurableEvent event) {
        return text(event.data());
    }

    private static String text(LatestEvent event) {
        return text(event.data());
    }

    private static String text(@Nullable JsonNode data) {
        return data == null ? "" : data.path("text").asText();
    }
}
