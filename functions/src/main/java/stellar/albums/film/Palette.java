package stellar.albums.film;

import java.awt.image.IndexColorModel;
import java.util.List;

/**
 * The colours of an animation, evenly spread.
 *
 * @param reds how many steps of red, likewise greens and blues; for greys all three are told by {@code reds} alone
 */
record Palette(boolean isGrey, int reds, int greens, int blues) {

    /** From the richest on: fewer colours pack better. */
    static List<Palette> fitting(boolean isGrey) {
        return isGrey
                ? List.of(greys(64), greys(24), greys(10))
                : List.of(colours(6, 7, 6), colours(4, 4, 4), colours(3, 3, 2));
    }

    private static Palette greys(int steps) {
        return new Palette(true, steps, 1, 1);
    }

    private static Palette colours(int reds, int greens, int blues) {
        return new Palette(false, reds, greens, blues);
    }

    /** The number of the colour that is nearest, each band 0 to 255. */
    int index(int red, int green, int blue) {
        return isGrey
                ? nearest(green, reds)
                : (nearest(red, reds) * greens + nearest(green, greens)) * blues + nearest(blue, blues);
    }

    IndexColorModel model() {
        int size = reds * greens * blues;
        byte[][] bands = new byte[3][size];
        for (int i = 0; i < size; i++) {
            bands[0][i] = level(isGrey ? i : i / blues / greens, reds);
            bands[1][i] = level(isGrey ? i : i / blues % greens, isGrey ? reds : greens);
            bands[2][i] = level(isGrey ? i : i % blues, isGrey ? reds : blues);
        }
        return new IndexColorModel(8, size, bands[0], bands[1], bands[2]);
    }

    private static int nearest(int band, int steps) {
        return (band * (steps - 1) + 127) / 255;
    }

    private static byte level(int step, int steps) {
        return (byte) (step * 255 / (steps - 1));
    }
}
