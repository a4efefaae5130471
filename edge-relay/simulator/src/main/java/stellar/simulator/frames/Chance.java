package stellar.simulator.frames;

/** Random numbers that belong to a place, not to a run: the same key always draws the same ones. */
final class Chance {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(long key) {
        state = mixed(key * STEP + 0x632BE59BD9B4E019L);
    }

    /** From 0 to below 1. */
    double next() {
        state += STEP;
        return (mixed(state) >>> 11) / (double) (1L << 53);
    }

    /** From {@code low} to {@code high}. */
    double between(double low, double high) {
        return low + (high - low) * next();
    }

    /** Normally distributed (Box and Muller). */
    double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    }

    /** From 0 to below 1, for a corner of a grid. */
    static double at(long key, int x, int y) {
        long z = key ^ (x * 0x8CB92BA72F3D8DD7L) ^ (y * 0xD6E8FEB86659FD93L);
        return (mixed(z) >>> 11) / (double) (1L << 53);
    }

    /** SplitMix64's finisher (Steele, Lea, Flood 2014). */
    static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
