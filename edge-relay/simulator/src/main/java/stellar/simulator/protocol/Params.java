package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The parameters of a request, read strictly: a missing one, one of another type or one out of range is a
 * {@link Wrong}, which the dispatcher turns into an error answer.
 */
public final class Params {
    private final ObjectNode object;

    Params(ObjectNode object) {
        this.object = object;
    }

    /** All of them as they came. */
    public ObjectNode all() {
        return object;
    }

    /** A text that must not be blank. */
    String text(String name) {
        JsonNode value = present(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new Wrong("The parameter " + name + " must be a text that is not empty.");
        }
        return value.asText();
    }

    String textOr(String name, String otherwise) {
        return object.hasNonNull(name) && !object.path(name).asText().isEmpty() ? text(name) : otherwise;
    }

    boolean flag(String name) {
        JsonNode value = present(name);
        if (!value.isBoolean()) {
            throw new Wrong("The parameter " + name + " must be true or false.");
        }
        return value.asBoolean();
    }

    boolean flagOr(String name, boolean otherwise) {
        return object.hasNonNull(name) ? flag(name) : otherwise;
    }

    int whole(String name, int low, int high) {
        JsonNode value = present(name);
        if (!value.isIntegralNumber() || value.asLong() < low || value.asLong() > high) {
            throw new Wrong("The parameter " + name + " must be a whole number from " + low + " to " + high + ".");
        }
        return value.asInt();
    }

    int wholeOr(String name, int low, int high, int otherwise) {
        return object.hasNonNull(name) ? whole(name, low, high) : otherwise;
    }

    double real(String name, double low, double high) {
        JsonNode value = present(name);
        if (!value.isNumber() || !(value.asDouble() >= low && value.asDouble() <= high)) {
            throw new Wrong("The parameter " + name + " must be a number from " + low + " to " + high + ".");
        }
        return value.asDouble();
    }

    private JsonNode present(String name) {
        JsonNode value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            throw new Wrong("The parameter " + name + " is missing.");
        }
        return value;
    }

    /** A parameter that cannot be used; the message says why. */
    static final class Wrong extends RuntimeException {
        Wrong(String message) {
            super(message);
        }
    }
}
