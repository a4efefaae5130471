package stellar.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.Map;

/** The values of a template's parameters: those given, and the defaults of the others. */
final class Parameters {

    private Parameters() {}

    static Map<String, JsonNode> values(String fileName, JsonNode declared, Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!declared.has(name)) {
                throw new TemplateException(fileName + " has no parameter " + name + "; leave --parameter " + name
                        + "=... out or declare it under Parameters.");
            }
        }
        Map<String, JsonNode> values = new HashMap<>();
        declared.properties()
                .forEach(parameter -> values.put(
                        parameter.getKey(), value(fileName, parameter.getKey(), parameter.getValue(), given)));
        return values;
    }

    private static JsonNode value(String fileName, String name, JsonNode declaration, Map<String, String> given) {
        JsonNode fallback = declaration.path("Default");
        String text = given.get(name);
        if (text == null && fallback.isMissingNode()) {
            throw new TemplateException(fileName + ": the parameter " + name + " has no default; give it with"
                    + " --parameter " + name + "=VALUE.");
        }
        String value = text == null ? fallback.asText() : text;
        JsonNode allowed = declaration.path("AllowedValues");
        boolean refused = !allowed.isMissingNode();
        for (JsonNode each : allowed) {
            refused &= !each.asText().equals(value);
        }
        if (refused) {
            throw new TemplateException(
                    fileName + ": the parameter " + name + " may not be " + value + "; it is one of " + allowed + ".");
        }
        return switch (declaration.path("Type").asText()) {
            case "String", "Number" -> JsonNodeFactory.instance.textNode(value);
            case "CommaDelimitedList" -> {
                ArrayNode list = JsonNodeFactory.instance.arrayNode();
                for (String element : value.split(",", -1)) {
                    list.add(element.strip());
                }
                yield list;
            }
            default ->
                throw new TemplateException(fileName + ": the parameter " + name + " is of type "
                        + declaration.path("Type").asText() + ", which is not known to the local cloud.");
        };
    }
}
