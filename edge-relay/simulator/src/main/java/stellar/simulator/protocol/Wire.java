package stellar.simulator.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The JSON of the wire: one value a line, ended by carriage return and line feed. */
public final class Wire {
    /** What Voyager sends for a value of something that is off or not there. */
    public static final int OFF = -123_456_789;

    /** Strict: depth 32, texts of a million characters, numbers of 40 digits, no text for numbers or the reverse. */
    public static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(1_000_000)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final byte[] END = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private Wire() {}

    /** The line for a message. */
    public static byte[] line(JsonNode message) {
        var bytes = new ByteArrayOutputStream(512);
        try {
            JSON.writeValue(bytes, message);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A message could not be written to memory.", impossible);
        }
        bytes.writeBytes(END);
        return bytes.toByteArray();
    }

    /**
     * The message in a line.
     *
     * @throws JsonProcessingException when it is no JSON
     */
    static JsonNode message(String line) throws JsonProcessingException {
        return JSON.readTree(line);
    }

    /** Seconds since 1970 with milliseconds. */
    static DecimalNode seconds(Instant when) {
        return DecimalNode.valueOf(BigDecimal.valueOf(when.toEpochMilli(), 3));
    }

    /** A measurement with so many decimals. */
    static DecimalNode rounded(double value, int decimals) {
        return DecimalNode.valueOf(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN));
    }

    /** Voyager's number for a kind whose names stand in the order of its numbers, from 0. */
    @SuppressWarnings("EnumOrdinal") // Each of these enums says in its comment that its order is the wire's.
    static int number(Enum<?> kind) {
        return kind.ordinal();
    }
}
