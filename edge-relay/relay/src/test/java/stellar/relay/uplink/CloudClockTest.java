package stellar.relay.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CloudClockTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T22:00:00Z");

    private final HandTurnedTime time = new HandTurnedTime(NIGHT);
    private final CloudClock clock = new CloudClock(time.clock());

    @Test
    void aQuickAnswerTellsTheDifferenceExactly() {
        clock.learn(NIGHT.plusSeconds(90), NIGHT);

        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(90));
        assertThat(clock.instant()).isEqualTo(NIGHT.plusSeconds(90));
    }

    @Test
    void aSlowAnswerOfACloudWhoseClockAgreesChangesNothing() {
        time.turn(Duration.ofSeconds(8));

        // Made at once and eight seconds on the way, or made just now after eight seconds: both agree.
        clock.learn(NIGHT, NIGHT);
        assertThat(clock.ahead()).isZero();
        clock.learn(NIGHT.plusSeconds(8), NIGHT);
        assertThat(clock.ahead()).isZero();
    }

    @Test
    void aSlowAnswerMovesWhatIsKnownNoFurtherThanItMust() {
        time.turn(Duration.ofSeconds(8));

        clock.learn(NIGHT.plusSeconds(60), NIGHT);

        // The cloud is ahead by 52 s to 60 s.
        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(52));
    }

    @Test
    void anotherAnswerNarrowsWhatASlowOneLeftOpen() {
        time.turn(Duration.ofSeconds(8));
        clock.learn(NIGHT.plusSeconds(60), NIGHT);

        Instant asked = time.clock().instant();
        clock.learn(asked.plusSeconds(57), asked);

        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(57));
    }

    @Test
    void aClockThatWasSetIsCaughtUpWithByTheNextAnswer() {
        time.clockGoesWrongBy(Duration.ofHours(-1));
        clock.learn(NIGHT, NIGHT.minus(Duration.ofHours(1)));
        assertThat(clock.ahead()).isEqualTo(Duration.ofHours(1));

        time.clockGoesWrongBy(Duration.ZERO);
        clock.learn(NIGHT, NIGHT);
        assertThat(clock.ahead()).isZero();
    }
}
