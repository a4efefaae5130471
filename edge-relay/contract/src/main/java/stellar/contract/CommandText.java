package stellar.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What the parameters of a command may hold, whatever its method: nothing that could break or disguise a line on the way
 * to a telescope, and no more than a telescope needs. Quotes and backslashes are harmless, for JSON escapes them.
 */
public final class CommandText {

    /** Longest text, in characters. */
    public static final int MAX_TEXT_LENGTH = 500;

    private static final int MAX_MEMBERS = 40;
    private static final int MAX_NAME_LENGTH = 60;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;

    private CommandText() {}

    /** A way in which parameters cannot go to a telescope. */
    public enum Kind {
        TOO_MANY,
        NAME,
        VALUE,
        TOO_LONG,
        UNSEEN
    }

    /**
     * What is wrong with parameters.
     *
     * @param parameter the name of the one that is wrong; empty when it cannot be shown or when it is all of them
     */
    public record Flaw(Kind kind, String parameter) {

        /** A full sentence that names the parameter. */
        public String sentence() {
            return switch (kind) {
                case TOO_MANY -> "A command has at most " + MAX_MEMBERS + " parameters.";
                case NAME ->
                    "The name of a parameter has letters, digits and underscores only, " + MAX_NAME_LENGTH
                            + " at most.";
                case VALUE -> "The parameter " + parameter + " must be a text, a number, true or false.";
                case TOO_LONG -> "The parameter " + parameter + " is longer than " + MAX_TEXT_LENGTH + " characters.";
                case UNSEEN ->
                    "The parameter " + parameter
                            + " holds a line break or another character that cannot be seen. Take it out and ask again.";
            };
        }
    }

    /** What is wrong with these parameters; empty when nothing is. */
    public static Optional<Flaw> flaw(ObjectNode params) {
        if (params.size() > MAX_MEMBERS) {
            return Optional.of(new Flaw(Kind.TOO_MANY, ""));
        }
        return params.properties().stream()
                .map(CommandText::flaw)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Flaw> flaw(Map.Entry<String, JsonNode> parameter) {
        String name = parameter.getKey();
        JsonNode value = parameter.getValue();
        if (!name.matches("[A-Za-z][A-Za-z0-9_]{0," + (MAX_NAME_LENGTH - 1) + "}")) {
            return Optional.of(new Flaw(Kind.NAME, ""));
        }
        if (!value.isValueNode() || value.isNull()) {
            return Optional.of(new Flaw(Kind.VALUE, name));
        }
        if (value.isTextual() && value.textValue().length() > MAX_TEXT_LENGTH) {
            return Optional.of(new Flaw(Kind.TOO_LONG, name));
        }
        if (value.isTextual() && value.textValue().codePoints().anyMatch(CommandText::isHarmful)) {
            return Optional.of(new Flaw(Kind.UNSEEN, name));
        }
        return Optional.empty();
    }

    /** Ends a line somewhere, or changes how the text around it looks, or is no character at all. */
    private static boolean isHarmful(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> codePoint == LINE_SEPARATOR || codePoint == PARAGRAPH_SEPARATOR;
        };
    }
}
