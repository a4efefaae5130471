package stellar.simulator.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The expected numbers are the worked examples of Meeus, Astronomical Algorithms, 2nd edition, or plain geometry. */
class SkyTest {
    private final Sky demo = new Sky(Site.DEMO);

    @Test
    void siderealTimeIsThatOfMeeusExample12b() {
        // 1987 April 10, 19h 21m UT: 8h 34m 57.0896s.
        double hours = Sky.greenwichSiderealHours(Instant.parse("1987-04-10T19:21:00Z"));
        assertThat(hours).isCloseTo(8 + 34 / 60.0 + 57.0896 / 3600, within(1e-6));
    }

    @Test
    void precessionIsThatOfMeeusExample21b() {
        // Theta Persei, its own motion applied, on 2028 November 13.19.
        Equatorial place = Sky.ofDate(new Equatorial(41.054063 / 15, 49.227750), Instant.parse("2028-11-13T04:33:36Z"));
        assertThat(place.raHours() * 15).isCloseTo(41.547214, within(2e-5));
        assertThat(place.decDegrees()).isCloseTo(49.348483, within(2e-5));
    }

    @Test
    void altitudeAndAzimuthAreThoseOfMeeusExample13b() {
        // Venus from the Naval Observatory in Washington; Meeus counts the azimuth from the south.
        var washington = new Sky(new Site(38 + 55 / 60.0 + 17 / 3600.0, -(77 + 3 / 60.0 + 56 / 3600.0)));
        var venus = new Equatorial(23 + 9 / 60.0 + 16.641 / 3600, -(6 + 43 / 60.0 + 11.61 / 3600));
        Horizontal up = washington.horizontalOfDate(venus, Instant.parse("1987-04-10T19:21:00Z"));
        assertThat(up.altitudeDegrees()).isCloseTo(15.1249, within(0.002));
        assertThat(up.azimuthDegrees()).isCloseTo(68.0337 + 180, within(0.002));
    }

    @Test
    void atTheSolsticeTheSunStandsAtNoonAsHighAsGeometrySays() {
        // Transit: 12h UT − 1.7°/15 + 1 min 50 s of the equation of time = 11:55 UT; 90 − 44.4 + 23.44.
        assertThat(demo.sunAltitudeDegrees(Instant.parse("2026-06-21T11:55:00Z")))
                .isCloseTo(69.04, within(0.03));
        assertThat(demo.sunAltitudeDegrees(Instant.parse("2026-06-21T23:55:00Z")))
                .isCloseTo(-22.16, within(0.03));
    }

    @Test
    void thePoleStandsAtTheLatitudeInTheNorth() {
        Horizontal pole = demo.horizontalOfDate(new Equatorial(3, 90), Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(pole.altitudeDegrees()).isCloseTo(44.4, within(1e-9));
        assertThat(pole.azimuthDegrees() % 360).isCloseTo(0, within(1e-6));
    }

    @Test
    void aStarOnTheMeridianSouthOfTheZenithIsDueSouth() {
        Instant when = Instant.parse("2026-01-01T00:00:00Z");
        double lst = Sky.greenwichSiderealHours(when) + 1.7 / 15;
        Horizontal up = demo.horizontalOfDate(Equatorial.of(lst, 10), when);
        assertThat(up.azimuthDegrees()).isCloseTo(180, within(1e-6));
        assertThat(up.altitudeDegrees()).isCloseTo(90 - 44.4 + 10, within(1e-6));
    }

    @Test
    void anglesAreWrittenAsVoyagerWritesThem() {
        var place = new Equatorial(2 + 49 / 60.0 + 50 / 3600.0, 47 + 20 / 60.0 + 7 / 3600.0);
        assertThat(place.raText()).isEqualTo("02:49:50");
        assertThat(place.decText()).isEqualTo("47° 20' 07\"");
        assertThat(new Equatorial(0, -0.5).decText()).isEqualTo("-00° 30' 00\"");
        assertThat(Equatorial.hours(59.99999 / 60)).as("rounds up without a 60").isEqualTo("01:00:00");
    }
}
