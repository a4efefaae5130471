package stellar.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;

class AirmassTest {

    @Test
    void highInTheSkyItIsTheSecantOfTheZenithDistance() {
        for (double altitude = 30; altitude <= 90; altitude++) {
            double secant = 1 / Math.sin(Math.toRadians(altitude));
            assertThat(Airmass.at(altitude).orElseThrow()).isCloseTo(secant, within(0.01));
        }
    }

    @Test
    void downToTheHorizonItAgreesWithAnotherAuthorsFormula() {
        for (double altitude = 0; altitude <= 90; altitude += 0.25) {
            assertThat(Airmass.at(altitude).orElseThrow())
                    .as("at %s°", altitude)
                    .isCloseTo(pickering(altitude), withPercentage(2));
        }
    }

    @Test
    void belowTheHorizonThereIsNone() {
        assertThat(Airmass.at(-0.000001)).isEmpty();
        assertThat(Airmass.at(Double.NaN)).isEmpty();
        assertThat(Airmass.at(0).orElseThrow()).isBetween(31.0, 32.5);
    }

    /** K. A. Pickering, DIO 12 (2002) 20, for the altitude that refraction (Meeus, eq. 16.4) makes of a true one. */
    private static double pickering(double altitude) {
        double seen = altitude + 1.02 / 60 / Math.tan(Math.toRadians(altitude + 10.3 / (altitude + 5.11)));
        return 1 / Math.sin(Math.toRadians(seen + 244 / (165 + 47 * Math.pow(seen, 1.1))));
    }
}
