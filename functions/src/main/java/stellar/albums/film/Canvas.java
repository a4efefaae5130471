package stellar.albums.film;

import java.util.Arrays;

/** What is shown at once: a picture as large as it fits, black around it, and a line of text below on the left. */
final class Canvas {

    /** From the text to the edges, in dots of its letters. */
    private static final int MARGIN = 3;

    /** A text is so large that this many of its letters make a line. */
    private static final int LETTERS_OF_A_LINE = 60;

    private static final int BRIGHT = 235;

    private final int width;
    private final int height;

    /** Row by row, dot by dot: red, green, blue. */
    private final byte[] dots;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.dots = new byte[width * height * 3];
    }

    /** The size of a canvas on which a picture of this size shows: within the bound, both sides even. */
    record Size(int width, int height) {

        /** {@code most}, and {@code least} for the text's sake, are even; no picture is enlarged. */
        static Size of(Photo photo, int least, int most) {
            double scale = Math.min(1, (double) most / Math.max(photo.width(), photo.height()));
            return new Size(even(photo.width() * scale, least, most), even(photo.height() * scale, least, most));
        }

        private static int even(double side, int least, int most) {
            return Math.clamp(Math.round(side / 2) * 2, least, most);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** A band (0 red, 1 green, 2 blue) of a dot, 0 to 255. */
    int at(int x, int y, int band) {
        return dots[(y * width + x) * 3 + band] & 0xff;
    }

    /** Shows a picture in place of what was shown, in its middle. */
    void show(Photo photo) {
        Arrays.fill(dots, (byte) 0);
        double scale = Math.min(1, Math.min((double) width / photo.width(), (double) height / photo.height()));
        int shownWidth = Math.clamp(Math.round(photo.width() * scale), 1, width);
        int shownHeight = Math.clamp(Math.round(photo.height() * scale), 1, height);
        int left = (width - shownWidth) / 2;
        int top = (height - shownHeight) / 2;
        for (int y = 0; y < shownHeight; y++) {
            int sourceTop = y * photo.height() / shownHeight;
            int sourceBottom = Math.max(sourceTop + 1, (y + 1) * photo.height() / shownHeight);
            int to = ((top + y) * width + left) * 3;
            for (int x = 0; x < shownWidth; x++) {
                int sourceLeft = x * photo.width() / shownWidth;
                int sourceRight = Math.max(sourceLeft + 1, (x + 1) * photo.width() / shownWidth);
                for (int band = 0; band < 3; band++) {
                    boolean isSame = band > 0 && photo.isGrey();
                    dots[to + band] = isSame
                            ? dots[to]
                            : (byte) photo.mean(band, sourceLeft, sourceTop, sourceRight, sourceBottom);
                }
                to += 3;
            }
        }
    }

    /** Writes a line, bright on a darkened ground; what does not fit is cut off. */
    void write(String text) {
        String line = Letters.drawable(text);
        int size = Math.max(1, width / (LETTERS_OF_A_LINE * Letters.STEP));
        int boxWidth = Math.min(width, (Letters.width(line) + 2 * MARGIN) * size);
        int boxHeight = Math.min(height, (Letters.HEIGHT + 2 * MARGIN) * size);
        for (int y = 0; y < boxHeight; y++) {
            for (int x = 0; x < boxWidth; x++) {
                boolean isDot = Letters.isDot(line, Math.floorDiv(x, size) - MARGIN, y / size - MARGIN);
                int to = ((height - boxHeight + y) * width + x) * 3;
                for (int band = 0; band < 3; band++) {
                    dots[to + band] = (byte) (isDot ? BRIGHT : (dots[to + band] & 0xff) / 4);
                }
            }
        }
    }
}
