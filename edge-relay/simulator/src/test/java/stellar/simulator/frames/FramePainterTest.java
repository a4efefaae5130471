package stellar.simulator.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import stellar.simulator.night.Equatorial;
import stellar.simulator.night.Filter;
import stellar.simulator.night.Target;
import stellar.simulator.night.Targets;

class FramePainterTest {
    private static final Equatorial EMPTY_FIELD = new Equatorial(11.2, 40.3);

    private final FramePainter painter = new FramePainter(Optics.DEMO);

    @Test
    void theSamePlaceHasTheSameStarsWhateverTheNoiseAndOtherPlacesHaveOthers() {
        Raster once = field(EMPTY_FIELD, 2.6, 1);
        Raster again = field(EMPTY_FIELD, 2.6, 2);
        Raster elsewhere = field(new Equatorial(11.9, 40.3), 2.6, 1);
        Set<Integer> bright = brightest(once, 300);
        assertThat(shared(bright, brightest(again, 300))).isGreaterThan(270);
        assertThat(shared(bright, brightest(elsewhere, 300))).isLessThan(30);
        assertThat(once.values()).isNotEqualTo(again.values());
    }

    @Test
    void aShiftOfThePlaceShiftsTheStarsByAsMuch() {
        double pixel = Optics.DEMO.degreesPerPixel(1);
        Raster straight = field(EMPTY_FIELD, 2.6, 1);
        // Ten pixels further north, everything comes to lie ten rows lower: north is up.
        Raster moved = field(new Equatorial(11.2, 40.3 + 10 * pixel), 2.6, 1);
        Set<Integer> expected = new HashSet<>();
        brightest(straight, 200).forEach(at -> expected.add(at + 10 * straight.width()));
        assertThat(shared(brightest(moved, 200), expected)).isGreaterThan(120);
    }

    @Test
    void halfOfAStarsLightLiesInsideItsHalfFluxDiameter() {
        for (double hfd : new double[] {2.2, 3.0, 4.5}) {
            Raster raster = Raster.empty(201, 201);
            var exposure = Exposures.of(Exposures.M51, EMPTY_FIELD, Filter.L, 1, 1, hfd, 1);
            var projection = new Projection(EMPTY_FIELD, Optics.DEMO.degreesPerPixel(1), false, 201, 201);
            new StarPainter(raster, projection, exposure).paint(List.of(new Stars.Star(EMPTY_FIELD, 7, 0.6)));
            assertThat(halfFluxDiameter(raster)).as("HFD %.1f", hfd).isCloseTo(hfd, within(0.35));
        }
    }

    @Test
    void thereAreManyMoreFaintStarsThanBrightOnesAndMoreInTheMilkyWay() {
        List<Stars.Star> high = Stars.around(new Equatorial(12.857, 27.1), 1);
        List<Stars.Star> milkyWay = Stars.around(new Equatorial(20.4, 40), 1);
        assertThat(milkyWay).hasSizeGreaterThan(3 * high.size());
        assertThat(milkyWay).hasSizeLessThan(40_000);
        long upTo13 = milkyWay.stream().filter(star -> star.magnitude() < 13).count();
        long upTo15 = milkyWay.stream().filter(star -> star.magnitude() < 15).count();
        // Two magnitudes at 10^0.36 a magnitude: 5.2 times as many.
        assertThat(upTo15 / (double) upTo13).isBetween(4.0, 6.5);
    }

    @Test
    void nearThePoleAndAcrossZeroHoursTheSkyHasNoHole() {
        for (Equatorial place : List.of(new Equatorial(3, 89.7), new Equatorial(23.999, 10), new Equatorial(0, -89))) {
            List<Stars.Star> stars = Stars.around(place, 0.7);
            for (int quarter = 0; quarter < 4; quarter++) {
                double angle = Math.PI / 2 * quarter;
                double dec = Math.clamp(place.decDegrees() + 0.2 * Math.sin(angle), -90, 90);
                double ra = place.raHours() + 0.2 / 15 * Math.cos(angle) / Math.cos(Math.toRadians(dec));
                var probe = new Equatorial(((ra % 24) + 24) % 24, dec);
                assertThat(stars).as("around %s", probe).anyMatch(star -> probe.degreesTo(star.place()) < 0.12);
            }
        }
    }

    @Test
    void aNebulaShinesInHydrogenAndHardlyInSulphur() {
        Target rosette = Targets.named("NGC 2237").orElseThrow();
        double ha = lightAboveSky(rosette, Filter.HA);
        double sii = lightAboveSky(rosette, Filter.SII);
        assertThat(ha).isGreaterThan(2.5 * sii);
        assertThat(sii).isPositive();
    }

    @Test
    void thePreviewIsAJpegWithADarkSkyAndWhiteStars() throws IOException {
        byte[] jpeg = Jpeg.preview(field(EMPTY_FIELD, 2.6, 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(900);
        int[] greys = image.getRaster().getSamples(0, 0, 1200, 900, 0, new int[1200 * 900]);
        Arrays.sort(greys);
        assertThat(greys[greys.length / 2]).as("the sky").isBetween(8, 60);
        assertThat(greys[greys.length - 200]).as("the stars").isGreaterThan(230);
    }

    private Raster field(Equatorial place, double hfd, long noise) {
        return painter.paint(Exposures.of(Target.field("Field", place), place, Filter.L, 20, 1, hfd, noise));
    }

    private double lightAboveSky(Target target, Filter filter) {
        Equatorial beside =
                new Equatorial(target.place().raHours() + 0.5, target.place().decDegrees());
        return median(painter.paint(Exposures.of(target, target.place(), filter, 60, 1, 2.6, 1)))
                - median(painter.paint(Exposures.of(target, beside, filter, 60, 1, 2.6, 1)));
    }

    private static double median(Raster raster) {
        float[] sorted = raster.values().clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static Set<Integer> brightest(Raster raster, int count) {
        float[] sorted = raster.values().clone();
        Arrays.sort(sorted);
        float limit = sorted[sorted.length - count];
        Set<Integer> at = new HashSet<>();
        for (int i = 0; i < raster.values().length; i++) {
            if (raster.values()[i] >= limit) {
                at.add(i);
            }
        }
        return at;
    }

    private static int shared(Set<Integer> one, Set<Integer> other) {
        Set<Integer> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }

    /** By the definition: the diameter of the circle that holds half of the light, each pixel cut in 100 parts. */
    private static double halfFluxDiameter(Raster raster) {
        double[] within = new double[1000];
        double all = 0;
        for (int y = 0; y < 201; y++) {
            for (int x = 0; x < 201; x++) {
                for (int part = 0; part < 100; part++) {
                    int row = part / 10;
                    double dx = x - 100 + (part % 10 - 4.5) / 10;
                    double dy = y - 100 + (row - 4.5) / 10;
                    double light = raster.at(x, y) / 100.0;
                    all += light;
                    within[(int) Math.min(999, Math.hypot(dx, dy) * 20)] += light;
                }
            }
        }
        double sum = 0;
        int ring = 0;
        while (sum < all / 2) {
            sum += within[ring++];
        }
        return 2 * ring / 20.0;
    }
}
