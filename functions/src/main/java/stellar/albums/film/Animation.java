package stellar.albums.film;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small moving picture that goes on for ever, a GIF of {@value #MOST_SIDE} dots by side, {@value #MOST_PICTURES} pictures and
 * 3 MB at most. Noise hardly packs; so what would be too large is made smaller, then plainer.
 */
public final class Animation {

    /** The most pictures of one. */
    public static final int MOST_PICTURES = 40;

    /** The most bytes of one. */
    public static final int MOST_BYTES = 3_000_000;

    static final int MOST_SIDE = 480;

    private static final int LEAST_SIDE = 160;
    private static final int[] SIDES = {480, 400, 320, 240, 180};

    /** In hundredths of a second. */
    private static final int SHOWN_FOR = 15;

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final List<Photo> photos = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** Adds a picture, with a line of text in capitals; of more than {@value #MOST_PICTURES} it is our own mistake. */
    public void add(Photo photo, String text) {
        if (photos.size() == MOST_PICTURES) {
            throw new IllegalStateException("An animation has " + MOST_PICTURES + " pictures at most.");
        }
        photos.add(photo.within(MOST_SIDE));
        texts.add(text);
    }

    /** The GIF. */
    public byte[] write() throws IOException {
        for (Palette palette : Palette.fitting(photos.stream().allMatch(Photo::isGrey))) {
            for (int side : SIDES) {
                byte[] gif = written(side, palette);
                if (gif.length <= MOST_BYTES) {
                    return gif;
                }
            }
        }
        throw new IOException("An animation of " + photos.size() + " pictures is larger than " + MOST_BYTES
                + " bytes however small its pictures are.");
    }

    private byte[] written(int side, Palette palette) throws IOException {
        Canvas.Size size = Canvas.Size.of(photos.getFirst(), LEAST_SIDE, side);
        Canvas canvas = new Canvas(size.width(), size.height());
        IndexColorModel colours = palette.model();
        BufferedImage image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < photos.size() && stream.length() <= MOST_BYTES; i++) {
                canvas.show(photos.get(i));
                canvas.write(texts.get(i));
                paint(canvas, palette, image.getRaster());
                writer.writeToSequence(new IIOImage(image, null, described(writer, image, i == 0)), null);
                stream.flushBefore(stream.getStreamPosition());
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void paint(Canvas canvas, Palette palette, WritableRaster raster) {
        int[] row = new int[canvas.width()];
        for (int y = 0; y < canvas.height(); y++) {
            for (int x = 0; x < canvas.width(); x++) {
                row[x] = palette.index(canvas.at(x, y, 0), canvas.at(x, y, 1), canvas.at(x, y, 2));
            }
            raster.setPixels(0, y, canvas.width(), 1, row);
        }
    }

    /** How long a picture shows, and with the first of them that all begins again at the end. */
    private static IIOMetadata described(ImageWriter writer, BufferedImage image, boolean isFirst) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode shown = new IIOMetadataNode("GraphicControlExtension");
        shown.setAttribute("disposalMethod", "none");
        shown.setAttribute("userInputFlag", "FALSE");
        shown.setAttribute("transparentColorFlag", "FALSE");
        shown.setAttribute("delayTime", Integer.toString(SHOWN_FOR));
        shown.setAttribute("transparentColorIndex", "0");
        root.appendChild(shown);
        if (isFirst) {
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0}); // A sub-block of its kind 1: 0 times more, which is for ever.
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }
}
