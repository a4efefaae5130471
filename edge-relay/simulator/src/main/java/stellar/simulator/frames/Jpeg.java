package stellar.simulator.frames;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes grey previews. */
final class Jpeg {
    private static final float QUALITY = 0.8f;

    private Jpeg() {}

    /** The picture, stretched, as a JPEG file. */
    static byte[] preview(Raster raster) {
        var image = new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] greys = new Stretch(raster).greys(raster);
        System.arraycopy(greys, 0, ((DataBufferByte) image.getRaster().getDataBuffer()).getData(), 0, greys.length);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream(1 << 18);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A JPEG could not be written to memory.", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
