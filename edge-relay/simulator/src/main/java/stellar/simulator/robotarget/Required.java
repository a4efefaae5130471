package stellar.simulator.robotarget;

import org.jspecify.annotations.Nullable;

/** What a field must hold; each says so in a sentence when it does not. */
final class Required {
    private Required() {}

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The field " + field + " must not be empty.");
        }
        return value;
    }

    static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    static int within(String field, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(
                    "The field " + field + " must be from " + low + " to " + high + ", but is " + value + ".");
        }
        return value;
    }

    static double within(String field, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(
                    "The field " + field + " must be from " + low + " to " + high + ", but is " + value + ".");
        }
        return value;
    }
}
