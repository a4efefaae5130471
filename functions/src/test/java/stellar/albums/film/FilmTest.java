package stellar.albums.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Node;
import stellar.Night;
import stellar.contract.Wire;

/** Moving pictures, read back by others than wrote them. */
class FilmTest {

    @TempDir
    private Path folder;

    /** A picture whose left half is this bright and whose right half is black; in colour it is red. */
    static Photo photo(int width, int height, int bright, boolean isGrey) throws IOException {
        BufferedImage image =
                new BufferedImage(width, height, isGrey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width / 2; x++) {
                image.getRaster().setSample(x, y, 0, bright);
            }
        }
        return Photo.read(jpeg(image));
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }

    private Path film(int pictures, int width, int height) throws IOException {
        Path file = folder.resolve("night.mp4");
        Photo first = photo(width, height, 200, true);
        try (Film film = new Film(file, first)) {
            for (int i = 0; i < pictures; i++) {
                film.add(photo(width, height, 100 + 2 * i, true), "2026-11-21 22:00:%02d UTC".formatted(i));
            }
        }
        return file;
    }

    @Test
    void eachPictureIsInTheFilmAsBrightAsItWas() throws Exception {
        FrameGrab grab = FrameGrab.createFrameGrab(
                NIOUtils.readableChannel(film(30, 640, 480).toFile()));

        int pictures = 0;
        for (Picture picture = grab.getNativeFrame(); picture != null; picture = grab.getNativeFrame()) {
            // BT.601: black is 16 and white 235; the decoder keeps samples from -128 on. Quantiser 26 has steps of 6.5
            // here.
            double expected = 16 + (100 + 2 * pictures) * 219 / 255.0;
            assertThat(picture.getCroppedWidth()).isEqualTo(640);
            assertThat(luminance(picture, 160, 100)).isBetween((int) expected - 4, (int) expected + 4);
            assertThat(luminance(picture, 480, 100)).isBetween(13, 19);
            pictures++;
        }
        assertThat(pictures).isEqualTo(30);
    }

    private static int luminance(Picture picture, int x, int y) {
        return picture.getPlaneData(0)[y * picture.getWidth() + x] + 128;
    }

    /** In Chromium, as a guest sees it; without it or the page's test kit this is skipped, and says so. */
    @Test
    void chromiumPlaysIt() throws Exception {
        Path kit = Night.HOME.resolve("web/node_modules/playwright-core");
        assumeTrue(
                Files.isDirectory(kit), "web/node_modules has no playwright-core, so no browser has played the film.");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/chromium")), "There is no Chromium to play the film.");
        Path script = Path.of("src/test/resources/stellar/albums/plays.mjs").toAbsolutePath();
        // 18 pictures of 1602 x 1067 dots: made smaller to even sides, 1280 by 852.
        Path film = film(18, 1602, 1067);

        Process node = new ProcessBuilder("node", script.toString(), kit.toString(), film.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).as(said).isZero();
        JsonNode played = Wire.readObject(said.strip());
        assertThat(played.path("error").asText()).isEmpty();
        assertThat(played.path("width").asInt()).isEqualTo(1280);
        assertThat(played.path("height").asInt()).isEqualTo(852);
        assertThat(played.path("duration").asDouble()).isBetween(1.49, 1.51);
        assertThat(played.path("ended").asBoolean()).isTrue();
        // The last picture's left half, 134 of 255, and its right half, as the page's own canvas shows them.
        assertThat(played.path("left").asInt()).isBetween(129, 139);
        assertThat(played.path("right").asInt()).isBetween(0, 4);
    }

    @Test
    void anAnimationGoesOnForEverAndShowsEachPicture() throws Exception {
        Animation animation = new Animation();
        for (int i = 0; i < 12; i++) {
            animation.add(photo(960, 720, 100 + 10 * i, i % 2 == 0), "2026-11-21 22:00:%02d UTC  L".formatted(i));
        }

        byte[] gif = animation.write();

        assertThat(new String(gif, StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0\u0003\u0001\u0000\u0000\u0000");
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(stream);
            assertThat(reader.getNumImages(true)).isEqualTo(12);
            for (int i = 0; i < 12; i++) {
                BufferedImage image = reader.read(i);
                assertThat(image.getWidth()).isEqualTo(480);
                assertThat(image.getHeight()).isEqualTo(360);
                int rgb = image.getRGB(100, 100);
                assertThat(rgb >> 16 & 0xff).isBetween(100 + 10 * i - 28, 100 + 10 * i + 28);
                assertThat(rgb & 0xff).isBetween(0, i % 2 == 0 ? 255 : 20);
                Node control = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
                assertThat(delay(control)).isEqualTo("15");
            }
        }
    }

    private static String delay(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals("GraphicControlExtension")) {
                return child.getAttributes().getNamedItem("delayTime").getNodeValue();
            }
        }
        return "none";
    }

    @Test
    void noiseIsMadeSmallerUntilItIsNotTooLarge() throws Exception {
        Random random = new Random(5);
        Animation animation = new Animation();
        for (int i = 0; i < Animation.MOST_PICTURES; i++) {
            BufferedImage image = new BufferedImage(960, 720, BufferedImage.TYPE_BYTE_GRAY);
            byte[] dots = new byte[960 * 720];
            random.nextBytes(dots);
            image.getRaster().setDataElements(0, 0, 960, 720, dots);
            animation.add(Photo.read(jpeg(image)), "NOISE");
        }

        byte[] gif = animation.write();

        assertThat(gif.length).isBetween(500_000, Animation.MOST_BYTES);
        assertThatThrownBy(() -> animation.add(photo(10, 10, 1, true), "")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPictureOfAnotherShapeIsShownWholeBetweenBlackBands() throws Exception {
        Canvas canvas = new Canvas(400, 200);
        BufferedImage square = new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 300; y++) {
            for (int x = 0; x < 300; x++) {
                square.getRaster().setSample(x, y, 0, 150);
            }
        }

        canvas.show(Photo.read(jpeg(square)));

        // 200 of 400 dots, in the middle.
        for (int band = 0; band < 3; band++) {
            assertThat(canvas.at(99, 100, band)).isZero();
            assertThat(canvas.at(100, 0, band)).isBetween(148, 152);
            assertThat(canvas.at(299, 199, band)).isBetween(148, 152);
            assertThat(canvas.at(300, 100, band)).isZero();
        }
    }

    @Test
    void whatIsWrittenCanBeRead() {
        Canvas canvas = new Canvas(160, 100);
        canvas.write("10:Lé");

        StringBuilder read = new StringBuilder();
        // The box is 13 high at the bottom; letters begin 3 in.
        for (int y = 90; y < 97; y++) {
            for (int x = 3; x < 3 + 29; x++) {
                read.append(canvas.at(x, y, 1) > 100 ? '#' : '.');
            }
            read.append('\n');
        }
        assertThat(read.toString()).isEqualTo("""
                ..#....###........#..........
                .##...#...#..##...#..........
                ..#...#..##..##...#..........
                ..#...#.#.#.......#.....#####
                ..#...##..#..##...#..........
                ..#...#...#..##...#..........
                .###...###........#####......
                """);
    }

    @Test
    void whatIsNoPictureIsAnError() {
        for (byte[] bytes : new byte[][] {{}, {1, 2, 3}, "GIF89a".getBytes(StandardCharsets.US_ASCII)}) {
            assertThatThrownBy(() -> Photo.read(bytes)).isInstanceOf(IOException.class);
        }
        BufferedImage huge = new BufferedImage(4000, 1300, BufferedImage.TYPE_BYTE_GRAY);
        assertThatThrownBy(() -> Photo.read(jpeg(huge))).hasMessageContaining("more than 5120000 dots");
    }
}
