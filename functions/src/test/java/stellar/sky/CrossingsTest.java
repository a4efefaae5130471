package stellar.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CrossingsTest {

    private static final Instant FROM = Instant.parse("2026-11-21T18:00:00Z");
    private static final int LENGTH_SECONDS = 7_321;
    private static final Interval INTERVAL = new Interval(FROM, FROM.plusSeconds(LENGTH_SECONDS));

    @Test
    void fiveHundredRandomWavesAreFoundAsByLookingAtEachSecond() {
        Random random = new Random(20261121);
        int excursions = 0;
        for (int i = 0; i < 500; i++) {
            double period = random.nextDouble(1_300, 20_000);
            double phase = random.nextDouble(7);
            double offset = random.nextDouble(-1.05, 1.05);
            DoubleUnaryOperator wave = second -> Math.sin(2 * Math.PI * second / period + phase) + offset;
            List<Interval> expected = secondBySecond(wave);
            assertThat(Crossings.notNegative(INTERVAL, Crossings.nodes(INTERVAL, 600), 0.005, wave))
                    .as("period %s s, phase %s, offset %s", period, phase, offset)
                    .isEqualTo(expected);
            excursions += (int) expected.stream()
                    .filter(up -> up.length().toSeconds() < 300)
                    .count();
        }
        // Those are the ones that even nodes alone would miss.
        assertThat(excursions).isGreaterThan(20);
    }

    @Test
    void allAndNothingAreOneIntervalAndNone() {
        long[] nodes = Crossings.nodes(INTERVAL, 600);
        assertThat(Crossings.notNegative(INTERVAL, nodes, 1, second -> 0)).containsExactly(INTERVAL);
        assertThat(Crossings.notNegative(INTERVAL, nodes, 1, second -> -1e-9)).isEmpty();
    }

    @Test
    void anIntervalOfLessThanASecondIsJudgedByItsBeginning() {
        Interval moment = new Interval(FROM, FROM.plusMillis(200));
        assertThat(Crossings.notNegative(moment, Crossings.nodes(moment, 600), 1, second -> 1))
                .containsExactly(moment);
    }

    private static List<Interval> secondBySecond(DoubleUnaryOperator margin) {
        List<Interval> found = new ArrayList<>();
        int from = -1;
        for (int second = 0; second <= LENGTH_SECONDS; second++) {
            boolean inside = second < LENGTH_SECONDS && margin.applyAsDouble(second) >= 0;
            if (inside && from < 0) {
                from = second;
            } else if (!inside && from >= 0) {
                found.add(new Interval(FROM.plusSeconds(from), FROM.plusSeconds(second)));
                from = -1;
            }
        }
        return found;
    }
}
