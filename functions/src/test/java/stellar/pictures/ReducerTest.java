package stellar.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A picture made smaller. */
class ReducerTest {

    private static final Range RANGE = new Range(0, 65_535);

    @Test
    void eachNewPixelIsTheMeanOfThoseItCovers() {
        MadePixels source = new MadePixels(8, 4, 1, (x, y, _) -> x + 10 * y);
        SmallPicture small = reduce(source, 4);
        assertThat(small.width()).isEqualTo(4);
        assertThat(small.height()).isEqualTo(2);
        // Of 0, 1, 10 and 11; then two to the right each, and two down.
        assertThat(values(small, 0)).containsExactly(new int[] {6, 8, 10, 12, 26, 28, 30, 32});
    }

    @Test
    void aSmallPictureStaysAsItIs() {
        MadePixels source = new MadePixels(5, 3, 3, (x, y, channel) -> 100 * channel + 10 * y + x);
        SmallPicture small = reduce(source, 1600);
        assertThat(small.width()).isEqualTo(5);
        assertThat(values(small, 2))
                .containsExactly(new int[] {200, 201, 202, 203, 204, 210, 211, 212, 213, 214, 220, 221, 222, 223, 224});
    }

    /** The mean of the whole stays, whatever the sizes: no column or row counts twice or not at all. */
    @ParameterizedTest
    @CsvSource({
        "4656, 3520, 1600",
        "101, 67, 50",
        "1000, 3, 320",
        "3, 1000, 320",
        "1601, 1600, 1600",
        "50, 50, 7",
        "1, 65500, 1600"
    })
    void theMeanStays(int width, int height, int longest) {
        Random chance = new Random(3);
        float[] values = new float[Math.multiplyExact(width, height)];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = chance.nextInt(65_536);
            sum += values[i];
        }
        SmallPicture small = reduce(new MadePixels(width, height, 1, (x, y, _) -> values[y * width + x]), longest);
        double smallSum = 0;
        int[] all = values(small, 0);
        for (int value : all) {
            smallSum += value;
        }
        assertThat(Math.max(small.width(), small.height())).isEqualTo(Math.min(longest, Math.max(width, height)));
        assertThat(smallSum / all.length).isCloseTo(sum / values.length, within(0.51));
    }

    @Test
    void whatIsNotKnownIsBlack() {
        SmallPicture small = reduce(new MadePixels(2, 2, 1, (x, _, _) -> x == 0 ? Double.NaN : 400), 1);
        assertThat(values(small, 0)).containsExactly(new int[] {200});
    }

    private static int[] values(SmallPicture small, int channel) {
        return IntStream.range(0, small.width() * small.height())
                .map(i -> small.value(i % small.width(), i / small.width(), channel))
                .toArray();
    }

    private static SmallPicture reduce(MadePixels source, int longest) {
        Reducer reducer = new Reducer(source, RANGE, longest);
        float[][] row = new float[source.channels()][source.width()];
        for (int y = 0; y < source.height(); y++) {
            source.read(y, row);
            reducer.add(row);
        }
        return reducer.small();
    }
}
