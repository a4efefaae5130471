package stellar.simulator.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a client's line says. */
sealed interface Request {
    /** A sign of life. */
    record Polling() implements Request {}

    /** Something to do. */
    record Call(String method, Params params, long id) implements Request {}

    /** Nothing Voyager understands; it does not count as a sign of life. */
    record Nonsense(String why) implements Request {}

    static Request of(String line) {
        try {
            JsonNode message = Wire.message(line);
            if (message.path("Event").asText().equals("Polling")) {
                return new Polling();
            }
            if (!message.path("method").isTextual() || !message.path("id").isIntegralNumber()) {
                return new Nonsense("it is neither Polling nor a request with a method and a whole id");
            }
            JsonNode params = message.path("params");
            if (!params.isObject() && !params.isMissingNode()) {
                return new Nonsense("its params are no object");
            }
            ObjectNode object = params instanceof ObjectNode given ? given : Wire.JSON.createObjectNode();
            return new Call(
                    message.path("method").asText(),
                    new Params(object),
                    message.path("id").asLong());
        } catch (JsonProcessingException broken) {
            return new Nonsense("it is no JSON");
        }
    }
}
