package stellar.relay.voyager;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a parameter may be. Whatever is outside is refused in a sentence that names the parameter and what is allowed. */
final class Limits {

    /** Longest text of a parameter, a path for instance. */
    static final int MAX_TEXT_LENGTH = 500;

    private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

    private Limits() {}

    static int whole(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    name + " must be a whole number from " + low + " to " + high + ", not " + value + ".");
        }
        return value;
    }

    /** The one of a list that has this number. */
    static <E extends Coded> E coded(String name, int code, E[] list) {
        for (E kind : list) {
            if (kind.code() == code && code != Coded.UNLISTED) {
                return kind;
            }
        }
        String codes = Arrays.stream(list)
                .filter(kind -> kind.code() != Coded.UNLISTED)
                .map(kind -> kind.code() + " " + kind)
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(name + " must be one of " + codes + ", not " + code + ".");
    }

    /** @param unit for the sentence, {@code °C} for instance */
    static double real(String name, double value, double low, double high, String unit) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    name + " must be from " + low + " to " + high + " " + unit + ", not " + value + ".");
        }
        return value;
    }

    static String text(String name, String value, int shortest, int longest) {
        if (value.length() < shortest || value.length() > longest || (shortest > 0 && value.isBlank())) {
            throw new IllegalArgumentException(
                    name + " must be a text of " + shortest + " to " + longest + " characters.");
        }
        return value;
    }

    /** A time that Voyager is given to do something in. */
    static Duration patience(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException(name + " must be from 0 to " + LONGEST_PATIENCE.toSeconds()
                    + " seconds, not " + value.toSeconds() + ".");
        }
        return value;
    }
}
