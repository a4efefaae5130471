package stellar.relay.voyager;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line as a JSON object. Text that is not UTF-8 is read as Windows-1252, since nobody has written down which of
 * the two Voyager sends. The text of {@value #IMAGE_FIELD} is never held: it is decoded as it is read.
 */
final class JsonLine {

    /** The field whose text is an image in base64. */
    static final String IMAGE_FIELD = "Base64Data";

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char REPLACEMENT = '\uFFFD';

    private final ObjectMapper json;

    JsonLine(LineLimits limits) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxTextLength())
                        .maxNumberLength(limits.maxNumberLength())
                        .maxNameLength(1000)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        this.json = JsonMapper.builder(factory).build();
    }

    /** True when the line is text in UTF-8, strictly. */
    static boolean isUtf8(ByteBuf line) {
        return isAscii(line) || ByteBufUtil.isText(line, StandardCharsets.UTF_8);
    }

    /** Most lines are; a plain loop over an array, since every byte of every line is asked. False when it is no array. */
    private static boolean isAscii(ByteBuf line) {
        if (!line.hasArray()) {
            return false;
        }
        byte[] bytes = line.array();
        int end = line.arrayOffset() + line.writerIndex();
        for (int i = line.arrayOffset() + line.readerIndex(); i < end; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The object's members without the image; of two with one name, the last.
     *
     * @throws IOException when the line is no JSON object or is beyond the limits
     */
    ObjectNode fields(ByteBuf line, boolean utf8) throws IOException {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        try (JsonParser parser = parser(line, utf8)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("The line is no JSON object.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = wellFormed(parser.currentName());
                JsonToken value = parser.nextToken();
                if (!name.equals(IMAGE_FIELD) || value != JsonToken.VALUE_STRING) {
                    fields.set(name, repaired(json.readTree(parser)));
                }
            }
            if (parser.nextToken() != null) {
                throw new IOException("The line goes on after its JSON object.");
            }
        }
        return fields;
    }

    /** The image; null when there is none, or its base64 is broken. */
    @Nullable
    ImageBytes image(ByteBuf line, boolean utf8) {
        try (JsonParser parser = parser(line, utf8)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean image = parser.currentName().equals(IMAGE_FIELD);
                if (parser.nextToken() == JsonToken.VALUE_STRING && image) {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream(line.readableBytes() / 4 * 3);
                    int length = parser.readBinaryValue(bytes);
                    return length == 0 ? null : new ImageBytes(bytes.toByteArray());
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private JsonParser parser(ByteBuf line, boolean utf8) throws IOException {
        if (utf8 && line.hasArray()) {
            return json.createParser(line.array(), line.arrayOffset() + line.readerIndex(), line.readableBytes());
        }
        InputStream bytes = new ByteBufInputStream(line.duplicate());
        return utf8 ? json.createParser(bytes) : json.createParser(new InputStreamReader(bytes, WINDOWS_1252));
    }

    /** Half a surrogate pair has no form in UTF-8: a table or a browser further on might refuse all that is around it. */
    private static JsonNode repaired(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                copy.set(wellFormed(member.getKey()), repaired(member.getValue()));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, repaired(array.get(i)));
            }
            return array;
        }
        return node.isTextual() ? JsonNodeFactory.instance.textNode(wellFormed(node.textValue())) : node;
    }

    private static String wellFormed(String text) {
        if (!hasSurrogates(text)) {
            return text;
        }
        int[] repaired =
                text.codePoints().map(c -> isHalfPair(c) ? REPLACEMENT : c).toArray();
        return new String(repaired, 0, repaired.length);
    }

    /** Nearly no text has; a plain loop, since every text of every line is asked. */
    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHalfPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
