package stellar.pictures;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Vector;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes JPEGs from rows that are painted when the encoder wants them, so that a large picture is never whole in memory: the JDK's encoder
 * takes an image of one tile line by line, from the top.
 */
final class JpegPicture {

    private static final float QUALITY = 0.9f;

    private JpegPicture() {}

    /** Paints rows. */
    interface Painter {
        /** Paints a row; {@code into} has a byte for each channel of each pixel. Rows are asked for once, downwards. */
        void paint(int row, byte[] into) throws IOException;
    }

    /** Writes a picture; {@code channels} is 1 for mono or 3 for colour. The stream stays open. */
    static void write(int width, int height, int channels, Painter painter, ImageOutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
        try {
            writer.setOutput(out);
            writer.write(null, new IIOImage(new Painted(width, height, channels, painter), null, null), how);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            writer.dispose();
        }
    }

    /** Writes a small picture. */
    static void write(SmallPicture small, Stretch[] stretches, ImageOutputStream out) throws IOException {
        int channels = small.channels();
        Tones[] tones = new Tones[channels];
        for (int channel = 0; channel < channels; channel++) {
            tones[channel] = new Tones(stretches[channel], SmallPicture.RANGE);
        }
        float[][] row = new float[channels][small.width()];
        write(
                small.width(),
                small.height(),
                channels,
                (y, into) -> {
                    small.read(y, row);
                    for (int channel = 0; channel < channels; channel++) {
                        tones[channel].paint(row[channel], into, channel, channels);
                    }
                },
                out);
    }

    /** The whole picture as one tile, of which only single lines are ever asked for. */
    private static final class Lines extends Raster {

        private final Painter painter;
        private final int channels;

        Lines(SampleModel model, Painter painter) {
            super(model, new DataBufferByte(0), new Point());
            this.painter = painter;
            this.channels = model.getNumBands();
        }

        @Override
        public Raster createChild(int x, int y, int width, int height, int childX, int childY, int @Nullable [] bands) {
            byte[] line = new byte[width * channels];
            if (x != 0 || width != getWidth() || height != 1) {
                throw new UnsupportedOperationException("Only whole lines can be had, one at a time.");
            }
            try {
                painter.paint(y, line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Raster.createInterleavedRaster(
                    new DataBufferByte(line, line.length),
                    width,
                    1,
                    line.length,
                    channels,
                    offsets(channels),
                    new Point(childX, childY));
        }
    }

    private static int[] offsets(int channels) {
        return channels == 1 ? new int[] {0} : new int[] {0, 1, 2};
    }

    /** What the encoder wants to know of the picture around its one tile. */
    private record Painted(Lines lines, ColorModel colours) implements RenderedImage {

        Painted(int width, int height, int channels, Painter painter) {
            this(
                    new Lines(
                            new PixelInterleavedSampleModel(
                                    DataBuffer.TYPE_BYTE, width, height, channels, width * channels, offsets(channels)),
                            painter),
                    new ComponentColorModel(
                            ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                            false,
                            false,
                            ComponentColorModel.OPAQUE,
                            DataBuffer.TYPE_BYTE));
        }

        @Override
        public Raster getTile(int tileX, int tileY) {
            return lines;
        }

        @Override
        public ColorModel getColorModel() {
            return colours;
        }

        @Override
        public SampleModel getSampleModel() {
            return lines.getSampleModel();
        }

        @Override
        public int getWidth() {
            return lines.getWidth();
        }

        @Override
        public int getHeight() {
            return lines.getHeight();
        }

        @Override
        public int getMinX() {
            return 0;
        }

        @Override
        public int getMinY() {
            return 0;
        }

        @Override
        public int getNumXTiles() {
            return 1;
        }

        @Override
        public int getNumYTiles() {
            return 1;
        }

        @Override
        public int getMinTileX() {
            return 0;
        }

        @Override
        public int getMinTileY() {
            return 0;
        }

        @Override
        public int getTileWidth() {
            return getWidth();
        }

        @Override
        public int getTileHeight() {
            return getHeight();
        }

        @Override
        public int getTileGridXOffset() {
            return 0;
        }

        @Override
        public int getTileGridYOffset() {
            return 0;
        }

        @Override
        public Vector<RenderedImage> getSources() {
            return new Vector<>();
        }

        @Override
        public Object getProperty(String name) {
            return java.awt.Image.UndefinedProperty;
        }

        @Override
        public String[] getPropertyNames() {
            return new String[0];
        }

        @Override
        public Raster getData() {
            throw new UnsupportedOperationException("The whole picture is never in memory.");
        }

        @Override
        public Raster getData(Rectangle area) {
            throw new UnsupportedOperationException("The whole picture is never in memory.");
        }

        @Override
        public WritableRaster copyData(@Nullable WritableRaster raster) {
            throw new UnsupportedOperationException("The whole picture is never in memory.");
        }
    }
}
