package stellar.relay.patience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Waits WAITS = new Waits(FIRST, Duration.ofSeconds(60));

    @Test
    void aWaitLiesBetweenHalfAndAllOfItsStep() {
        long[] stepsSeconds = {1, 2, 4, 8, 16, 32, 60, 60, 60};
        for (int seed = 0; seed < 200; seed++) {
            BackOff backOff = new BackOff(WAITS, new Random(seed));
            for (long step : stepsSeconds) {
                assertThat(backOff.next())
                        .as("seed %d", seed)
                        .isBetween(Duration.ofMillis(step * 500), Duration.ofSeconds(step));
            }
        }
    }

    @Test
    void chanceAtItsHighestLeavesTheWholeWait() {
        BackOff backOff = new BackOff(WAITS, () -> -1L);

        assertThat(backOff.next()).isBetween(Duration.ofNanos(999_999_990), FIRST);
        assertThat(backOff.next()).isBetween(Duration.ofNanos(1_999_999_990), Duration.ofSeconds(2));
    }

    @Test
    void twoRelaysDoNotDialAtTheSameMoment() {
        assertThat(new BackOff(WAITS, new Random(1)).next()).isNotEqualTo(new BackOff(WAITS, new Random(2)).next());
    }

    @Test
    void afterAResetTheFirstWaitComesAgain() {
        BackOff backOff = new BackOff(WAITS, new Random(1));
        for (int failure = 1; failure <= 5; failure++) {
            Duration unused = backOff.next();
        }

        backOff.reset();

        assertThat(backOff.next()).isLessThanOrEqualTo(FIRST);
        assertThat(backOff.next()).isBetween(FIRST, Duration.ofSeconds(2));
    }
}
