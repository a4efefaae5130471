package stellar.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Random;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.ImageHDU;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images of every kind, beside what an independent reader (nom-tam-fits) finds in the same files. */
class FitsFileTest {

    private static final int WIDTH = 37;
    private static final int HEIGHT = 23;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "8, 1, 0, 0, 255",
        "8, 1, -128, 0, 255",
        "16, 1, 0, -32768, 32767",
        "16, 1, 32768, -32768, 32767",
        "16, 0.25, 100, -32768, 32767",
        "32, 1, 0, -2147483648, 2147483647",
        "32, 1, 2147483648, -2147483648, 2147483647",
        "64, 1, 0, -9e18, 9e18",
        "-32, 1, 0, -1e6, 1e6",
        "-32, 2.5, 1000, 0, 1",
        "-64, 1, 0, -1e12, 1e12"
    })
    void readsEveryKindOfPixel(int bitpix, double scale, double zero, double least, double most) throws Exception {
        Random chance = new Random(bitpix);
        double[] values = chance.doubles((long) WIDTH * HEIGHT, least, most).toArray();
        values[0] = least;
        values[1] = most;
        Path file = MadeFits.image(bitpix, WIDTH, HEIGHT)
                .card("BSCALE", scale)
                .card("BZERO", zero)
                .end()
                .padded(MadeFits.pixels(bitpix, values))
                .write(folder);

        try (FitsFile read = FitsFile.open(file)) {
            assertThat(read.width()).isEqualTo(WIDTH);
            assertThat(read.height()).isEqualTo(HEIGHT);
            assertThat(all(read, 0)).isEqualTo(independently(file, scale, zero, bitpix == 8));
        }
    }

    @Test
    void rowsComeInAnyOrder() throws IOException {
        double[] values = new Random(1).doubles(600L * 700, 0, 60_000).toArray();
        Path file = MadeFits.image(16, 600, 700)
                .end()
                .padded(MadeFits.pixels(16, values))
                .write(folder);
        try (FitsFile read = FitsFile.open(file)) {
            FitsRows rows = read.rows(0);
            float[] row = new float[600];
            new Random(2).ints(2_000, 0, 700).forEach(y -> {
                try {
                    rows.read(y, row);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                assertThat(row[y % 600]).isEqualTo((short) (int) values[y * 600 + y % 600]);
            });
        }
    }

    @Test
    void whatIsNotKnownIsNoNumber() throws IOException {
        Path whole = MadeFits.image(16, 3, 1)
                .card("BLANK", -32768)
                .card("BZERO", 32768)
                .end()
                .padded(MadeFits.pixels(16, -32768, -32767, 5))
                .write(folder);
        Path floats = MadeFits.image(-32, 4, 1)
                .end()
                .padded(MadeFits.pixels(-32, Double.NaN, Double.POSITIVE_INFINITY, 0.5, -1))
                .write(folder);
        try (FitsFile first = FitsFile.open(whole);
                FitsFile second = FitsFile.open(floats)) {
            assertThat(all(first, 0)).containsExactly(Float.NaN, 1f, 32773f);
            assertThat(all(second, 0)).containsExactly(Float.NaN, Float.NaN, 0.5f, -1f);
        }
    }

    @Test
    void findsAnImageBehindTablesAndTakesFromThePrimaryHeaderWhatTheExtensionDoesNotSay() throws IOException {
        Path file = MadeFits.image(8)
                .text("OBJECT", "M 42 / ''Orion''")
                .text("FILTER", "Ha")
                .card("BZERO", 32768)
                .end()
                .extension("BINTABLE", 8, 100, 40)
                .end()
                .padded(new byte[4000])
                .extension("IMAGE", 16, 2, 1)
                .text("FILTER", "OIII")
                .end()
                .padded(MadeFits.pixels(16, 7, 8))
                .write(folder);
        try (FitsFile read = FitsFile.open(file)) {
            assertThat(all(read, 0)).containsExactly(7, 8);
            assertThat(read.header().text("FILTER")).contains("OIII");
            assertThat(read.header().text("OBJECT")).contains("M 42 / 'Orion'");
        }
    }

    @Test
    void threePlanesAreColoursAndOfOtherCubesTheFirstCounts() throws IOException {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
        Path colours = MadeFits.image(8, 2, 1, 3)
                .end()
                .padded(MadeFits.pixels(8, 1, 2, 3, 4, 5, 6))
                .write(folder);
        Path cube = MadeFits.image(8, 2, 1, 4)
                .end()
                .padded(MadeFits.pixels(8, values))
                .write(folder);
        try (FitsFile three = FitsFile.open(colours);
                FitsFile four = FitsFile.open(cube)) {
            assertThat(three.planes()).isEqualTo(3);
            assertThat(all(three, 2)).containsExactly(5, 6);
            assertThat(four.planes()).isEqualTo(1);
            assertThat(all(four, 0)).containsExactly(1, 2);
        }
    }

    @Test
    void theLastBlockNeedNotBeWhole() throws IOException {
        Path file = MadeFits.image(8, 2, 2)
                .end()
                .data(MadeFits.pixels(8, 1, 2, 3, 4))
                .write(folder);
        try (FitsFile read = FitsFile.open(file)) {
            assertThat(all(read, 0)).containsExactly(1, 2, 3, 4);
            assertThat(read.isTopDown()).isFalse();
        }
    }

    @Test
    void headersSayWhatTheySayInEveryForm() throws IOException {
        Path file = MadeFits.image(8, 1, 1)
                .card("EXPTIME", "1.25D2")
                .card("GAIN", "-3.")
                .card("EMPTY", "''")
                .card("NOT", "NaN")
                .raw("COMMENT = 5 is no value")
                .raw("HIERARCH ESO DET = 3")
                .card("EXPTIME", "7")
                .end()
                .padded(new byte[1])
                .write(folder);
        try (FitsFile read = FitsFile.open(file)) {
            FitsHeader header = read.header();
            assertThat(header.number("EXPTIME")).hasValue(125);
            assertThat(header.number("GAIN")).hasValue(-3);
            assertThat(header.text("EMPTY")).isEmpty();
            assertThat(header.number("NOT")).isEmpty();
            assertThat(header.number("NONE")).isEmpty();
            assertThat(header.whole("GAIN")).isEmpty();
        }
    }

    private static float[] all(FitsFile file, int plane) throws IOException {
        FitsRows rows = file.rows(plane);
        float[] all = new float[file.width() * file.height()];
        float[] row = new float[file.width()];
        for (int y = 0; y < file.height(); y++) {
            rows.read(y, row);
            System.arraycopy(row, 0, all, y * row.length, row.length);
        }
        return all;
    }

    private static float[] independently(Path file, double scale, double zero, boolean unsigned)
            throws IOException, FitsException {
        try (Fits fits = new Fits(file.toFile())) {
            Object rows = ((ImageHDU) fits.getHDU(0)).getKernel();
            float[] all = new float[WIDTH * HEIGHT];
            for (int y = 0; y < HEIGHT; y++) {
                Object row = Array.get(rows, y);
                for (int x = 0; x < WIDTH; x++) {
                    Number raw = (Number) Array.get(row, x);
                    double written = unsigned ? raw.byteValue() & 0xFF : raw.doubleValue();
                    all[y * WIDTH + x] = (float) (zero + scale * written);
                }
            }
            return all;
        }
    }
}
