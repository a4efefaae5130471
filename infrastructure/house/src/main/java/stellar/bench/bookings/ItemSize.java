package stellar.bench.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * How large DynamoDB counts a row: names and values in UTF-8, numbers by their digits, three bytes and one a member for what
 * holds others. Source: Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats".
 */
final class ItemSize {

    private static final int CONTAINER_BYTES = 3;
    private static final int MEMBER_BYTES = 1;

    private ItemSize() {}

    /** Bytes of a row as it travels: attribute names with typed values. */
    static int of(JsonNode item) {
        int bytes = 0;
        for (Map.Entry<String, JsonNode> attribute : item.properties()) {
            bytes += utf8(attribute.getKey()) + value(attribute.getValue());
        }
        return bytes;
    }

    private static int value(JsonNode typed) {
        Map.Entry<String, JsonNode> value = typed.properties().iterator().next();
        return switch (value.getKey()) {
            case "S" -> utf8(value.getValue().asText());
            case "N" -> number(value.getValue().asText());
            case "B" -> Base64.getDecoder().decode(value.getValue().asText()).length;
            case "BOOL", "NULL" -> 1;
            case "M" -> CONTAINER_BYTES + value.getValue().size() * MEMBER_BYTES + of(value.getValue());
            case "L" -> {
                int bytes = CONTAINER_BYTES + value.getValue().size() * MEMBER_BYTES;
                for (JsonNode member : value.getValue()) {
                    bytes += value(member);
                }
                yield bytes;
            }
            default -> throw new IllegalArgumentException("Nobody measured a value of type " + value.getKey() + ".");
        };
    }

    private static int number(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return (int) Math.ceilDiv(digits, 2L) + 1 + (text.startsWith("-") ? 1 : 0);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
