package stellar.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SkyTest {

    private static final Instant EVENING = Instant.parse("2026-11-21T17:00:00Z");
    private static final Site SITE = new Site(45, 5, 300);

    @Test
    void aThousandRandomSunsAreWhereSofaHasThem() {
        Random random = new Random(20261121);
        ErrorTable errors = new ErrorTable("Sun against SOFA, 2020-2050, seed 20261121");
        for (int i = 0; i < 1_000; i++) {
            Site site = Randoms.site(random, 90);
            Instant at = Randoms.instant(random);
            Sky sky = new Sky(site, new Interval(at.minusSeconds(random.nextInt(40_000)), at.plusSeconds(1)));
            double altitude = Sofa.altitudeDegrees(Sofa.sun(at), site, Sofa.greenwichApparentRadians(at));
            errors.add("altitude [deg]", sky.sun(at).altitudeDegrees() - altitude, site + " " + at);
        }
        errors.print();
        assertThat(errors.count("altitude [deg]")).isEqualTo(1_000);
        assertThat(errors.worst("altitude [deg]")).isLessThan(0.0005);
    }

    @Test
    void onceInAYearTheMorningSunIsInTheEastAndTheEveningSunInTheWest() {
        Sky day = new Sky(
                SITE, new Interval(Instant.parse("2026-03-20T00:00:00Z"), Instant.parse("2026-03-21T00:00:00Z")));
        // At the equinox the Sun rises due east and sets due west, 6 h before and after the local noon of 11:47 UTC.
        assertThat(day.sun(Instant.parse("2026-03-20T05:47:00Z")).azimuthDegrees())
                .isCloseTo(90, within(0.5));
        assertThat(day.sun(Instant.parse("2026-03-20T17:47:00Z")).azimuthDegrees())
                .isCloseTo(270, within(0.5));
    }

    @Test
    void anInstantOutsideOrTooLongOrTooFarANightIsRefusedWithWhatToDo() {
        Sky sky = new Sky(SITE, new Interval(EVENING, EVENING.plusSeconds(3_600)));
        assertThatThrownBy(() -> sky.sun(EVENING.minusNanos(1))).hasMessageContaining("make a sky for the interval");
        assertThatThrownBy(() -> sky.moon(EVENING.plusSeconds(3_601))).isInstanceOf(IllegalArgumentException.class);
        assertThat(sky.sun(EVENING.plusSeconds(3_600)).altitudeDegrees()).isLessThan(0);
        Interval long51 = new Interval(EVENING, EVENING.plus(Duration.ofHours(51)));
        assertThatThrownBy(() -> new Sky(SITE, long51)).hasMessageContaining("longer than 50 hours");
        Interval far = new Interval(Instant.parse("2100-01-01T00:00:00Z"), Instant.parse("2100-01-01T10:00:00Z"));
        assertThatThrownBy(() -> new Sky(SITE, far)).hasMessageContaining("2000 and 2100");
    }

    @Test
    void whatIsNoTargetAndNoSiteIsRefusedWithWhatToWrite() {
        assertThatThrownBy(() -> new J2000(24, 0)).hasMessageContaining("hours (not degrees)");
        assertThatThrownBy(() -> new J2000(-0.001, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new J2000(1, 90.001)).hasMessageContaining("from -90 to 90");
        assertThatThrownBy(() -> new J2000(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Site(91, 0, 0)).hasMessageContaining("latitude 91.0°");
        assertThatThrownBy(() -> new Site(0, 180.1, 0)).hasMessageContaining("positive to the east");
        assertThatThrownBy(() -> new Site(0, 0, 12_000)).hasMessageContaining("metres (not feet)");
        assertThat(new Site(-90, -180, -500).latitudeDegrees()).isEqualTo(-90);
    }
}
