package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Test
    void aWaitLiesBetweenHalfAndAllOfItsStep() {
        long[] stepsSeconds = {1, 2, 4, 8, 16, 32, 60, 60, 60};
        for (int seed = 0; seed < 200; seed++) {
            BackOff backOff = new BackOff(FIRST, LONGEST, new Random(seed));
            for (long step : stepsSeconds) {
                assertThat(backOff.next())
                        .as("seed %d", seed)
                        .isBetween(Duration.ofMillis(step * 500), Duration.ofSeconds(step));
            }
        }
    }

    @Test
    void chanceAtItsHighestLeavesTheWholeWait() {
        BackOff backOff = new BackOff(FIRST, LONGEST, () -> -1L);

        assertThat(backOff.next()).isBetween(Duration.ofNanos(999_999_990), FIRST);
        assertThat(backOff.next()).isBetween(Duration.ofNanos(1_999_999_990), Duration.ofSeconds(2));
    }

    @Test
    void twoRelaysDoNotDialAtTheSameMoment() {
        assertThat(new BackOff(FIRST, LONGEST, new Random(1)).next())
                .isNotEqualTo(new BackOff(FIRST, LONGEST, new Random(2)).next());
    }
}
