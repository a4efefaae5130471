package stellar.bench.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** The least that can be done: reads a made frame once, and encodes three JPEGs of its pixels by the JDK's encoder. */
final class Limit {

    private static final int HEADER = 2880;

    private Limit() {}

    /** Files, then their width, height, 1 or 3 channels, and a folder. */
    public static void main(String[] arguments) throws IOException {
        int files = arguments.length - 4;
        int mosaicWidth = Integer.parseInt(arguments[files]);
        int channels = Integer.parseInt(arguments[files + 2]);
        int each = channels == 1 ? 1 : 2;
        int width = mosaicWidth / each;
        int height = Integer.parseInt(arguments[files + 1]) / each;
        for (String file : List.of(arguments).subList(0, files)) {
            develop(Path.of(file), mosaicWidth, channels, width, height, Path.of(arguments[files + 3]));
        }
    }

    private static void develop(Path fits, int mosaicWidth, int channels, int width, int height, Path folder)
            throws IOException {
        int each = channels == 1 ? 1 : 2;
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(fits));
        BufferedImage full = new BufferedImage(
                width, height, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) full.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = HEADER + 2 * (each * y * mosaicWidth + each * x);
                for (int channel = 0; channel < channels; channel++) {
                    // About as bright and as noisy as a stretched sky.
                    int value = file.getShort(at + 2 * (channel & 1)) + 32_768 - 1_130;
                    bytes[(y * width + x) * channels + channel] = (byte) Math.clamp(value, 0, 255);
                }
            }
        }
        write(full, folder.resolve("full.jpg"));
        double factor = 1600.0 / Math.max(width, height);
        write(scaled(full, factor), folder.resolve("preview.jpg"));
        write(scaled(full, factor / 5), folder.resolve("thumb.jpg"));
    }

    /** Every so many pixels one: nothing is quicker. */
    private static BufferedImage scaled(BufferedImage full, double factor) {
        int width = (int) (full.getWidth() * factor);
        int height = (int) (full.getHeight() * factor);
        BufferedImage small = new BufferedImage(width, height, full.getType());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.getRaster()
                        .setDataElements(
                                x, y, full.getRaster().getDataElements((int) (x / factor), (int) (y / factor), null));
            }
        }
        return small;
    }

    private static void write(BufferedImage image, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(0.9f);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
