package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values are seconds of arc or time counted by hand, over 3600. */
class CoordinateTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`02:49:50`, 10190",
                "`00:42:44`, 2564",
                "`12h 30m 45s`, 45045",
                "`23:59:59.9`, 86399.9",
                "`23:59:59,9`, 86399.9",
                "` 5 30 00 `, 19800",
                "`05:30`, 19800"
            })
    void hoursAreRead(String text, double seconds) {
        assertThat(Coordinate.hours(text)).isNotNull().satisfies(read -> {
            assertThat(read.value()).isCloseTo(seconds / 3600, within(1e-9));
            assertThat(read.text()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`47° 20' 07\"`, 170407",
                "`+41° 16' 09\"`, 148569",
                "`-00° 30' 36\"`, -1836",
                "`−05° 23′ 28″`, -19408",
                "`47Â° 20' 07\"`, 170407",
                "`47\uFFFD 20' 07\"`, 170407",
                "`-90:00:00`, -324000",
                "`90° 00' 00\"`, 324000"
            })
    void degreesAreReadHoweverTheDegreeSignArrived(String text, double seconds) {
        assertThat(Coordinate.latitude(text)).isNotNull().satisfies(read -> assertThat(read.value())
                .isCloseTo(seconds / 3600, within(1e-9)));
    }

    @Test
    void anAzimuthGoesRoundTheHorizon() {
        assertThat(Coordinate.azimuth("288° 12' 40\"")).isNotNull().satisfies(read -> assertThat(read.value())
                .isCloseTo(1037560 / 3600.0, within(1e-9)));
        assertThat(Coordinate.azimuth("360° 00' 00\"")).isNotNull();
        assertThat(Coordinate.azimuth("360° 00' 01\"")).isNull();
        assertThat(Coordinate.azimuth("-00° 00' 01\"")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24:00:00",
                "-01:00:00",
                "05:60:00",
                "05:00:60",
                "5",
                "5.5",
                "",
                "--",
                "N/A",
                "05:00:00:00",
                "0x5:00:00",
                "1234:00:00",
                "05:00:00 and more",
                "05::::::00:00",
                "٠٥:٠٠:٠٠"
            })
    void anyOtherTextIsNoHour(String text) {
        assertThat(Coordinate.hours(text)).isNull();
    }

    @Test
    void beyondThePoleIsNoDeclination() {
        assertThat(Coordinate.latitude("90° 00' 01\"")).isNull();
        assertThat(Coordinate.latitude("-91° 00' 00\"")).isNull();
    }

    @Test
    void aTextWithoutEndCostsNothing() {
        assertThat(Coordinate.hours("0".repeat(1_000_000))).isNull();
    }
}
