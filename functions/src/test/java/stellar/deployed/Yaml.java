package stellar.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stellar.Night;

/** The templates as they are written; of a short form such as {@code !Ref X} only the {@code X} is seen. */
final class Yaml {

    static final String TEMPLATE = "template.yaml";
    static final String SITE = "infrastructure/site/site.yaml";
    static final String FUNCTIONS = "infrastructure/console/functions.yaml";
    static final String CONSOLE = "infrastructure/console/console.yaml";
    static final List<String> ALL = List.of(TEMPLATE, SITE, FUNCTIONS, CONSOLE);

    private Yaml() {}

    static JsonNode read(String file) {
        try {
            return new YAMLMapper().readTree(Night.HOME.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The resources of a type by logical id; those that {@code Fn::ForEach} makes count once. */
    static Map<String, JsonNode> resources(String file, String type) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        read(file).path("Resources").properties().forEach(entry -> {
            if (entry.getKey().startsWith("Fn::ForEach::")) {
                entry.getValue().path(2).properties().forEach(each -> keep(found, type, each));
            } else {
                keep(found, type, entry);
            }
        });
        return found;
    }

    private static void keep(Map<String, JsonNode> found, String type, Map.Entry<String, JsonNode> entry) {
        if (entry.getValue().path("Type").asText().equals(type)) {
            found.put(entry.getKey(), entry.getValue().path("Properties"));
        }
    }

    /** The properties of one resource that there must be. */
    static JsonNode resource(String file, String logicalId) {
        JsonNode resource = read(file).path("Resources").path(logicalId);
        if (resource.isMissingNode()) {
            throw new AssertionError(file + " has no " + logicalId + ".");
        }
        return resource.path("Properties");
    }

    static Map<String, JsonNode> functions() {
        return resources(TEMPLATE, "AWS::Serverless::Function");
    }

    /** What stands under the last name of a {@code !Join} of a list. */
    static List<String> joined(JsonNode join) {
        return texts(join.path(1));
    }

    static List<String> texts(JsonNode oneOrMany) {
        List<String> texts = new ArrayList<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(each -> texts.add(each.asText()));
        } else if (!oneOrMany.isMissingNode()) {
            texts.add(oneOrMany.asText());
        }
        return texts;
    }

    /** The statements of a function's rights. */
    static List<JsonNode> statements(JsonNode function) {
        List<JsonNode> statements = new ArrayList<>();
        function.path("Policies").forEach(policy -> policy.path("Statement").forEach(statements::add));
        return statements;
    }
}
