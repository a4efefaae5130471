package stellar.simulator.night;

import java.util.Locale;

/**
 * A place in the sky by right ascension and declination, of J2000 unless the holder says otherwise.
 *
 * @param raHours 0 to below 24
 * @param decDegrees −90 to +90
 */
public record Equatorial(double raHours, double decDegrees) {

    public Equatorial {
        if (!(raHours >= 0 && raHours < 24) || !(decDegrees >= -90 && decDegrees <= 90)) {
            throw new IllegalArgumentException(
                    "A place in the sky needs 0 ≤ RA < 24 h and −90° ≤ Dec ≤ 90°, but got RA " + raHours + " h and Dec "
                            + decDegrees + "°.");
        }
    }

    /** Brings any right ascension into range. */
    static Equatorial of(double raHours, double decDegrees) {
        double wrapped = raHours - 24 * Math.floor(raHours / 24);
        return new Equatorial(wrapped >= 24 ? 0 : wrapped, Math.clamp(decDegrees, -90, 90));
    }

    /** The angle to another place of the same epoch, in degrees (haversine formula). */
    public double degreesTo(Equatorial other) {
        double dDec = Math.toRadians(other.decDegrees - decDegrees) / 2;
        double dRa = Math.toRadians((other.raHours - raHours) * 15) / 2;
        double h = Math.pow(Math.sin(dDec), 2)
                + Math.cos(Math.toRadians(decDegrees))
                        * Math.cos(Math.toRadians(other.decDegrees))
                        * Math.pow(Math.sin(dRa), 2);
        return Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(h))));
    }

    /** Right ascension as Voyager writes it: {@code 02:49:50}. */
    public String raText() {
        return hours(raHours);
    }

    /** Declination as Voyager writes it: {@code 47° 20' 07"}, with a minus sign in the south. */
    public String decText() {
        return degrees(decDegrees);
    }

    /** Any angle in degrees as Voyager writes it: {@code 47° 20' 07"}. */
    public static String degrees(double degrees) {
        long seconds = Math.round(Math.abs(degrees) * 3600);
        return String.format(
                Locale.ROOT,
                "%s%02d° %02d' %02d\"",
                degrees < 0 ? "-" : "",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60);
    }

    /** Any number of hours as Voyager writes it: {@code 02:49:50}; below zero with a minus sign. */
    public static String hours(double hours) {
        long seconds = Math.round(Math.abs(hours) * 3600);
        return String.format(
                Locale.ROOT, "%s%02d:%02d:%02d", hours < 0 ? "-" : "", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
