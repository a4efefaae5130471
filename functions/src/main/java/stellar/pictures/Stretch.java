package stellar.pictures;

/**
 * How values become brightness. All take a value's place in the frame's {@link Range} and give 0 for black to 1 for white; what lies
 * beyond is cut off.
 */
public sealed interface Stretch {

    /** The brightness of a value at this place, 0 to 1. */
    double brightness(double place);

    /**
     * The midtones transfer function between two clipping points, the usual way to see a frame that was not processed (PixInsight
     * reference, HistogramTransformation and ScreenTransferFunction; Siril's documentation has the same as "autostretch").
     *
     * @param shadows places up to here are black
     * @param midtones the place, of what is left, that becomes half bright; above 0, below 1
     */
    record Midtones(double shadows, double midtones) implements Stretch {

        /** So far below the median, in standard deviations of the background, is black. */
        static final double CLIPPED_SIGMAS = 2.8;

        /** How bright the background becomes. */
        private static final double BACKGROUND = 0.25;

        /** Even a frame without any noise keeps this much of its range. */
        private static final double LEAST = 1e-7;

        /** What makes a channel's background a quarter bright, from its median and median absolute deviation. */
        static Midtones automatic(Levels levels, Range range) {
            double median = Math.clamp(range.normal(levels.median()), 0, 1);
            double noise = levels.noise() / (range.white() - range.black());
            double shadows = Math.clamp(median - CLIPPED_SIGMAS * noise, 0, 1 - LEAST);
            double background = Math.clamp((median - shadows) / (1 - shadows), LEAST, 1 - LEAST);
            return new Midtones(shadows, transfer(BACKGROUND, background));
        }

        @Override
        public double brightness(double place) {
            return transfer(midtones, Math.clamp((place - shadows) / (1 - shadows), 0, 1));
        }

        /** 0 at 0, one half at {@code midtones}, 1 at 1. */
        private static double transfer(double midtones, double x) {
            return x == 0 ? 0 : Math.min(1, (midtones - 1) * x / ((2 * midtones - 1) * x - midtones));
        }
    }

    /** The curve between a black and a white point. */
    enum Curve {
        LINEAR {
            @Override
            double bend(double x) {
                return x;
            }
        },
        /** As SAOImage DS9 has it, with its usual exponent of 1,000 (DS9 reference, "Scale"). */
        LOG {
            private static final double EXPONENT = 1_000;

            @Override
            double bend(double x) {
                return Math.log1p(EXPONENT * x) / Math.log1p(EXPONENT);
            }
        },
        /** Linear for the faint, logarithmic for the bright (Lupton et al. 2004, PASP 116, 133), softened at a hundredth. */
        ASINH {
            private static final double SOFTENING = 100;

            @Override
            double bend(double x) {
                return asinh(SOFTENING * x) / asinh(SOFTENING);
            }

            private static double asinh(double x) {
                return Math.log(x + Math.sqrt(x * x + 1));
            }
        };

        abstract double bend(double x);
    }

    /**
     * A curve between two points that somebody chose.
     *
     * @param black the place that becomes black; below {@code white}
     * @param white the place that becomes white
     */
    record Between(Curve curve, double black, double white) implements Stretch {

        @Override
        public double brightness(double place) {
            return curve.bend(Math.clamp((place - black) / (white - black), 0, 1));
        }
    }
}
