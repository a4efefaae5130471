package stellar.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.fits.FitsFile;
import stellar.fits.MadeFits;

/** A file's rows the way up that a viewer expects, and a mosaic's colours. */
class FramePixelsTest {

    @TempDir
    Path folder;

    @Test
    void theFirstRowIsAtTheBottomUnlessTheHeaderSaysOtherwise() throws IOException {
        byte[] pixels = MadeFits.pixels(8, 1, 2, 3, 4, 5, 6);
        MadeFits bottomUp = MadeFits.image(8, 2, 3).end().padded(pixels);
        MadeFits topDown =
                MadeFits.image(8, 2, 3).text("ROWORDER", "TOP-DOWN").end().padded(pixels);
        assertThat(mono(bottomUp)).isEqualTo(new float[][] {{5, 6}, {3, 4}, {1, 2}});
        assertThat(mono(topDown)).isEqualTo(new float[][] {{1, 2}, {3, 4}, {5, 6}});
    }

    /** A mosaic of a scene that is all red 100, green 20 and blue 3, written as each pattern would see it. */
    @ParameterizedTest
    @CsvSource({
        "RGGB, TOP-DOWN, 0, 0",
        "GRBG, TOP-DOWN, 0, 0",
        "GBRG, TOP-DOWN, 0, 0",
        "BGGR, TOP-DOWN, 0, 0",
        "RGGB, BOTTOM-UP, 0, 0",
        "GRBG, BOTTOM-UP, 0, 0",
        "GBRG, BOTTOM-UP, 0, 0",
        "BGGR, BOTTOM-UP, 0, 0",
        "RGGB, TOP-DOWN, 1, 0",
        "RGGB, TOP-DOWN, 0, 1",
        "BGGR, BOTTOM-UP, 1, 1",
        "GRBG, BOTTOM-UP, 1, 0"
    })
    void aMosaicBecomesItsColours(String pattern, String order, int columns, int rows) throws IOException {
        int width = 8;
        int height = 7;
        double[] values = new double[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                char filter = pattern.charAt((x + columns) % 2 + 2 * ((y + rows) % 2));
                int stored = order.equals("TOP-DOWN") ? y : height - 1 - y;
                values[stored * width + x] = filter == 'R' ? 100 : filter == 'G' ? 20 : 3;
            }
        }
        Path file = MadeFits.image(16, width, height)
                .text("BAYERPAT", pattern)
                .text("ROWORDER", order)
                .card("XBAYROFF", columns)
                .card("YBAYROFF", rows)
                .end()
                .padded(MadeFits.pixels(16, values))
                .write(folder);
        try (FitsFile fits = FitsFile.open(file)) {
            Pixels frame = FramePixels.of(fits);
            assertThat(frame.width()).isEqualTo(4);
            assertThat(frame.height()).isEqualTo(3);
            float[][] row = new float[3][4];
            for (int y = 0; y < 3; y++) {
                frame.read(y, row);
                assertThat(row).isEqualTo(new float[][] {{100, 100, 100, 100}, {20, 20, 20, 20}, {3, 3, 3, 3}});
            }
        }
    }

    @Test
    void anUnknownPatternIsMono() throws IOException {
        MadeFits file = MadeFits.image(8, 4, 4).text("BAYERPAT", "XTRANS").end().padded(new byte[16]);
        assertThat(mono(file)).hasDimensions(4, 4);
    }

    private float[][] mono(MadeFits made) throws IOException {
        try (FitsFile fits = FitsFile.open(made.write(folder))) {
            Pixels frame = FramePixels.of(fits);
            assertThat(frame.channels()).isEqualTo(1);
            float[][] all = new float[frame.height()][frame.width()];
            for (int y = 0; y < frame.height(); y++) {
                frame.read(y, new float[][] {all[y]});
            }
            return all;
        }
    }
}
