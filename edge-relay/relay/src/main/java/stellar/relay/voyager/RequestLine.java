package stellar.relay.voyager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the relay writes to Voyager: one JSON object and {@code \r\n}. */
final class RequestLine {

    private static final String END = "\r\n";

    private RequestLine() {}

    /**
     * A request.
     *
     * @param params the parameters; {@code UID} is put before them
     * @param uid the request's {@code UID}, null for a method that has none
     * @param id what the immediate answer is matched by
     * @throws IllegalArgumentException when a text among the parameters holds a control character: Voyager's own reader
     *     of lines is not known, so nothing that could end a line is ever sent
     */
    static byte[] request(String method, ObjectNode params, @Nullable String uid, int id) {
        refuseControlCharacters(params);
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        if (uid != null) {
            all.put("UID", uid);
        }
        all.setAll(params);
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("method", method);
        request.set("params", all);
        return bytes(request.put("id", id));
    }

    /**
     * A sign of life.
     *
     * @param instance which of Voyager's instances we talk to, from 1
     */
    static byte[] polling(Instant now, int instance) {
        return bytes(JsonNodeFactory.instance
                .objectNode()
                .put("Event", "Polling")
                .put("Timestamp", BigDecimal.valueOf(now.toEpochMilli(), 3))
                .put("Host", "stellar")
                .put("Inst", instance));
    }

    private static byte[] bytes(ObjectNode line) {
        return (line + END).getBytes(StandardCharsets.UTF_8);
    }

    private static void refuseControlCharacters(JsonNode node) {
        if (node.isTextual()
                && node.textValue().chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw new IllegalArgumentException(
                    "A text for Voyager holds a control character or a line break. Take it out and ask again.");
        }
        node.forEach(RequestLine::refuseControlCharacters);
    }
}
