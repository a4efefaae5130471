package stellar.local.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that went out.
 *
 * @param way {@code mail} or {@code phone}
 * @param to whom: an address, or an endpoint
 * @param subject what it is about; of a message to a phone its title, if it has one
 * @param text as plain text; of a message to a phone the whole of what is handed to its platform
 * @param html the same as HTML, when it was sent
 * @param headers more of it, by name
 * @param fate {@code taken}, {@code bounced}, {@code complained} or {@code gone}
 */
public record Posted(
        Instant at,
        String way,
        String to,
        String subject,
        String text,
        Optional<String> html,
        Map<String, String> headers,
        String fate) {

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", at.toString())
                .put("way", way)
                .put("to", to)
                .put("subject", subject)
                .put("text", text);
        html.ifPresent(value -> json.put("html", value));
        ObjectNode more = json.putObject("headers");
        headers.forEach(more::put);
        return json.put("fate", fate);
    }

    static Posted of(JsonNode json) {
        Map<String, String> headers = new LinkedHashMap<>();
        json.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Posted(
                Instant.parse(json.path("at").asText()),
                json.path("way").asText(),
                json.path("to").asText(),
                json.path("subject").asText(),
                json.path("text").asText(),
                json.has("html") ? Optional.of(json.path("html").asText()) : Optional.empty(),
                headers,
                json.path("fate").asText());
    }
}
