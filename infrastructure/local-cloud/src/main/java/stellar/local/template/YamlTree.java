package stellar.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file as a JSON tree in which CloudFormation's short forms are written out: {@code !Ref X} becomes {@code
 * {"Ref": "X"}} and {@code !GetAtt A.B} becomes {@code {"Fn::GetAtt": ["A", "B"]}}. A key given twice is refused.
 */
public final class YamlTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String fileName;

    private YamlTree(String fileName) {
        this.fileName = fileName;
    }

    /**
     * Reads a file.
     *
     * @throws TemplateException when it is not there, or is no YAML with a map
     */
    public static ObjectNode read(Path file) throws IOException {
        String fileName = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw new TemplateException("There is no template at " + file + "; name it with --template FILE.");
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root != null && new YamlTree(fileName).json(root) instanceof ObjectNode object) {
                return object;
            }
            throw new TemplateException(fileName + " is empty; it must hold a map with Resources.");
        } catch (MarkedYAMLException notYaml) {
            throw new TemplateException(fileName + " is not YAML: " + notYaml.getMessage());
        }
    }

    private JsonNode json(Node node) {
        JsonNode plain =
                switch (node) {
                    case MappingNode mapping -> object(mapping);
                    case SequenceNode sequence -> {
                        var array = JSON.arrayNode();
                        sequence.getValue().forEach(element -> array.add(json(element)));
                        yield array;
                    }
                    case ScalarNode scalar -> scalar(scalar);
                    default -> throw new TemplateException(at(node) + " a YAML alias cannot be read here.");
                };
        String tag = node.getTag().getValue();
        return tag.startsWith("!") && tag.length() > 1 ? longForm(tag.substring(1), plain) : plain;
    }

    private ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new TemplateException(at(tuple.getKeyNode()) + " a key must be plain text.");
            }
            if (object.has(key.getValue())) {
                throw new TemplateException(at(key) + " the key " + key.getValue() + " is given twice.");
            }
            object.set(key.getValue(), json(tuple.getValueNode()));
        }
        return object;
    }

    private JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (Tag.BOOL.equals(tag)) {
            return JSON.booleanNode("true".equalsIgnoreCase(text) || "yes".equalsIgnoreCase(text));
        }
        if (Tag.INT.equals(tag) && text.matches("-?(0|[1-9]\\d{0,17})")) {
            return JSON.numberNode(Long.parseLong(text));
        }
        return Tag.NULL.equals(tag) ? JSON.nullNode() : JSON.textNode(text);
    }

    private static JsonNode longForm(String function, JsonNode argument) {
        ObjectNode call = JSON.objectNode();
        if (function.equals("GetAtt") && argument.isTextual()) {
            String[] parts = argument.asText().split("\\.", 2);
            var path = JSON.arrayNode();
            for (String part : parts) {
                path.add(part);
            }
            return call.set("Fn::GetAtt", path);
        }
        boolean withoutPrefix = function.equals("Ref") || function.equals("Condition");
        return call.set(withoutPrefix ? function : "Fn::" + function, argument);
    }

    private String at(Node node) {
        return fileName + " line " + (node.getStartMark().getLine() + 1) + ":";
    }
}
