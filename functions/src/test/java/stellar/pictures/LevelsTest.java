package stellar.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted, beside the same from all values sorted. */
class LevelsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithAllValuesSorted(long seed) {
        Random chance = new Random(seed);
        int count = 1 + chance.nextInt(5_000);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = Math.clamp(Math.round(1_000 + chance.nextGaussian() * 3 * seed * seed), 0, 65_535);
        }
        Levels levels = new Levels(0, 1, true);
        levels.add(values);

        float[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = sorted[(count - 1) / 2];
        double[] away = new double[count];
        for (int i = 0; i < count; i++) {
            away[i] = Math.abs(values[i] - median);
        }
        Arrays.sort(away);
        double mean = sum(values) / count;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        assertThat(levels.known()).isEqualTo(count);
        assertThat(levels.least()).isEqualTo(sorted[0]);
        assertThat(levels.most()).isEqualTo(sorted[count - 1]);
        assertThat(levels.median()).isEqualTo(median);
        assertThat(levels.medianDeviation()).isEqualTo(away[(count - 1) / 2]);
        assertThat(levels.mean()).isCloseTo(mean, within(1e-9 * (1 + mean)));
        assertThat(levels.deviation()).isCloseTo(Math.sqrt(squares / count), within(1e-6));
        assertThat(levels.quantile(0)).isEqualTo(sorted[0]);
        assertThat(levels.quantile(1)).isEqualTo(sorted[count - 1]);
    }

    @Test
    void whatIsNotKnownCountsNowhere() {
        Levels levels = new Levels(0, 1, true);
        levels.add(new float[] {Float.NaN, Float.NaN});
        assertThat(levels.known()).isZero();
        assertThat(levels.median()).isZero();
        assertThat(levels.noise()).isZero();
        assertThat(levels.mean()).isZero();
        levels.add(new float[] {Float.NaN, 7});
        assertThat(levels.median()).isEqualTo(7);
        assertThat(levels.counts(4, new Range(0, 8), place -> place)).containsExactly(0L, 0L, 0L, 1L);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
