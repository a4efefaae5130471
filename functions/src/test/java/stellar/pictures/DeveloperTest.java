package stellar.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.fits.MadeFits;

/** A frame, from its file to its pictures. */
class DeveloperTest {

    @TempDir
    Path folder;

    /** A sky of 1,000 with noise, brighter at the top of the picture as it is seen, and stars. */
    private static double[] sky(int width, int height, boolean topDown) {
        Random chance = new Random(7);
        double[] values = new double[width * height];
        for (int y = 0; y < height; y++) {
            int seen = topDown ? y : height - 1 - y;
            for (int x = 0; x < width; x++) {
                values[y * width + x] = 1_000 + 10 * chance.nextGaussian() + (seen < height / 4 ? 150 : 0);
            }
        }
        for (int i = 0; i < 60; i++) {
            int x = chance.nextInt(25, width - 25);
            int y = chance.nextInt(25, height - 25);
            for (int dy = -12; dy <= 12; dy++) {
                for (int dx = -12; dx <= 12; dx++) {
                    values[(y + dy) * width + x + dx] += 20_000 * Math.exp(-(dx * dx + dy * dy) / 8.0);
                }
            }
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource({"16, 32768, 1", "16, 0, 1", "32, 0, 1", "-32, 0, 1", "-64, 0, 1", "-32, 0, 65535", "32, 2147483648, 1"})
    void aFrameOfAnyKindShowsItsSkyAQuarterBright(int bitpix, double zero, double divisor) throws IOException {
        int width = 1_760;
        int height = 352;
        double[] values = sky(width, height, false);
        double[] written = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = bitpix > 0
                    ? Math.clamp(Math.rint(values[i]), 0, bitpix == 16 && zero == 0 ? 32_767 : 65_535)
                    : values[i];
            written[i] = value / divisor - zero;
        }
        Developer.Developed developed = develop(MadeFits.image(bitpix, width, height)
                .card("BZERO", (long) zero)
                .text("IMAGETYP", "Light Frame")
                .text("FILTER", "Ha")
                .card("EXPTIME", 300)
                .card("CCD-TEMP", -15.2)
                .text("DATE-OBS", "2026-11-21T22:13:14.5")
                .end()
                .padded(MadeFits.pixels(bitpix, written)));

        BufferedImage full = ImageIO.read(developed.full().toFile());
        BufferedImage preview = ImageIO.read(developed.preview().toFile());
        BufferedImage thumb = ImageIO.read(developed.thumb().toFile());
        assertThat(full.getWidth()).isEqualTo(width);
        assertThat(full.getHeight()).isEqualTo(height);
        assertThat(preview.getWidth()).isEqualTo(1600);
        assertThat(preview.getHeight()).isEqualTo(320);
        assertThat(thumb.getWidth()).isEqualTo(320);
        assertThat(thumb.getHeight()).isEqualTo(64);
        for (BufferedImage picture : new BufferedImage[] {full, preview, thumb}) {
            assertThat(brightness(picture, 0.5)).isCloseTo(0.25, within(0.04));
            assertThat(brightness(picture, 0.1))
                    .as("the bright part is at the top")
                    .isGreaterThan(0.5);
        }
        Figures.Channel channel = developed.figures().channels().getFirst();
        assertThat(channel.median() * divisor).isCloseTo(1_003, within(10.0));
        assertThat(channel.before().stream().mapToLong(Long::longValue).sum()).isEqualTo((long) width * height);
        assertThat(channel.after().stream().mapToLong(Long::longValue).sum()).isEqualTo((long) width * height);
        assertThat(developed.figures().stars()).isBetween(50, 60);
        assertThat(developed.figures().hfd().orElseThrow()).isCloseTo(2 * 2 * Math.sqrt(Math.PI / 2), within(0.3));

        FrameFacts facts = developed.facts();
        assertThat(facts.type()).contains(FrameType.LIGHT);
        assertThat(facts.filter()).contains("Ha");
        assertThat(facts.exposure()).hasValue(300);
        assertThat(facts.temperature()).hasValue(-15.2);
        assertThat(facts.takenAt()).contains(Instant.parse("2026-11-21T22:13:14.5Z"));
        assertThat(facts.gain()).isEqualTo(OptionalDouble.empty());
        assertThat(facts.wcs()).isEmpty();
    }

    @Test
    void aMosaicIsDevelopedInColourEachChannelByItself() throws IOException {
        int side = 600;
        double[] values = new double[side * side];
        Random chance = new Random(9);
        for (int i = 0; i < values.length; i++) {
            boolean isRed = i / side % 2 == 0 && i % 2 == 0;
            boolean isBlue = i / side % 2 == 1 && i % 2 == 1;
            values[i] = (isRed ? 700 : isBlue ? 400 : 2_000) + 8 * chance.nextGaussian() - 32_768;
        }
        Developer.Developed developed = develop(MadeFits.image(16, side, side)
                .card("BZERO", 32_768)
                .text("BAYERPAT", "RGGB")
                .text("ROWORDER", "TOP-DOWN")
                .end()
                .padded(MadeFits.pixels(16, values)));
        BufferedImage full = ImageIO.read(developed.full().toFile());
        assertThat(full.getWidth()).isEqualTo(side / 2);
        assertThat(developed.figures().channels())
                .extracting(Figures.Channel::median)
                .satisfiesExactly(
                        red -> assertThat(red).isCloseTo(700, within(2.0)),
                        green -> assertThat(green).isCloseTo(2_000, within(2.0)),
                        blue -> assertThat(blue).isCloseTo(400, within(2.0)));
        // A grey sky, though the camera sees it green.
        int[] mean = new int[3];
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                int rgb = full.getRGB(x, y);
                mean[0] += rgb >> 16 & 0xFF;
                mean[1] += rgb >> 8 & 0xFF;
                mean[2] += rgb & 0xFF;
            }
        }
        int pixels = full.getWidth() * full.getHeight();
        for (int sum : mean) {
            assertThat(sum / pixels).isBetween(58, 76);
        }
    }

    /** A frame of 120 MB is developed by a program that may have 24 MB of memory for its objects. */
    @Test
    void memoryGoesWithTheWidth() throws Exception {
        Path file = MadeFits.image(16, 1_000, 60_000).end().write(folder);
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            byte[] rows = new byte[1_000 * 2 * 1_000];
            new Random(3).nextBytes(rows);
            for (int i = 0; i < 60; i++) {
                out.write(rows);
            }
        }
        Path developed = Files.createDirectory(folder.resolve("tall"));
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DevelopOne.class.getName(),
                        file.toString(),
                        developed.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(program.waitFor()).as(() -> said()).isZero();
        assertThat(ImageIO.read(developed.resolve("preview.jpg").toFile()).getHeight())
                .isEqualTo(1_600);
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A program that develops one frame. */
    static final class DevelopOne {
        public static void main(String[] arguments) throws IOException {
            Developer.develop(Path.of(arguments[0]), Path.of(arguments[1]));
        }
    }

    @Test
    void aFrameIsRenderedAsSomebodyWants() throws IOException {
        Developer.Developed developed =
                develop(MadeFits.image(16, 400, 300).end().padded(MadeFits.pixels(16, sky(400, 300, false))));
        double dark = rendered(developed, Rendering.of("linear", Optional.of("0"), Optional.of("1")));
        double own = rendered(developed, Rendering.of("asinh", Optional.empty(), Optional.empty()));
        double bright = rendered(developed, Rendering.of("asinh", Optional.of("0.02"), Optional.of("0.04")));
        assertThat(dark).isLessThan(0.06);
        assertThat(own).isBetween(0.02, 0.6);
        assertThat(bright).isGreaterThan(0.7);
    }

    private double rendered(Developer.Developed developed, Optional<Rendering> rendering) throws IOException {
        Path file = folder.resolve(rendering.orElseThrow().name() + ".jpg");
        try (InputStream small = Files.newInputStream(developed.small());
                ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            rendering.orElseThrow().render(small, out);
        }
        return brightness(ImageIO.read(file.toFile()), 0.5);
    }

    private Developer.Developed develop(MadeFits made) throws IOException {
        return Developer.develop(made.write(folder), Files.createTempDirectory(folder, "developed"));
    }

    /** The median brightness, 0 to 1, of the row at this part of a picture's height. */
    private static double brightness(BufferedImage picture, double part) {
        int[] row = picture.getRaster()
                .getSamples(0, (int) (part * picture.getHeight()), picture.getWidth(), 1, 0, (int[]) null);
        Arrays.sort(row);
        return row[row.length / 2] / 255.0;
    }
}
