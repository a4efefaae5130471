package stellar.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.contract.Wire;

/** Rows as DynamoDB's own exports write them: {@code {"Item":{"telescope":{"S":"demo"},...}}}, attributes and sets in order. */
final class DynamoJson {

    private DynamoJson() {}

    static String line(Map<String, AttributeValue> row) {
        ObjectNode line = Wire.object();
        line.set("Item", map(row));
        return line.toString();
    }

    static Map<String, AttributeValue> row(ObjectNode line) {
        return map(line.path("Item"));
    }

    private static ObjectNode map(Map<String, AttributeValue> attributes) {
        ObjectNode json = Wire.object();
        new TreeMap<>(attributes).forEach((name, value) -> json.set(name, value(value)));
        return json;
    }

    private static ObjectNode value(AttributeValue value) {
        ObjectNode json = Wire.object();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case N -> json.put("N", value.n());
            case B -> json.put("B", base64(value.b()));
            case BOOL -> json.put("BOOL", value.bool());
            case NUL -> json.put("NULL", true);
            case M -> json.set("M", map(value.m()));
            case L -> {
                ArrayNode list = json.putArray("L");
                value.l().forEach(one -> list.add(value(one)));
            }
            case SS -> add(json.putArray("SS"), value.ss());
            case NS -> add(json.putArray("NS"), value.ns());
            case BS ->
                add(
                        json.putArray("BS"),
                        value.bs().stream().map(DynamoJson::base64).toList());
            case UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalStateException("An attribute is of a kind that is not known: " + value);
        }
        return json;
    }

    private static void add(ArrayNode to, List<String> values) {
        values.stream().sorted().forEach(to::add);
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }

    private static Map<String, AttributeValue> map(JsonNode json) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        json.properties().forEach(each -> attributes.put(each.getKey(), value(each.getValue())));
        return attributes;
    }

    private static AttributeValue value(JsonNode json) {
        Map.Entry<String, JsonNode> only = json.properties().iterator().next();
        JsonNode is = only.getValue();
        return switch (only.getKey()) {
            case "S" -> AttributeValue.fromS(is.asText());
            case "N" -> AttributeValue.fromN(is.asText());
            case "B" -> AttributeValue.fromB(bytes(is.asText()));
            case "BOOL" -> AttributeValue.fromBool(is.asBoolean());
            case "NULL" -> AttributeValue.fromNul(true);
            case "M" -> AttributeValue.fromM(map(is));
            case "L" ->
                AttributeValue.fromL(is.valueStream().map(DynamoJson::value).toList());
            case "SS" -> AttributeValue.fromSs(texts(is));
            case "NS" -> AttributeValue.fromNs(texts(is));
            case "BS" ->
                AttributeValue.fromBs(texts(is).stream().map(DynamoJson::bytes).toList());
            default -> throw new IllegalStateException("There is no attribute of the kind " + only.getKey() + ".");
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private static SdkBytes bytes(String base64) {
        return SdkBytes.fromByteArray(Base64.getDecoder().decode(base64));
    }
}
