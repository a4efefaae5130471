package stellar.progress;

import java.util.Locale;

/** Angles in base 60, as people read them, rounded to the second. */
final class Sexagesimal {

    private static final int SECONDS_A_DAY = 86_400;

    private Sexagesimal() {}

    /** {@code 12h 30m 45s} for hours from 0 to less than 24. */
    static String hours(double hours) {
        long seconds = Math.floorMod(Math.round(hours * 3600), (long) SECONDS_A_DAY);
        return String.format(Locale.ROOT, "%02dh %02dm %02ds", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** {@code +41° 16' 09"} for degrees from −90 to 90. */
    static String degrees(double degrees) {
        long seconds = Math.round(Math.abs(degrees) * 3600);
        return String.format(
                Locale.ROOT,
                "%s%02d° %02d' %02d\"",
                degrees < 0 && seconds > 0 ? "-" : "+",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60);
    }
}
