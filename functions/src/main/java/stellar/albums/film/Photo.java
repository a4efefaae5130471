package stellar.albums.film;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture in memory, grey or in colour, as bright as its JPEG says. */
public final class Photo {

    /** The most dots of one that is read: twice those of a preview. */
    private static final long MOST_DOTS = 2 * 1600L * 1600;

    private final int width;
    private final int height;
    private final int bands;

    /** Row by row, dot by dot, band by band; one band is grey, three are red, green and blue. */
    private final byte[] samples;

    private Photo(int width, int height, int bands, byte[] samples) {
        this.width = width;
        this.height = height;
        this.bands = bands;
        this.samples = samples;
    }

    /**
     * Reads a JPEG of at most 5,120,000 dots.
     *
     * @throws IOException when it is larger or no sound JPEG, grey or in three colours
     */
    public static Photo read(byte[] jpeg) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        try (ImageInputStream stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(stream, true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_DOTS) {
                throw new IOException("A picture has more than " + MOST_DOTS + " dots.");
            }
            return of(reader.read(0));
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException unsound) {
            throw new IOException("A picture is no sound JPEG.", unsound);
        } finally {
            reader.dispose();
        }
    }

    private static Photo of(BufferedImage image) throws IOException {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        if (bands != 1 && bands != 3) {
            throw new IOException("A picture has " + bands + " bands, and only 1 and 3 are read.");
        }
        int width = raster.getWidth();
        byte[] samples = new byte[width * raster.getHeight() * bands];
        int[] row = new int[width * bands];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int sample : raster.getPixels(0, y, width, 1, row)) {
                samples[at++] = (byte) sample;
            }
        }
        return new Photo(width, raster.getHeight(), bands, samples);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The same made smaller, so that neither side is longer; itself when neither is. */
    Photo within(int side) {
        if (width <= side && height <= side) {
            return this;
        }
        double scale = (double) side / Math.max(width, height);
        int smallWidth = Math.clamp(Math.round(width * scale), 1, side);
        int smallHeight = Math.clamp(Math.round(height * scale), 1, side);
        byte[] small = new byte[smallWidth * smallHeight * bands];
        int at = 0;
        for (int y = 0; y < smallHeight; y++) {
            for (int x = 0; x < smallWidth; x++) {
                for (int band = 0; band < bands; band++) {
                    small[at++] = (byte) mean(
                            band,
                            x * width / smallWidth,
                            y * height / smallHeight,
                            (x + 1) * width / smallWidth,
                            (y + 1) * height / smallHeight);
                }
            }
        }
        return new Photo(smallWidth, smallHeight, bands, small);
    }

    /** Whether it has no colours. */
    boolean isGrey() {
        return bands == 1;
    }

    /** The mean of a band (0 red, 1 green, 2 blue) over the dots from {@code left} and {@code top} to before {@code right} and {@code bottom}, 0 to 255. */
    int mean(int band, int left, int top, int right, int bottom) {
        int offset = bands == 1 ? 0 : band;
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            int end = (y * width + right) * bands;
            for (int i = (y * width + left) * bands + offset; i < end; i += bands) {
                sum += samples[i] & 0xff;
            }
        }
        int dots = (right - left) * (bottom - top);
        return (sum + dots / 2) / dots;
    }
}
