package stellar.sky;

import java.time.Instant;

/** The clocks of the sky: days and centuries from J2000.0, and how far the Earth has turned. */
final class EarthTurn {

    private static final long J2000_EPOCH_SECOND = 946_728_000L;
    private static final double TT_MINUS_UTC_SECONDS = 69.184;
    private static final double SECONDS_A_DAY = 86_400;
    private static final double DAYS_A_CENTURY = 36_525;

    /** How far mean sidereal time goes in a second of UT1; the rate of {@link #greenwichRadians} to 2·10⁻¹¹. */
    static final double RADIANS_A_SECOND = 2 * Math.PI * 1.00273790936 / SECONDS_A_DAY;

    private EarthTurn() {}

    /** Days of UT1 (taken to be UTC) since 2000-01-01T12:00. */
    static double days(Instant at) {
        return (at.getEpochSecond() - J2000_EPOCH_SECOND + at.getNano() / 1e9) / SECONDS_A_DAY;
    }

    /** Julian centuries of Terrestrial Time since J2000.0. */
    static double centuries(Instant at) {
        return (days(at) + TT_MINUS_UTC_SECONDS / SECONDS_A_DAY) / DAYS_A_CENTURY;
    }

    /**
     * Greenwich mean sidereal time, IAU 2006, in radians from 0 to 2π.
     *
     * <p>Sources: the Earth rotation angle of N. Capitaine, B. Guinot, D. D. McCarthy, A&amp;A 355 (2000) 398, eq. 14;
     * the accumulated precession of N. Capitaine, P. T. Wallace, J. Chapront, A&amp;A 432 (2005) 355, eq. 43.
     */
    static double greenwichRadians(Instant at) {
        double days = days(at);
        double t = centuries(at);
        double turns = 0.7790572732640 + 0.00273781191135448 * days + days % 1;
        double precession = Angle.arcseconds(((-0.00000044 * t + 1.3915817) * t + 4612.156534) * t + 0.014506);
        return Angle.positive(2 * Math.PI * turns + precession);
    }
}
