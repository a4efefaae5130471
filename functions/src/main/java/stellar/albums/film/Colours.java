package stellar.albums.film;

import org.jcodec.common.model.Picture;

/**
 * From red, green and blue to luminance (16 to 235) and two colour differences (16 to 240) for each four dots, as ITU-R BT.601
 * (section 2.5) has it for signals of 8 bits; the factors are times 2^16.
 */
final class Colours {

    private static final int HALF = 1 << 15;

    /** The encoder keeps samples from -128 on. */
    private static final int ENCODERS_ZERO = 128;

    private Colours() {}

    /** Sides are even; the picture has those of the canvas. */
    static void toLuminance(Canvas canvas, Picture picture) {
        byte[] luminance = picture.getPlaneData(0);
        byte[] blues = picture.getPlaneData(1);
        byte[] reds = picture.getPlaneData(2);
        for (int y = 0; y < canvas.height(); y += 2) {
            for (int x = 0; x < canvas.width(); x += 2) {
                int red = 0;
                int green = 0;
                int blue = 0;
                for (int dot = 0; dot < 4; dot++) {
                    int dotX = x + dot % 2;
                    int dotY = y + dot / 2;
                    int r = canvas.at(dotX, dotY, 0);
                    int g = canvas.at(dotX, dotY, 1);
                    int b = canvas.at(dotX, dotY, 2);
                    luminance[dotY * canvas.width() + dotX] =
                            sample(16 + ((16829 * r + 33039 * g + 6416 * b + HALF) >> 16));
                    red += r;
                    green += g;
                    blue += b;
                }
                int at = y / 2 * (canvas.width() / 2) + x / 2;
                blues[at] = sample(128 + ((-9714 * red - 19070 * green + 28784 * blue + 4 * HALF) >> 18));
                reds[at] = sample(128 + ((28784 * red - 24103 * green - 4681 * blue + 4 * HALF) >> 18));
            }
        }
    }

    private static byte sample(int value) {
        return (byte) (value - ENCODERS_ZERO);
    }
}
