package stellar.relay.voyager;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An angle that Voyager writes as text in base 60, for instance {@code 02:49:50}, {@code 47° 20' 07"} or
 * {@code 12h 30m 45s}.
 *
 * <p>Two or three numbers, the last with decimals if it likes, minutes and seconds below 60, anything but digits and
 * signs between them (the degree sign does not survive every encoding). A single decimal number is refused, because it
 * does not say whether it means hours or degrees. value = sign · (first + minutes / 60 + seconds / 3600).
 *
 * @param text as Voyager wrote it
 * @param value decimal hours for a right ascension, decimal degrees for everything else
 */
public record Coordinate(String text, double value) {

    private static final int MAX_TEXT_LENGTH = 40;

    private static final String GAP = "[^0-9.,+\\-\u2212]{1,4}";

    private static final Pattern BASE_60 = Pattern.compile("\\s*([+\\-\u2212]?)\\s*(\\d{1,3})" + GAP
            + "(\\d{1,2}(?:[.,]\\d{1,9})?)(?:" + GAP + "(\\d{1,2}(?:[.,]\\d{1,9})?))?" + "[^0-9.,+\\-\u2212]{0,4}");

    /** A right ascension, 0 ≤ hours &lt; 24; null for any other text. */
    static @Nullable Coordinate hours(String text) {
        Coordinate read = read(text);
        return read != null && read.value >= 0 && read.value < 24 ? read : null;
    }

    /** A declination or an altitude, −90 ≤ degrees ≤ 90; null for any other text. */
    static @Nullable Coordinate latitude(String text) {
        Coordinate read = read(text);
        return read != null && Math.abs(read.value) <= 90 ? read : null;
    }

    /** An azimuth, 0 ≤ degrees ≤ 360; null for any other text. */
    static @Nullable Coordinate azimuth(String text) {
        Coordinate read = read(text);
        return read != null && read.value >= 0 && read.value <= 360 ? read : null;
    }

    private static @Nullable Coordinate read(String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            return null;
        }
        Matcher parts = BASE_60.matcher(text);
        if (!parts.matches()) {
            return null;
        }
        double minutes = decimal(parts.group(3));
        double seconds = decimal(parts.group(4));
        if (minutes >= 60 || seconds >= 60) {
            return null;
        }
        double size = Integer.parseInt(parts.group(2)) + minutes / 60 + seconds / 3600;
        return new Coordinate(text, parts.group(1).isEmpty() || parts.group(1).equals("+") ? size : -size);
    }

    private static double decimal(@Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble(digits.replace(',', '.'));
    }
}
