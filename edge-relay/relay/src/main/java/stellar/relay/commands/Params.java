package stellar.relay.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parameters of one command, read strictly: a missing one, one of another type, and one that nobody reads are an
 * {@link IllegalArgumentException} with a sentence that names it.
 */
final class Params {

    private final ObjectNode given;
    private final Set<String> read = new HashSet<>();

    Params(ObjectNode given) {
        this.given = given;
    }

    boolean has(String name) {
        return given.has(name);
    }

    String text(String name) {
        JsonNode value = value(name);
        return expect(value.isTextual(), name, "a text", value).textValue();
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    boolean flag(String name) {
        JsonNode value = value(name);
        return expect(value.isBoolean(), name, "true or false", value).booleanValue();
    }

    boolean flag(String name, boolean otherwise) {
        return has(name) ? flag(name) : otherwise;
    }

    int whole(String name) {
        JsonNode value = value(name);
        return expect(value.isIntegralNumber() && value.canConvertToInt(), name, "a whole number", value)
                .intValue();
    }

    int whole(String name, int otherwise) {
        return has(name) ? whole(name) : otherwise;
    }

    double real(String name) {
        JsonNode value = value(name);
        return expect(value.isNumber() && Double.isFinite(value.doubleValue()), name, "a number", value)
                .doubleValue();
    }

    /** A number of seconds, to the millisecond. */
    Duration seconds(String name) {
        double seconds = real(name);
        return expect(
                Math.abs(seconds) < 1e9, name, "a number of seconds", Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** The value as it came. */
    JsonNode value(String name) {
        read.add(name);
        JsonNode value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The parameter " + name + " is missing.");
        }
        return value;
    }

    /** The names of all that was given. */
    List<String> names() {
        return given.propertyStream().map(Map.Entry::getKey).toList();
    }

    /** A parameter that was given and that nobody has read. */
    Optional<String> leftOver() {
        return names().stream().filter(name -> !read.contains(name)).findFirst();
    }

    private static <T> T expect(boolean is, String name, String what, T value) {
        if (!is) {
            throw new IllegalArgumentException("The parameter " + name + " must be " + what + ".");
        }
        return value;
    }
}
