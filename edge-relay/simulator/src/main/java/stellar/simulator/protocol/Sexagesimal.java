package stellar.simulator.protocol;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.simulator.night.Equatorial;

/** Angles in three parts, as people type them: {@code 02:49:50}, {@code 47° 20' 07"}, {@code -5 23 28.1}. */
final class Sexagesimal {
    private static final Pattern ANGLE =
            Pattern.compile("\\s*([+-]?)(\\d{1,3})[^\\d.]+(\\d{1,2})[^\\d.]+(\\d{1,2}(?:\\.\\d{1,6})?)[^\\d]*");

    private Sexagesimal() {}

    /** The place, or nothing when one of the two is no angle or out of range. */
    static Optional<Equatorial> place(String raHours, String decDegrees) {
        return value(raHours).filter(ra -> ra >= 0 && ra < 24).flatMap(ra -> value(decDegrees)
                .filter(dec -> Math.abs(dec) <= 90)
                .map(dec -> new Equatorial(ra, dec)));
    }

    static Optional<Double> value(String text) {
        Matcher angle = ANGLE.matcher(text);
        if (!angle.matches()) {
            return Optional.empty();
        }
        double size = Integer.parseInt(angle.group(2))
                + Integer.parseInt(angle.group(3)) / 60.0
                + Double.parseDouble(angle.group(4)) / 3600;
        return Optional.of(angle.group(1).equals("-") ? -size : size);
    }
}
