package stellar.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalTest {

    private static final Instant NINE = Instant.parse("2026-11-21T21:00:00Z");

    @Test
    void itsFirstInstantBelongsToItAndItsLastDoesNot() {
        Interval hour = new Interval(NINE, NINE.plusSeconds(3_600));
        assertThat(hour.contains(NINE)).isTrue();
        assertThat(hour.contains(NINE.plusSeconds(3_600))).isFalse();
        assertThat(hour.contains(hour)).isTrue();
        assertThat(hour.contains(new Interval(NINE, NINE.plusSeconds(3_601)))).isFalse();
        assertThat(hour.length()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void anEmptyOrBackwardOneIsRefused() {
        assertThatThrownBy(() -> new Interval(NINE, NINE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its end must be later");
    }

    @Test
    void whatIsCommonToTwoListsIsWhatIsInBothMinuteByMinute() {
        Random random = new Random(20261121);
        for (int i = 0; i < 300; i++) {
            List<Interval> some = randomList(random);
            List<Interval> others = randomList(random);
            List<Interval> common = Interval.common(some, others);
            for (int minute = 0; minute < 120; minute++) {
                Instant at = NINE.plusSeconds(60L * minute);
                assertThat(in(common, at)).isEqualTo(in(some, at) && in(others, at));
            }
        }
    }

    private static boolean in(List<Interval> intervals, Instant at) {
        return intervals.stream().anyMatch(interval -> interval.contains(at));
    }

    private static List<Interval> randomList(Random random) {
        List<Interval> list = new ArrayList<>();
        int minute = random.nextInt(10);
        while (minute < 100) {
            int end = minute + 1 + random.nextInt(20);
            list.add(new Interval(NINE.plusSeconds(60L * minute), NINE.plusSeconds(60L * end)));
            minute = end + 1 + random.nextInt(20);
        }
        return list;
    }
}
