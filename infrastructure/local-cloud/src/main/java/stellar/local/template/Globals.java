package stellar.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * SAM's {@code Globals} section. What a resource says itself comes first; maps are merged, lists are put one after the
 * other, and everything else is replaced (AWS SAM developer guide, "Globals section").
 */
final class Globals {
    private static final Map<String, String> SECTIONS = Map.of(
            "AWS::Serverless::Function", "Function",
            "AWS::Serverless::HttpApi", "HttpApi",
            "AWS::Serverless::WebSocketApi", "WebSocketApi");

    private final JsonNode globals;

    Globals(String fileName, JsonNode globals) {
        this.globals = globals;
        for (Map.Entry<String, JsonNode> section : globals.properties()) {
            if (!SECTIONS.containsValue(section.getKey())) {
                throw new TemplateException(
                        fileName + ": Globals has " + section.getKey() + ", which is not known to the local cloud.");
            }
        }
    }

    /** The properties of a resource of this type with the globals of that type under them. */
    JsonNode under(String type, JsonNode properties) {
        String section = SECTIONS.get(type);
        return section == null ? properties : merge(globals.path(section), properties);
    }

    private static JsonNode merge(JsonNode global, JsonNode own) {
        if (own.isMissingNode()) {
            return global;
        }
        if (global instanceof ObjectNode globalMap && own instanceof ObjectNode ownMap && !isCall(ownMap)) {
            ObjectNode merged = globalMap.deepCopy();
            for (Map.Entry<String, JsonNode> field : ownMap.properties()) {
                merged.set(field.getKey(), merge(globalMap.path(field.getKey()), field.getValue()));
            }
            return merged;
        }
        if (global instanceof ArrayNode globalList && own instanceof ArrayNode ownList) {
            return globalList.deepCopy().addAll(ownList);
        }
        return own;
    }

    private static boolean isCall(ObjectNode map) {
        String first = map.isEmpty() ? "" : map.fieldNames().next();
        return first.equals("Ref") || first.startsWith("Fn::");
    }
}
