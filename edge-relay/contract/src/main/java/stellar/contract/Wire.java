package stellar.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The JSON of the contract: times as ISO 8601 in UTC, absent members left out, unknown members ignored. A member that
 * must be there and is not breaks its record's rule.
 *
 * <p>Reading is bounded: depth 32, a text of 1 million characters, a number of 40 digits, no member twice, nothing
 * after the end. What breaks a bound or a record's own rule is an {@link IOException} that says what and where.
 */
public final class Wire {

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(1_000_000)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private Wire() {}

    /** Reads one message. */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return JSON.readValue(json, type);
    }

    /** Reads one message. */
    public static <T> T read(String json, Class<T> type) throws IOException {
        return JSON.readValue(json, type);
    }

    /** Reads one message out of a tree that was read before. */
    public static <T> T read(JsonNode json, Class<T> type) throws IOException {
        return JSON.treeToValue(json, type);
    }

    /** Reads one JSON object. */
    public static ObjectNode readObject(String json) throws IOException {
        if (JSON.readTree(json) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException("A JSON object was expected, but the text is something else.");
    }

    /** A message as JSON text. */
    public static String write(Object message) {
        try {
            return JSON.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message of this program's own making has no JSON form.", e);
        }
    }

    /** A message as JSON bytes (UTF-8). */
    public static byte[] writeBytes(Object message) {
        try {
            return JSON.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message of this program's own making has no JSON form.", e);
        }
    }

    /** A message as a JSON object. */
    public static ObjectNode tree(Object message) {
        return JSON.valueToTree(message);
    }

    /** A new, empty JSON object. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
