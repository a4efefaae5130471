package stellar.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorizonTest {

    private static final Horizon.Point EAST_OF_NORTH = new Horizon.Point(10, 10);
    private static final Horizon.Point WEST_OF_NORTH = new Horizon.Point(350, 20);

    @ParameterizedTest
    @CsvSource({"0, 15", "5, 12.5", "10, 10", "355, 17.5", "350, 20", "180, 15", "95, 12.5", "359.999999, 15", "360, 15"
    })
    void betweenTwoPointsItIsAStraightLineAlsoThroughNorth(double azimuth, double altitude) {
        Horizon horizon = new Horizon(List.of(WEST_OF_NORTH, EAST_OF_NORTH));
        assertThat(horizon.altitudeDegrees(azimuth)).isCloseTo(altitude, within(1e-6));
    }

    @Test
    void withoutPointsItIsLevelAndWithOneItIsLevelAtThat() {
        assertThat(Horizon.flat().altitudeDegrees(123)).isZero();
        Horizon one = new Horizon(List.of(EAST_OF_NORTH));
        assertThat(one.altitudeDegrees(0)).isEqualTo(10);
        assertThat(one.altitudeDegrees(10)).isEqualTo(10);
        assertThat(one.altitudeDegrees(300)).isEqualTo(10);
    }

    @Test
    void itsCornersAreFoundTheShorterWayAlsoThroughNorthAndBackwards() {
        Horizon horizon = new Horizon(List.of(EAST_OF_NORTH, WEST_OF_NORTH, new Horizon.Point(180, 0)));
        assertThat(horizon.cornersBetween(340, 20)).containsExactly(350.0, 10.0);
        assertThat(horizon.cornersBetween(20, 340)).containsExactly(350.0, 10.0);
        assertThat(horizon.cornersBetween(20, 170)).isEmpty();
        assertThat(horizon.cornersBetween(170, 190)).containsExactly(180.0);
    }

    @Test
    void whatIsNoHorizonIsRefusedWithWhatToWriteInstead() {
        assertThatThrownBy(() -> new Horizon.Point(360, 5)).hasMessageContaining("0 instead of 360");
        assertThatThrownBy(() -> new Horizon.Point(Double.NaN, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Horizon.Point(20, 91)).hasMessageContaining("azimuth 20.0° has altitude 91.0°");
        assertThatThrownBy(() -> new Horizon(List.of(EAST_OF_NORTH, WEST_OF_NORTH, EAST_OF_NORTH)))
                .hasMessageContaining("two points are at azimuth 10.0°");
        List<Horizon.Point> many = IntStream.range(0, 721)
                .mapToObj(i -> new Horizon.Point(i / 2.1, 0))
                .toList();
        assertThatThrownBy(() -> new Horizon(many)).hasMessageContaining("at most 720");
    }
}
