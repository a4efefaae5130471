package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * Something Voyager's own scheduler is asked to do, under the names that the operator's vocabulary gives it.
 *
 * @param method the name on the wire
 * @param params the parameters by their names on the wire; {@code UID} and {@code MAC} are added
 * @param signature whether, and over what, it is signed
 */
public record RoboTargetCommand(String method, ObjectNode params, Signature signature) implements VoyagerCommand {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,79}");

    public RoboTargetCommand {
        if (!NAME.matcher(method).matches()) {
            throw new IllegalArgumentException(
                    "A method's name has letters, digits and underscores only, 80 at most; \"" + method
                            + "\" has not.");
        }
        params = params.deepCopy();
    }

    /** What {@code MAC} is made of. */
    public sealed interface Signature {

        /** There is none. */
        record None() implements Signature {}

        /**
         * The secret, the {@code UID} and one more text.
         *
         * @param extra the method's own field, or empty
         */
        record Mac(SharedSecret secret, String extra) implements Signature {}
    }

    @Override
    public ObjectNode params() {
        return params.deepCopy();
    }

    @Override
    public ObjectNode params(String uid) {
        ObjectNode all = params.deepCopy();
        return switch (signature) {
            case Signature.None() -> all;
            case Signature.Mac(SharedSecret secret, String extra) -> all.put("MAC", secret.mac(uid, extra));
        };
    }
}
