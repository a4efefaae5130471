package stellar.relay.patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitsTest {

    @Test
    void eachWaitIsTwiceTheOneBeforeUpToTheLongest() {
        Waits waits = new Waits(Duration.ofMillis(500), Duration.ofSeconds(30));

        assertThat(IntStream.rangeClosed(1, 9)
                        .mapToObj(failures -> waits.after(failures).toMillis()))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void yearsOfFailuresDoNotOverflow() {
        Waits waits = new Waits(Duration.ofNanos(1), Duration.ofHours(1));

        assertThat(waits.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aLongestThatIsTheFirstStaysTheSame() {
        Waits waits = new Waits(Duration.ofSeconds(3), Duration.ofSeconds(3));

        assertThat(waits.after(1)).isEqualTo(Duration.ofSeconds(3));
        assertThat(waits.after(5)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void waitsThatDoNotGrowAreRefused() {
        assertThatThrownBy(() -> new Waits(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Waits(Duration.ZERO, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
