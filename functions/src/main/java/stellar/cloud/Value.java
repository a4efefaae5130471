package stellar.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Makes the values of a table's attributes, so that a person who opens the table can read them. */
public final class Value {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private Value() {}

    public static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** A moment as ISO 8601 with always three decimals, so that text order is time order. */
    public static AttributeValue time(Instant moment) {
        return AttributeValue.fromS(timeText(moment));
    }

    /** The text of {@link #time}. */
    public static String timeText(Instant moment) {
        return TIME.format(moment);
    }

    /** When a row dies, as tables want it: whole seconds since 1970. Reads still must look at it. */
    public static AttributeValue expiry(Instant moment) {
        return number(moment.getEpochSecond());
    }

    /** JSON as text, exactly as it was. */
    public static AttributeValue json(JsonNode value) {
        return AttributeValue.fromS(value.toString());
    }

    /** JSON as a value of the same shape; numbers must have at most 38 digits. */
    public static AttributeValue tree(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> AttributeValue.fromS(value.asText());
            case NUMBER -> AttributeValue.fromN(value.decimalValue().toPlainString());
            case BOOLEAN -> AttributeValue.fromBool(value.booleanValue());
            case NULL -> AttributeValue.fromNul(true);
            case ARRAY ->
                AttributeValue.fromL(value.valueStream().map(Value::tree).toList());
            case OBJECT -> {
                Map<String, AttributeValue> members = new HashMap<>();
                value.propertyStream().forEach(member -> members.put(member.getKey(), tree(member.getValue())));
                yield AttributeValue.fromM(members);
            }
            case BINARY, MISSING, POJO ->
                throw new IllegalStateException("A " + value.getNodeType() + " cannot be kept in a table.");
        };
    }
}
