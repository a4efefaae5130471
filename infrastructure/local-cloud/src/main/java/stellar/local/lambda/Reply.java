package stellar.local.lambda;

import java.time.Duration;

/** How an invocation ended. */
public sealed interface Reply {

    /** The function returned; this is the JSON it returned. */
    record Returned(String json) implements Reply {}

    /**
     * The function threw, or could not be made, or asked for too much.
     *
     * @param type the class of the error, or {@code Function.ResponseSizeTooLarge} and the like
     */
    record Failed(String type, String message) implements Reply {

        /** What is said of it where it is kept. */
        public String reason() {
            return type + ": " + message;
        }
    }

    /** The function did not return within its timeout, or no instance was free within it; its instance is thrown away. */
    record TimedOut(Duration after) implements Reply {

        /** What is said of it where it is kept. */
        public String reason() {
            return "timed out after " + after.toSeconds() + " s";
        }
    }
}
