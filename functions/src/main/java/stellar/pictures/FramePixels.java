package stellar.pictures;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import stellar.fits.FitsFile;
import stellar.fits.FitsHeader;
import stellar.fits.FitsRows;

/** A FITS image as a viewer sees it: from the top row, and in colour if the camera has colour filters on its pixels. */
public final class FramePixels {

    private FramePixels() {}

    /** What a file's image looks like; a camera's colour mosaic becomes a picture of half its width and height. */
    public static Pixels of(FitsFile file) {
        Planes planes = new Planes(file);
        Optional<Bayer> bayer = planes.channels() == 1 && file.width() > 3 && file.height() > 3
                ? bayer(file.header())
                : Optional.empty();
        return bayer.<Pixels>map(pattern -> new Superpixels(planes, pattern)).orElse(planes);
    }

    /**
     * The colours of the top left four pixels of the picture as it is seen. XBAYROFF and YBAYROFF move the pattern (Siril's documentation,
     * "Orientation of FITS images", where the writers of camera programs agreed on it).
     */
    static Optional<Bayer> bayer(FitsHeader header) {
        return header.text("BAYERPAT")
                .or(() -> header.text("COLORTYP"))
                .flatMap(Bayer::of)
                .map(pattern -> pattern.moved((int) header.number("XBAYROFF").orElse(0), (int)
                        header.number("YBAYROFF").orElse(0)));
    }

    /** The planes as they are. */
    private static final class Planes implements Pixels {

        private final FitsRows[] planes;
        private final int width;
        private final int height;
        private final boolean isTopDown;

        Planes(FitsFile file) {
            this.planes = IntStream.range(0, file.planes()).mapToObj(file::rows).toArray(FitsRows[]::new);
            this.width = file.width();
            this.height = file.height();
            this.isTopDown = file.isTopDown();
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
            return planes.length;
        }

        @Override
        public void read(int row, float[][] into) throws IOException {
            int stored = isTopDown ? row : height - 1 - row;
            for (int channel = 0; channel < planes.length; channel++) {
                planes[channel].read(stored, into[channel]);
            }
        }
    }

    /** Each four pixels of a colour mosaic as one: its red, its blue and the mean of its greens. */
    private static final class Superpixels implements Pixels {

        private final Pixels mosaic;
        private final Bayer pattern;
        private final float[][] upper;
        private final float[][] lower;

        Superpixels(Pixels mosaic, Bayer pattern) {
            this.mosaic = mosaic;
            this.pattern = pattern;
            this.upper = new float[1][mosaic.width()];
            this.lower = new float[1][mosaic.width()];
        }

        @Override
        public int width() {
            return mosaic.width() / 2;
        }

        @Override
        public int height() {
            return mosaic.height() / 2;
        }

        @Override
        public int channels() {
            return 3;
        }

        @Override
        public void read(int row, float[][] into) throws IOException {
            mosaic.read(2 * row, upper);
            mosaic.read(2 * row + 1, lower);
            float[] red = pattern.isRedAbove() ? upper[0] : lower[0];
            float[] blue = pattern.isRedAbove() ? lower[0] : upper[0];
            int redAt = pattern.isRedLeft() ? 0 : 1;
            int blueAt = 1 - redAt;
            float[] reds = into[0];
            float[] greens = into[1];
            float[] blues = into[2];
            for (int x = 0; x < reds.length; x++) {
                reds[x] = red[2 * x + redAt];
                greens[x] = (red[2 * x + blueAt] + blue[2 * x + redAt]) / 2;
                blues[x] = blue[2 * x + blueAt];
            }
        }
    }
}
