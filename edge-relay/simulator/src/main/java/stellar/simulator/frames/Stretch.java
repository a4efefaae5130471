package stellar.simulator.frames;

import java.util.Arrays;

/**
 * Makes a linear picture visible: black a little below the sky, white at the brightest stars, and the sky itself a dark
 * grey, by the midtones transfer function {@code ((m−1)x) / ((2m−1)x − m)} common in astronomical software.
 */
final class Stretch {
    private static final int SAMPLES = 40_000;
    /** Rather dark than median, for a nebula may cover most of the frame. */
    private static final double SKY_QUANTILE = 0.3;

    /** Of normal noise, between that quantile and the one at 0.05, in standard deviations. */
    private static final double QUANTILE_GAP = 1.12;

    private static final double SKY_GREY = 0.085;
    private static final double BLACK_DEVIATIONS_BELOW_SKY = 1.5;

    private final float black;
    private final float white;
    private final double midtones;

    /** Finds black, white and midtones from a sample of the picture; values that are no numbers are left out. */
    Stretch(Raster raster) {
        float[] sample = sample(raster.values());
        float sky = at(sample, SKY_QUANTILE);
        double deviation = (sky - at(sample, 0.05)) / QUANTILE_GAP;
        black = (float) Math.max(at(sample, 0), sky - BLACK_DEVIATIONS_BELOW_SKY * deviation);
        white = Math.max(at(sample, 0.9995), black + Math.max(1e-6f, Math.abs(black) * 1e-6f));
        double greyOfSky = Math.clamp((sky - black) / (double) (white - black), 1e-6, 0.999);
        midtones = transfer(SKY_GREY, greyOfSky);
    }

    /** Grey values 0 to 255, one a pixel. */
    byte[] greys(Raster raster) {
        float[] values = raster.values();
        byte[] greys = new byte[values.length];
        float range = white - black;
        for (int i = 0; i < values.length; i++) {
            float part = (values[i] - black) / range;
            greys[i] = part > 0 ? (byte) Math.round(255 * transfer(midtones, Math.min(1, part))) : 0;
        }
        return greys;
    }

    private static double transfer(double middle, double x) {
        return (middle - 1) * x / ((2 * middle - 1) * x - middle);
    }

    private static float[] sample(float[] values) {
        int step = Math.max(1, values.length / SAMPLES) | 1;
        float[] sample = new float[values.length / step + 1];
        int count = 0;
        for (int i = 0; i < values.length; i += step) {
            if (Float.isFinite(values[i])) {
                sample[count++] = values[i];
            }
        }
        float[] finite = count == 0 ? new float[] {0} : Arrays.copyOf(sample, count);
        Arrays.sort(finite);
        return finite;
    }

    private static float at(float[] sorted, double part) {
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }
}
