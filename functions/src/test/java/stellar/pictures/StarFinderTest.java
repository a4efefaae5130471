package stellar.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stars that were put into a noisy sky, found and measured. */
class StarFinderTest {

    private static final int SIDE = 600;
    private static final double SKY = 1_000;
    private static final double NOISE = 12;

    private final float[][] frame = new float[SIDE][SIDE];
    private final Random chance = new Random(17);

    StarFinderTest() {
        for (float[] row : frame) {
            for (int x = 0; x < SIDE; x++) {
                row[x] = (float) (SKY + NOISE * chance.nextGaussian());
            }
        }
    }

    /** For a star of this standard deviation 2·Σ(v·r)/Σv is 2·σ·√(π/2). */
    @ParameterizedTest
    @ValueSource(doubles = {1.0, 1.5, 2.2, 3.0})
    void measuresTheirDiameter(double sigma) {
        List<double[]> put = new ArrayList<>();
        for (int y = 40; y < SIDE - 40; y += 65) {
            for (int x = 40; x < SIDE - 40; x += 65) {
                double[] at = {x + chance.nextDouble(), y + chance.nextDouble()};
                star(at[0], at[1], sigma, 3_000 + chance.nextInt(20_000));
                put.add(at);
            }
        }
        StarFinder finder = find();
        assertThat(finder.stars()).isEqualTo(put.size());
        assertThat(finder.hfd()).isCloseTo(2 * sigma * Math.sqrt(Math.PI / 2), within(0.06 * 2.5 * sigma));
        for (double[] at : put) {
            assertThat(finder.found()).anyMatch(star -> Math.hypot(star.x() - at[0], star.y() - at[1]) < 0.2);
        }
    }

    @Test
    void noiseHotPixelsAndCloudsAreNoStars() {
        for (int i = 0; i < 300; i++) {
            frame[chance.nextInt(SIDE)][chance.nextInt(SIDE)] = 50_000;
        }
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                frame[y][x] += (float) (800 * Math.exp(-(Math.pow(x - 300, 2) + Math.pow(y - 250, 2)) / 20_000));
            }
        }
        assertThat(find().stars()).isZero();
        assertThat(find().hfd()).isNaN();
    }

    @Test
    void aBrightStarCountsOnceEvenWhenItIsSaturated() {
        star(300, 300, 3, 400_000);
        for (float[] row : frame) {
            for (int x = 0; x < SIDE; x++) {
                row[x] = Math.min(row[x], 65_535);
            }
        }
        assertThat(find().stars()).isEqualTo(1);
    }

    @Test
    void aFrameSmallerThanAStarHasNone() {
        StarFinder finder = new StarFinder(5, 5, levels(new float[][] {{1, 2, 3, 4, 5}}));
        for (int y = 0; y < 5; y++) {
            finder.add(new float[] {1, 2, 3, 4, 5});
        }
        assertThat(finder.stars()).isZero();
    }

    private void star(double x, double y, double sigma, double peak) {
        int reach = (int) (8 * sigma);
        for (int dy = -reach; dy <= reach; dy++) {
            for (int dx = -reach; dx <= reach; dx++) {
                int px = (int) Math.round(x) + dx;
                int py = (int) Math.round(y) + dy;
                if (px >= 0 && px < SIDE && py >= 0 && py < SIDE) {
                    double square = Math.pow(px - x, 2) + Math.pow(py - y, 2);
                    frame[py][px] += (float) (peak * Math.exp(-square / (2 * sigma * sigma)));
                }
            }
        }
    }

    private StarFinder find() {
        StarFinder finder = new StarFinder(SIDE, SIDE, levels(frame));
        for (float[] row : frame) {
            finder.add(row);
        }
        return finder;
    }

    private static Levels levels(float[][] rows) {
        Levels levels = new Levels(0, 1, true);
        for (float[] row : rows) {
            levels.add(row);
        }
        return levels;
    }
}
