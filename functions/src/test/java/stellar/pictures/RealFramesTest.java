package stellar.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import nom.tam.fits.BasicHDU;
import nom.tam.fits.Fits;
import nom.tam.fits.FitsException;
import nom.tam.fits.Header;
import nom.tam.fits.ImageHDU;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.fits.FitsFile;
import stellar.fits.Flaw;
import stellar.fits.FlawedFits;

/**
 * Frames of real telescopes, beside what an independent reader (nom-tam-fits) finds in them. They come from Debian packages, which
 * {@code ./stellar test} fetches; without them these tests are skipped.
 */
class RealFramesTest {

    private static final Path FRAMES = Path.of("..", ".stellar", "real-frames");

    /** For people to look at: ours, and beside it ImageMagick's where that is installed. */
    private static final Path SHEETS = Path.of("target", "real-frames");

    private static final int SHEET_SIDE = 640;

    @TempDir
    Path folder;

    @BeforeAll
    static void areThere() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FRAMES), "./stellar test fetches real frames; they are not here.");
        Files.createDirectories(SHEETS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a8280271.fits",
                "thar5s.fit",
                "NOT.fits",
                "ISAAC.fits",
                "VISIR.fits",
                "ccd.fits",
                "image_M12c.fits",
                "dss_test1.fits",
                "dss_test2.fits",
                "vimos.fits",
                "order.fits",
                "hbo.fits",
                "timmi2.fits",
                "test0.fits",
                "scale.fits",
                "fixed-1890.fits",
                "j94f05bgq_flt.fits"
            })
    void isReadAsAnotherReaderReadsIt(String name) throws Exception {
        Path file = FRAMES.resolve(name);
        Developer.Developed developed = Developer.develop(file, folder);
        Other other = Other.read(file);

        assertThat(developed.facts().width()).isEqualTo(other.width);
        assertThat(developed.facts().height()).isEqualTo(other.height);
        assertThat(developed.facts().bits()).isEqualTo(other.bits);
        if (other.exposure > 0) {
            assertThat(developed.facts().exposure()).hasValue(other.exposure);
        }
        Figures.Channel channel = developed.figures().channels().getFirst();
        double[] sorted = other.values;
        double scale = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        assertThat(channel.least()).isCloseTo(sorted[0], within(1e-6 * scale));
        assertThat(channel.most()).isCloseTo(sorted[sorted.length - 1], within(1e-6 * scale));
        double mean = Arrays.stream(sorted).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(sorted)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
        assertThat(channel.mean()).isCloseTo(mean, within(1e-5 * scale));
        assertThat(channel.deviation()).isCloseTo(deviation, within(1e-5 * scale));
        // Of whole numbers exact; of floats to two bins of 65,536 between all but the outliers.
        double bin = other.bits > 0 && other.bits <= 16
                ? 0
                : 2 * (quantile(sorted, 0.9996) - quantile(sorted, 0.0004)) / Levels.BINS + 1e-6 * scale;
        double median = quantile(sorted, 0.5);
        assertThat(channel.median()).isCloseTo(median, within(bin + 1e-9 * scale));
        double[] away = Arrays.stream(sorted)
                .map(value -> Math.abs(value - median))
                .sorted()
                .toArray();
        assertThat(channel.noise())
                .isCloseTo(Levels.MAD_TO_SIGMA * quantile(away, 0.5), within(3 * bin + 1e-9 * scale));
        sheet(name, file, developed);
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[(int) (part * (sorted.length - 1))];
    }

    /** A star field by the VLT's infrared camera, in which astap-cli 2022.12.09 finds 173 stars of a median HFD of 4.1 pixels. */
    @Test
    void starsAreMeasuredAsAnotherProgramDoes() throws IOException {
        Figures figures =
                Developer.develop(FRAMES.resolve("ISAAC.fits"), folder).figures();
        assertThat(figures.stars()).isBetween(130, 260);
        assertThat(figures.hfd().orElseThrow()).isCloseTo(4.1, within(0.4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"comp.fits", "compressed_image.fits"})
    void compressedOnesAreRefused(String name) throws IOException {
        try {
            Developer.develop(FRAMES.resolve(name), folder);
            throw new AssertionError("It was taken.");
        } catch (FlawedFits e) {
            assertThat(e.flaw()).isEqualTo(Flaw.COMPRESSED);
        }
    }

    /** Whatever else the packages hold is read or refused with a reason. */
    @Test
    void allOthersAreReadOrRefused() throws IOException {
        List<Path> all;
        try (var files = Files.list(FRAMES)) {
            all = files.filter(file -> file.toString().matches(".*\\.fits?"))
                    .sorted()
                    .toList();
        }
        assertThat(all).hasSizeGreaterThan(20);
        List<String> refused = new ArrayList<>();
        for (Path file : all) {
            try (FitsFile read = FitsFile.open(file)) {
                Pixels frame = FramePixels.of(read);
                frame.read(frame.height() - 1, new float[frame.channels()][frame.width()]);
            } catch (FlawedFits e) {
                refused.add(file.getFileName() + ": " + e.flaw());
            }
        }
        assertThat(refused).hasSizeBetween(3, all.size() - 20);
    }

    /** The first image as nom-tam-fits reads it: its known values in order. */
    private static final class Other {

        private final int width;
        private final int height;
        private final int bits;
        private final double exposure;
        private final double[] values;

        private Other(int width, int height, int bits, double exposure, double[] values) {
            this.width = width;
            this.height = height;
            this.bits = bits;
            this.exposure = exposure;
            this.values = values;
        }

        static Other read(Path file) throws IOException, FitsException {
            try (Fits fits = new Fits(file.toFile())) {
                BasicHDU<?> primary = fits.getHDU(0);
                for (BasicHDU<?> unit = primary; unit != null; unit = fits.readHDU()) {
                    if (unit instanceof ImageHDU image && image.getAxes() != null && image.getAxes().length >= 2) {
                        return of(image, primary.getHeader());
                    }
                }
            }
            throw new IOException(file + " has no image.");
        }

        private static Other of(ImageHDU image, Header primary) throws FitsException {
            int[] axes = image.getAxes();
            int height = axes[axes.length - 2];
            int width = axes[axes.length - 1];
            Object plane = image.getKernel();
            for (int i = axes.length; i > 2; i--) {
                plane = Array.get(plane, 0);
            }
            Header header = image.getHeader();
            double zero = header.getDoubleValue("BZERO", 0);
            double scale = header.getDoubleValue("BSCALE", 1);
            double[] values = new double[width * height];
            int known = 0;
            for (int y = 0; y < height; y++) {
                Object row = Array.get(plane, y);
                for (int x = 0; x < width; x++) {
                    double value = zero + scale * written(row, x);
                    if (Double.isFinite(value)) {
                        values[known++] = value;
                    }
                }
            }
            double[] sorted = Arrays.copyOf(values, known);
            Arrays.sort(sorted);
            double exposure = header.getDoubleValue("EXPTIME", primary.getDoubleValue("EXPTIME", 0));
            return new Other(width, height, header.getIntValue("BITPIX"), exposure, sorted);
        }

        private static double written(Object row, int x) {
            return switch (row) {
                case byte[] bytes -> bytes[x] & 0xFF;
                case short[] shorts -> shorts[x];
                case int[] ints -> ints[x];
                case long[] longs -> longs[x];
                case float[] floats -> floats[x];
                case double[] doubles -> doubles[x];
                default -> throw new IllegalArgumentException("A row of " + row.getClass());
            };
        }
    }

    /** Our preview and another program's, side by side. */
    private void sheet(String name, Path file, Developer.Developed developed) throws Exception {
        BufferedImage sheet = new BufferedImage(2 * SHEET_SIDE, SHEET_SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.DARK_GRAY);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        place(pen, ImageIO.read(developed.preview().toFile()), 0);
        Path others = folder.resolve("other.png");
        if (convert(file, others) && Files.exists(others)) {
            place(pen, ImageIO.read(others.toFile()), SHEET_SIDE);
        }
        pen.dispose();
        ImageIO.write(sheet, "png", SHEETS.resolve(name + ".png").toFile());
    }

    private static boolean convert(Path file, Path to) throws InterruptedException {
        try {
            return new ProcessBuilder("convert", "fits:" + file + "[0]", "-contrast-stretch", "0.5%x0.5%", "png:" + to)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor(60, TimeUnit.SECONDS);
        } catch (IOException _) {
            // It is not installed.
            return false;
        }
    }

    private static void place(Graphics2D pen, BufferedImage picture, int left) {
        double factor = Math.min(1, SHEET_SIDE / (double) Math.max(picture.getWidth(), picture.getHeight()));
        pen.drawImage(
                picture, left, 0, (int) (picture.getWidth() * factor), (int) (picture.getHeight() * factor), null);
    }
}
