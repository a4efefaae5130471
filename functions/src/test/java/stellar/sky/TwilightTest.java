package stellar.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Sunset, twilight and sunrise against the Sun of {@link Sofa}, whose altitude is walked through in steps of a minute; a
 * crossing is where the line between two steps meets the limit.
 */
class TwilightTest {

    private static final long SEED = 20261121;
    private static final int NIGHTS = 1_200;
    private static final int STEP_SECONDS = 60;
    private static final int NODES = 5;
    private static final double TURNING = 2 * Math.PI * 366.2422 / 365.2422 / 86_400;
    private static final int[] LIMITS_ARCMINUTES = {-50, -12 * 60, -18 * 60};
    private static final String[] NAMES = {"sunset, sunrise [s]", "nautical [s]", "astronomical [s]"};

    @Test
    void everyTwilightOfTwelveHundredRandomNightsIsWithinTenSeconds() {
        Random random = new Random(SEED);
        ErrorTable errors = new ErrorTable("Twilight against SOFA's Sun, 2020-2050, seed " + SEED);
        int without = 0;
        for (int n = 0; n < NIGHTS; n++) {
            Site site = Randoms.site(random, 90);
            ZoneOffset zone = ZoneOffset.ofHours((int) Math.round(site.eastLongitudeDegrees() / 15));
            LocalDate evening =
                    Randoms.instant(random).atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
            Night night = Night.of(site, zone, evening);
            List<List<Instant>> theirs = crossings(site, night.interval());
            List<Darkness> ours = List.of(night.sunDown(), night.nautical(), night.astronomical());
            for (int i = 0; i < ours.size(); i++) {
                String what = evening + " " + site + " " + theirs.get(i);
                List<Instant> edges = edges(night.interval(), ours.get(i));
                assertThat(edges).as(what).hasSameSizeAs(theirs.get(i));
                without += edges.isEmpty() ? 1 : 0;
                for (int k = 0; k < edges.size(); k++) {
                    long millis =
                            Duration.between(theirs.get(i).get(k), edges.get(k)).toMillis();
                    errors.add(NAMES[i], millis / 1_000.0, what);
                }
            }
        }
        errors.print();
        System.out.println("  nights without a crossing of a limit: " + without);
        for (String name : NAMES) {
            assertThat(errors.count(name)).isGreaterThan(1_800);
            assertThat(errors.worst(name)).isLessThan(10);
        }
        assertThat(without).isGreaterThan(100);
    }

    private static List<Instant> edges(Interval night, Darkness darkness) {
        List<Instant> edges = new ArrayList<>();
        for (Interval dark : darkness.intervals()) {
            edges.add(dark.from());
            edges.add(dark.to());
        }
        edges.remove(night.from());
        edges.remove(night.to());
        return edges;
    }

    private static List<List<Instant>> crossings(Site site, Interval night) {
        double[] ra = new double[NODES];
        double[] dec = new double[NODES];
        double turned = Sofa.greenwichApparentRadians(night.from());
        long length = night.length().toSeconds();
        for (int i = 0; i < NODES; i++) {
            Instant at = night.from().plusSeconds(length * i / (NODES - 1));
            double[] sun = Sofa.sun(at);
            ra[i] = continued(ra, i, Math.atan2(sun[1], sun[0]));
            dec[i] = Math.asin(sun[2] / Sofa.length(sun));
        }
        List<List<Instant>> crossings = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        double before = Double.NaN;
        for (int second = 0; second <= length; second += STEP_SECONDS) {
            double x = (double) second / length * (NODES - 1);
            double altitude = Sofa.altitudeDegrees(through(ra, x), through(dec, x), site, turned + second * TURNING);
            for (int i = 0; i < LIMITS_ARCMINUTES.length; i++) {
                double limit = LIMITS_ARCMINUTES[i] / 60.0;
                if (second > 0 && before < limit != altitude < limit) {
                    double part = (limit - before) / (altitude - before);
                    crossings
                            .get(i)
                            .add(night.from()
                                    .plusMillis(Math.round((second - STEP_SECONDS + part * STEP_SECONDS) * 1e3)));
                }
            }
            before = altitude;
        }
        return crossings;
    }

    private static double continued(double[] values, int i, double angle) {
        return i == 0 ? angle : values[i - 1] + Math.IEEEremainder(angle - values[i - 1], 2 * Math.PI);
    }

    /** The polynomial through all values, at x counted in values. */
    private static double through(double[] values, double x) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double weight = values[i];
            for (int k = 0; k < values.length; k++) {
                weight *= k == i ? 1 : (x - k) / (i - k);
            }
            sum += weight;
        }
        return sum;
    }
}
