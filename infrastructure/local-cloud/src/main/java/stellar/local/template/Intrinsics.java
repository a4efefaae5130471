package stellar.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Replaces intrinsic functions ({@code Ref}, {@code Fn::Sub}, ...) by their values; one it does not know is refused. */
final class Intrinsics {
    /** {@code ${Name}}, {@code ${Name.Attribute}}, and {@code ${!Literal}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private static final int MAX_DEPTH = 64;

    private final Names names;
    private final JsonNode conditions;

    Intrinsics(Names names, JsonNode conditions) {
        this.names = names;
        this.conditions = conditions;
    }

    /**
     * The tree with every function replaced; what is {@code AWS::NoValue} is left out of the map or list it stood in.
     *
     * @param where how an error message begins, for instance {@code template.yaml: resource Foo}
     */
    JsonNode resolve(JsonNode node, String where) {
        return resolve(node, where, 0);
    }

    private JsonNode resolve(JsonNode node, String where, int depth) {
        if (depth > MAX_DEPTH) {
            throw new TemplateException(
                    where + " refers to itself, or is nested deeper than " + MAX_DEPTH + " levels.");
        }
        return switch (node) {
            case ArrayNode array -> {
                ArrayNode resolved = array.arrayNode();
                for (JsonNode element : array) {
                    JsonNode value = resolve(element, where, depth + 1);
                    if (!value.isMissingNode()) {
                        resolved.add(value);
                    }
                }
                yield resolved;
            }
            case ObjectNode object -> {
                if (object.size() == 1) {
                    String key = object.fieldNames().next();
                    if (key.equals("Ref") || key.startsWith("Fn::")) {
                        yield call(key, object.path(key), where, depth + 1);
                    }
                }
                ObjectNode resolved = object.objectNode();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    JsonNode value = resolve(field.getValue(), where, depth + 1);
                    if (!value.isMissingNode()) {
                        resolved.set(field.getKey(), value);
                    }
                }
                yield resolved;
            }
            default -> node;
        };
    }

    private JsonNode call(String function, JsonNode argument, String where, int depth) {
        return switch (function) {
            case "Ref" ->
                argument.asText().equals("AWS::NoValue")
                        ? MissingNode.getInstance()
                        : names.ref(argument.asText(), where, name -> resolve(name, where, depth));
            case "Fn::GetAtt" ->
                names.attribute(
                        argument.path(0).asText(),
                        argument.path(1).asText(),
                        where,
                        name -> resolve(name, where, depth));
            case "Fn::Sub" -> JsonNodeFactory.instance.textNode(substitute(argument, where, depth));
            case "Fn::Join" -> JsonNodeFactory.instance.textNode(join(argument, where, depth));
            case "Fn::Split" -> split(argument, where, depth);
            case "Fn::Select" -> select(argument, where, depth);
            case "Fn::If" ->
                resolve(argument.path(holds(condition(argument.path(0).asText(), where), where) ? 1 : 2), where, depth);
            default ->
                throw new TemplateException(
                        where + " uses " + function + ", a function that the local cloud does not know.");
        };
    }

    private String join(JsonNode argument, String where, int depth) {
        return StreamSupport.stream(resolve(argument.path(1), where, depth).spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(argument.path(0).asText()));
    }

    private ArrayNode split(JsonNode argument, String where, int depth) {
        String between = argument.path(0).asText();
        String text = resolve(argument.path(1), where, depth).asText();
        if (between.isEmpty()) {
            throw new TemplateException(where + " uses Fn::Split without the text to split at.");
        }
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (String part : text.split(Pattern.quote(between), -1)) {
            parts.add(part);
        }
        return parts;
    }

    private JsonNode select(JsonNode argument, String where, int depth) {
        String index = resolve(argument.path(0), where, depth).asText();
        JsonNode list = resolve(argument.path(1), where, depth);
        if (!index.matches("\\d{1,6}") || !list.has(Integer.parseInt(index))) {
            throw new TemplateException(
                    where + " uses Fn::Select with " + index + ", which " + list + " does not have.");
        }
        return list.path(Integer.parseInt(index));
    }

    private String substitute(JsonNode argument, String where, int depth) {
        String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
        Map<String, String> given = new HashMap<>();
        if (argument.isArray()) {
            argument.path(1)
                    .properties()
                    .forEach(field -> given.put(
                            field.getKey(),
                            resolve(field.getValue(), where, depth).asText()));
        }
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            String name = match.group(2).strip();
            if (!match.group(1).isEmpty()) {
                return Matcher.quoteReplacement("${" + name + "}");
            }
            String value = given.get(name);
            return Matcher.quoteReplacement(value != null ? value : named(name, where, depth));
        });
    }

    private String named(String name, String where, int depth) {
        int dot = name.indexOf('.');
        JsonNode value = dot < 0
                ? names.ref(name, where, inner -> resolve(inner, where, depth))
                : names.attribute(
                        name.substring(0, dot), name.substring(dot + 1), where, inner -> resolve(inner, where, depth));
        return value.asText();
    }

    private JsonNode condition(String name, String where) {
        JsonNode condition = conditions.path(name);
        if (condition.isMissingNode()) {
            throw new TemplateException(
                    where + " asks for the condition " + name + ", which Conditions does not hold.");
        }
        return condition;
    }

    /** Whether the condition of this name holds. */
    boolean holds(String name, String where) {
        return holds(condition(name, where), where);
    }

    private boolean holds(JsonNode condition, String where) {
        String function = condition.size() == 1 ? condition.fieldNames().next() : "";
        JsonNode argument = condition.path(function);
        return switch (function) {
            case "Fn::Equals" ->
                resolve(argument.path(0), where)
                        .asText()
                        .equals(resolve(argument.path(1), where).asText());
            case "Fn::Not" -> !holds(argument.path(0), where);
            case "Fn::And" ->
                StreamSupport.stream(argument.spliterator(), false).allMatch(each -> holds(each, where));
            case "Fn::Or" -> StreamSupport.stream(argument.spliterator(), false).anyMatch(each -> holds(each, where));
            case "Condition" -> holds(condition(argument.asText(), where), where);
            default ->
                throw new TemplateException(
                        where + " has a condition that the local cloud cannot read: " + condition + ".");
        };
    }
}
