package stellar.sky;

/**
 * The Moon's phases by name. The four instants (new, quarters, full) are given 12° of the Moon's way from the Sun each,
 * about a day with the instant in its middle; the four between have the rest.
 */
public enum MoonPhase {
    NEW,
    WAXING_CRESCENT,
    FIRST_QUARTER,
    WAXING_GIBBOUS,
    FULL,
    WANING_GIBBOUS,
    LAST_QUARTER,
    WANING_CRESCENT;

    private static final double HALF_WIDTH_DEGREES = 6;

    /** The phase when the Moon is this far east of the Sun in ecliptic longitude, from 0 to less than 360°. */
    static MoonPhase of(double elongationDegrees) {
        int quarter = (int) Math.round(elongationDegrees / 90);
        double past = elongationDegrees - quarter * 90;
        int between = past > HALF_WIDTH_DEGREES ? 1 : past < -HALF_WIDTH_DEGREES ? -1 : 0;
        return values()[(2 * quarter + between + 8) % 8];
    }
}
