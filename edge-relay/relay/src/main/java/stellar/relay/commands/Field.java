package stellar.relay.commands;

import java.util.regex.Pattern;

/** A parameter of {@link RoboTargetOperation}s, by this product's name, and what it may hold. */
sealed interface Field {

    String name();

    /** Refuses a value that is not allowed, by an {@link IllegalArgumentException} with a sentence. */
    void check(Params params);

    /** An identity in Voyager's scheduler. */
    record Guid(String name) implements Field {

        private static final Pattern GUID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

        @Override
        public void check(Params params) {
            require(GUID.matcher(params.text(name)).matches(), name, "letters, digits and - only, 64 at most");
        }
    }

    /** Words for people. */
    record Words(String name, int longest) implements Field {

        @Override
        public void check(Params params) {
            require(params.text(name).length() <= longest, name, "a text of at most " + longest + " characters");
        }
    }

    /** Capital letters, each of which switches a constraint on. */
    record Letters(String name) implements Field {

        @Override
        public void check(Params params) {
            require(params.text(name).matches("[A-Z]{0,26}"), name, "capital letters, such as BDE");
        }
    }

    /** True or false. */
    record Flag(String name) implements Field {

        @Override
        public void check(Params params) {
            params.flag(name);
        }
    }

    /** A whole number, both ends allowed. */
    record Whole(String name, int low, int high) implements Field {

        @Override
        public void check(Params params) {
            int value = params.whole(name);
            require(value >= low && value <= high, name, "a whole number from " + low + " to " + high);
        }
    }

    /** A number, both ends allowed. */
    record Real(String name, double low, double high, String unit) implements Field {

        @Override
        public void check(Params params) {
            double value = params.real(name);
            require(value >= low && value <= high, name, "from " + low + " to " + high + " " + unit);
        }
    }

    private static void require(boolean allowed, String name, String what) {
        if (!allowed) {
            throw new IllegalArgumentException("The parameter " + name + " must be " + what + ".");
        }
    }
}
