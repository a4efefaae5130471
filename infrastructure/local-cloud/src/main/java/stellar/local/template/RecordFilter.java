package stellar.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which records of a stream a function is called with: those that match one of the patterns of a {@code FilterCriteria},
 * or all when there is no pattern. A pattern is a map like the record, with a list of what may stand at each end: a
 * literal, {@code {"prefix": ..}}, {@code {"suffix": ..}}, {@code {"anything-but": ..}} or {@code {"exists": ..}} (AWS
 * Lambda developer guide, "Filter rule syntax").
 *
 * @param patterns read and known to hold nothing else
 */
public record RecordFilter(List<JsonNode> patterns) {
    /** Lets every record through. */
    public static final RecordFilter ALL = new RecordFilter(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    static RecordFilter of(List<String> patterns, String where) {
        List<JsonNode> read = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                JsonNode tree = JSON.readTree(pattern);
                check(tree, where);
                read.add(tree);
            } catch (JsonProcessingException notJson) {
                throw new TemplateException(where + " has the filter " + pattern + ", which is not JSON.");
            }
        }
        return read.isEmpty() ? ALL : new RecordFilter(List.copyOf(read));
    }

    private static void check(JsonNode pattern, String where) {
        if (!pattern.isObject()) {
            throw new TemplateException(where + " has the filter " + pattern + ", which is not a map.");
        }
        for (Map.Entry<String, JsonNode> field : pattern.properties()) {
            if (field.getValue().isArray()) {
                field.getValue().forEach(rule -> checkRule(rule, where));
            } else {
                check(field.getValue(), where);
            }
        }
    }

    private static void checkRule(JsonNode rule, String where) {
        boolean known = rule.isValueNode()
                || (rule.size() == 1
                        && (rule.path("prefix").isTextual()
                                || rule.path("suffix").isTextual()
                                || rule.path("exists").isBoolean()
                                || isLiterals(rule.path("anything-but"))));
        if (!known) {
            throw new TemplateException(
                    where + " filters by " + rule + ", a rule that is not known to the local cloud (it knows literals,"
                            + " prefix, suffix, anything-but and exists).");
        }
    }

    private static boolean isLiterals(JsonNode value) {
        if (!value.isArray()) {
            return value.isValueNode();
        }
        for (JsonNode each : value) {
            if (!each.isValueNode()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a function with this filter is called with this record. */
    public boolean matches(JsonNode record) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> fits(pattern, record));
    }

    private static boolean fits(JsonNode pattern, JsonNode value) {
        for (Map.Entry<String, JsonNode> field : pattern.properties()) {
            JsonNode inner = value.path(field.getKey());
            boolean fits =
                    field.getValue().isArray() ? oneFits(field.getValue(), inner) : fits(field.getValue(), inner);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static boolean oneFits(JsonNode rules, JsonNode value) {
        for (JsonNode rule : rules) {
            if (ruleFits(rule, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ruleFits(JsonNode rule, JsonNode value) {
        if (rule.isValueNode()) {
            return rule.equals(value);
        }
        if (rule.has("exists")) {
            return rule.path("exists").asBoolean() == value.isValueNode();
        }
        if (rule.has("anything-but")) {
            return value.isValueNode() && !isAmong(rule.path("anything-but"), value);
        }
        return value.isTextual()
                && (rule.has("prefix")
                        ? value.asText().startsWith(rule.path("prefix").asText())
                        : value.asText().endsWith(rule.path("suffix").asText()));
    }

    private static boolean isAmong(JsonNode literals, JsonNode value) {
        if (literals.isValueNode()) {
            return literals.equals(value);
        }
        for (JsonNode each : literals) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
