package stellar.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How values become brightness. */
class StretchTest {

    private static final Range RANGE = new Range(0, 65_535);

    static Stream<Stretch> all() {
        return Stream.of(
                Stretch.Midtones.automatic(sky(1_000, 20), RANGE),
                Stretch.Midtones.automatic(sky(30_000, 500), RANGE),
                Stretch.Midtones.automatic(sky(0, 0), RANGE),
                Stretch.Midtones.automatic(sky(65_535, 0), RANGE),
                new Stretch.Between(Stretch.Curve.LINEAR, 0.1, 0.3),
                new Stretch.Between(Stretch.Curve.LOG, 0, 1),
                new Stretch.Between(Stretch.Curve.ASINH, 0.01, 0.02));
    }

    @ParameterizedTest
    @MethodSource("all")
    void neverFallsAndKeepsItsEnds(Stretch stretch) {
        double before = 0;
        for (double place = -0.5; place <= 1.5; place += 1e-4) {
            double brightness = stretch.brightness(place);
            assertThat(brightness).isBetween(before, 1.0);
            before = brightness;
        }
        assertThat(stretch.brightness(-1)).isZero();
        assertThat(before).isEqualTo(1);
    }

    /** As the formula says: the median becomes a quarter bright, 2.8 standard deviations below it black. */
    @ParameterizedTest
    @CsvSource({"1000, 20", "30000, 500", "300, 7", "12000, 3"})
    void theBackgroundBecomesAQuarterBright(int median, int sigma) {
        Levels levels = sky(median, sigma);
        Stretch stretch = Stretch.Midtones.automatic(levels, RANGE);
        assertThat(stretch.brightness(RANGE.normal(levels.median()))).isCloseTo(0.25, within(1e-9));
        assertThat(stretch.brightness(RANGE.normal(levels.median() - 2.81 * levels.noise())))
                .isZero();
        assertThat(stretch.brightness(RANGE.normal(levels.median() - 2.7 * levels.noise())))
                .isPositive();
    }

    @Test
    void curvesAreTheirFormulas() {
        assertThat(new Stretch.Between(Stretch.Curve.LINEAR, 0.2, 0.6).brightness(0.4))
                .isCloseTo(0.5, within(1e-12));
        assertThat(new Stretch.Between(Stretch.Curve.LOG, 0, 1).brightness(0.1))
                .isCloseTo(Math.log(101) / Math.log(1001), within(1e-12));
        assertThat(new Stretch.Between(Stretch.Curve.ASINH, 0, 1).brightness(0.01))
                .isCloseTo(Math.log(1 + Math.sqrt(2)) / Math.log(100 + Math.sqrt(10_001)), within(1e-12));
    }

    @Test
    void whatLooksTheSameHasOneName() {
        assertThat(asked("asinh", "0.1", "0.5").map(Rendering::name)).contains("asinh-6554-32768");
        assertThat(asked("asinh", "0.100000", "0.50").map(Rendering::name)).contains("asinh-6554-32768");
        assertThat(asked("linear", "", "").map(Rendering::name)).contains("linear-own-own");
    }

    @ParameterizedTest
    @CsvSource({
        "auto, '', ''",
        "log, 0.5, 0.5",
        "log, -1, ''",
        "log, 1, ''",
        "log, '', 0",
        "log, 1e-3, ''",
        "log, NaN, ''",
        "log, 0.1234567890, ''",
        "LOG, 0, 1",
        "log, 0.6, 0.5",
        "log, '', 1.1"
    })
    void whatMakesNoSenseIsRefused(String curve, String black, String white) {
        assertThat(asked(curve, black, white)).isEmpty();
    }

    /** An empty text is a point that nobody chose. */
    private static Optional<Rendering> asked(String curve, String black, String white) {
        return Rendering.of(curve, given(black), given(white));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(one -> !one.isEmpty());
    }

    private static Levels sky(int median, int sigma) {
        Random chance = new Random(1);
        float[] row = new float[20_001];
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.clamp(Math.round(median + sigma * chance.nextGaussian()), 0, 65_535);
        }
        Levels levels = new Levels(0, 1, true);
        levels.add(row);
        return levels;
    }
}
