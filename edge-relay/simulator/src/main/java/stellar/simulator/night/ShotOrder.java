package stellar.simulator.night;

/**
 * One frame somebody wants.
 *
 * @param id whose shot it is, in the words of whoever ordered it; empty when nobody counts
 * @param seconds exposure
 */
public record ShotOrder(
        String id, Filter filter, double seconds, int binning, int gain, int offset, Exposure.Kind kind) {
    /** The camera's gain when nobody asks for another. */
    public static final int USUAL_GAIN = 100;
    /** The camera's offset when nobody asks for another. */
    public static final int USUAL_OFFSET = 50;

    /** A light frame with the usual settings. */
    public static ShotOrder light(Filter filter, double seconds) {
        return new ShotOrder("", filter, seconds, 1, USUAL_GAIN, USUAL_OFFSET, Exposure.Kind.LIGHT);
    }
}
