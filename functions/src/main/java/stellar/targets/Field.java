package stellar.targets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** A member of a set, a target or a shot, by the product's own name, and what it may hold. */
sealed interface Field {

    String name();

    boolean allows(JsonNode value);

    /** An identity in the scheduler: letters, digits, hyphens and underscores, 64 at most. */
    record Guid(String name) implements Field {

        private static final Pattern GUID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

        @Override
        public boolean allows(JsonNode value) {
            return value.isTextual() && isOne(value.textValue());
        }

        static boolean isOne(String text) {
            return GUID.matcher(text).matches();
        }
    }

    /** Words for people, 200 characters at most. */
    record Words(String name) implements Field {

        private static final int LONGEST = 200;

        @Override
        public boolean allows(JsonNode value) {
            return value.isTextual() && value.textValue().length() <= LONGEST;
        }
    }

    /** Capital letters, each of which switches a constraint on. */
    record Letters(String name) implements Field {

        @Override
        public boolean allows(JsonNode value) {
            return value.isTextual() && value.textValue().matches("[A-Z]{0,26}");
        }
    }

    /** True or false. */
    record Flag(String name) implements Field {

        @Override
        public boolean allows(JsonNode value) {
            return value.isBoolean();
        }
    }

    /** A whole number, both ends allowed. */
    record Whole(String name, int low, int high) implements Field {

        @Override
        public boolean allows(JsonNode value) {
            return value.isInt() && value.intValue() >= low && value.intValue() <= high;
        }
    }

    /** A number, both ends allowed. */
    record Real(String name, double low, double high) implements Field {

        @Override
        public boolean allows(JsonNode value) {
            return value.isNumber() && value.doubleValue() >= low && value.doubleValue() <= high;
        }
    }
}
