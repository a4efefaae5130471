package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Position;

class UplinkTest extends UplinkNight {

    UplinkTest(@TempDir Path directory) throws IOException {
        super(directory);
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
                .extracting(UplinkNight::text)
                .containsExactly("b");
    }

    @Test
    void aRelayThatHasNothingToSaySaysEveryHalfMinuteThatItLives() {
        time.turn(Duration.ofSeconds(29));
        assertThat(cloud.batches()).isEmpty();

        time.turn(Duration.ofSeconds(61));

        assertThat(cloud.batches()).hasSize(3).allSatisfy(batch -> {
            assertThat(batch.events()).isEmpty();
            assertThat(batch.range()).isEqualTo("1-0");
        });
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
    void whateverIsLongerThanAKilobyteIsPackedAndSignedAsItWasBefore() {
        append("x".repeat(3_000));
        time.settle();
        append("short");
        time.settle();

        assertThat(applied()).containsExactly("x".repeat(3_000), "short");
        assertThat(cloud.bodyBytes().getFirst()).isLessThan(1_024);
        assertThat(cloud.packed()).containsExactly(true, false);
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
}
