package stellar.pictures;

import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * A frame made small, its values not yet stretched: places in its {@link Range} in steps of 1/65,535.
 */
final class SmallPicture implements Pixels {

    static final int MOST = 65_535;

    /** The range that its values are written in. */
    static final Range RANGE = new Range(0, MOST);

    /** As quick as PNG's compression goes; noise does not become smaller by more of it. */
    private static final float QUICK = 0.9f;

    private final int width;
    private final int height;
    private final short[][] values;

    /** {@code values} of each channel, row by row from the top, unsigned; not copied. */
    SmallPicture(int width, int height, short[][] values) {
        this.width = width;
        this.height = height;
        this.values = values;
    }

    void put(int row, int channel, double[] sums, double factor, Range range) {
        short[] into = values[channel];
        for (int x = 0; x < width; x++) {
            int place = (int) (range.normal(sums[x] * factor) * MOST + 0.5);
            into[row * width + x] = (short) Math.min(Math.max(place, 0), MOST);
        }
    }

    @Override
    public void read(int row, float[][] into) {
        for (int channel = 0; channel < values.length; channel++) {
            for (int x = 0; x < width; x++) {
                into[channel][x] = value(x, row, channel);
            }
        }
    }

    /** A value, {@value #MOST} at most. */
    int value(int x, int y, int channel) {
        return Short.toUnsignedInt(values[channel][y * width + x]);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int channels() {
        return values.length;
    }

    /** The same, smaller still. */
    SmallPicture reduced(int longest) {
        Reducer reducer = new Reducer(this, RANGE, longest);
        float[][] row = new float[values.length][width];
        for (int y = 0; y < height; y++) {
            read(y, row);
            reducer.add(row);
        }
        return reducer.small();
    }

    /** Writes a PNG of 16 bits a channel, from which {@link #read} makes it again. */
    void write(Path file) throws IOException {
        short[] interleaved = new short[width * height * values.length];
        for (int channel = 0; channel < values.length; channel++) {
            for (int i = 0; i < width * height; i++) {
                interleaved[i * values.length + channel] = values[channel][i];
            }
        }
        int[] offsets = values.length == 1 ? new int[] {0} : new int[] {0, 1, 2};
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferUShort(interleaved, interleaved.length),
                width,
                height,
                width * values.length,
                values.length,
                offsets,
                new Point());
        ColorSpace space = ColorSpace.getInstance(values.length == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel colours =
                new ComponentColorModel(space, false, false, ComponentColorModel.OPAQUE, DataBuffer.TYPE_USHORT);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUICK);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(new BufferedImage(colours, raster, false, null), null, null), how);
        } finally {
            writer.dispose();
        }
    }

    /** Reads what {@link #write} wrote; only for what this program itself has written. */
    static SmallPicture read(InputStream png) throws IOException {
        BufferedImage image = ImageIO.read(png);
        if (image == null || image.getRaster().getDataBuffer().getDataType() != DataBuffer.TYPE_USHORT) {
            throw new IOException("This is no picture of 16 bits.");
        }
        Raster raster = image.getRaster();
        int width = raster.getWidth();
        int height = raster.getHeight();
        short[][] read = new short[raster.getNumBands()][width * height];
        int[] row = new int[width];
        for (int channel = 0; channel < read.length; channel++) {
            for (int y = 0; y < height; y++) {
                raster.getSamples(0, y, width, 1, channel, row);
                for (int x = 0; x < width; x++) {
                    read[channel][y * width + x] = (short) row[x];
                }
            }
        }
        return new SmallPicture(width, height, read);
    }
}
