package stellar.pictures;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import stellar.fits.FitsFile;

/** Makes everything that is shown of a frame from its FITS file. */
public final class Developer {

    /** The longer side of a preview, in pixels. */
    public static final int PREVIEW_SIDE = 1600;

    /** The longer side of a thumbnail, in pixels. */
    public static final int THUMB_SIDE = 320;

    private Developer() {}

    /**
     * What a frame was developed to; the files are in the folder that was given.
     *
     * @param full a JPEG of the frame's own size, or of half of it when its pixels are a colour mosaic
     * @param preview a JPEG of {@value #PREVIEW_SIDE} pixels
     * @param thumb a JPEG of {@value #THUMB_SIDE} pixels
     * @param small a PNG of 16 bits of the preview's size, not stretched, for {@link Rendering}
     */
    public record Developed(
            FrameFacts facts, Figures figures, Range range, Path full, Path preview, Path thumb, Path small) {}

    /**
     * Develops a frame.
     *
     * @param fits the file
     * @param folder an empty folder for what comes of it
     * @throws stellar.fits.FlawedFits when the file has no image that can be read
     */
    public static Developed develop(Path fits, Path folder) throws IOException {
        Path full = folder.resolve("full.jpg");
        Path preview = folder.resolve("preview.jpg");
        Path thumb = folder.resolve("thumb.jpg");
        Path small = folder.resolve("linear.png");
        try (FitsFile file = FitsFile.open(fits)) {
            Pixels frame = FramePixels.of(file);
            Exposed exposed = Exposed.of(file, frame, PREVIEW_SIDE);
            Stretch[] stretches = new Stretch[frame.channels()];
            for (int channel = 0; channel < stretches.length; channel++) {
                stretches[channel] = Stretch.Midtones.automatic(exposed.levels().get(channel), exposed.range());
            }
            StarFinder stars = paint(frame, exposed, stretches, full);
            write(exposed.small(), stretches, preview);
            write(exposed.small().reduced(THUMB_SIDE), stretches, thumb);
            exposed.small().write(small);
            Figures figures = new Figures(channels(exposed, stretches), stars.stars(), hfd(stars, file, frame));
            return new Developed(FrameFacts.of(file), figures, exposed.range(), full, preview, thumb, small);
        }
    }

    /** Paints the full picture and finds the stars on the way. */
    private static StarFinder paint(Pixels frame, Exposed exposed, Stretch[] stretches, Path full) throws IOException {
        int channels = frame.channels();
        int measured = channels == 1 ? 0 : 1;
        StarFinder stars =
                new StarFinder(frame.width(), frame.height(), exposed.levels().get(measured));
        Tones[] tones = IntStream.range(0, channels)
                .mapToObj(channel -> new Tones(stretches[channel], exposed.range()))
                .toArray(Tones[]::new);
        float[][] row = new float[channels][frame.width()];
        try (ImageOutputStream out = new FileImageOutputStream(full.toFile())) {
            JpegPicture.write(
                    frame.width(),
                    frame.height(),
                    channels,
                    (y, into) -> {
                        frame.read(y, row);
                        stars.add(row[measured]);
                        for (int channel = 0; channel < channels; channel++) {
                            tones[channel].paint(row[channel], into, channel, channels);
                        }
                    },
                    out);
        }
        return stars;
    }

    private static void write(SmallPicture picture, Stretch[] stretches, Path file) throws IOException {
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            JpegPicture.write(picture, stretches, out);
        }
    }

    private static List<Figures.Channel> channels(Exposed exposed, Stretch[] stretches) {
        List<Figures.Channel> channels = new ArrayList<>();
        for (int channel = 0; channel < stretches.length; channel++) {
            channels.add(Figures.Channel.of(exposed.levels().get(channel), exposed.range(), stretches[channel]));
        }
        return channels;
    }

    /** In the camera's pixels, of which a colour mosaic's picture has one for each four. */
    private static OptionalDouble hfd(StarFinder stars, FitsFile file, Pixels frame) {
        double hfd = stars.hfd() * file.width() / frame.width();
        return Double.isNaN(hfd) ? OptionalDouble.empty() : OptionalDouble.of(Math.round(hfd * 100) / 100.0);
    }
}
