package stellar.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import stellar.local.template.Resource.Table;

/**
 * First rows for the tables, from a JSON file: {@code {"<logical id of a table>": [{...}, ...]}}. A row whose key is in
 * the table already is left as it is. {@code ${name}} inside a text is replaced by the value given under that name.
 */
public final class Seed {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private final Path file;
    private final Map<String, String> values;

    /**
     * Names a seed file.
     *
     * @param values what stands for {@code ${name}}, by name
     */
    public Seed(Path file, Map<String, String> values) {
        this.file = file;
        this.values = Map.copyOf(values);
    }

    /** Puts the rows that are missing and gives how many those were. */
    int plant(DynamoDbClient dynamoDb, List<Table> tables) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no seed file at " + file + ".");
        }
        int planted = 0;
        for (Map.Entry<String, JsonNode> entry :
                new ObjectMapper().readTree(file.toFile()).properties()) {
            Table table = tables.stream()
                    .filter(each -> each.logicalId().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IOException("The seed " + file + " has rows for " + entry.getKey()
                            + ", which is no table of the template."));
            for (JsonNode row : entry.getValue()) {
                planted += put(dynamoDb, table, row) ? 1 : 0;
            }
        }
        return planted;
    }

    private boolean put(DynamoDbClient dynamoDb, Table table, JsonNode row) throws IOException {
        Map<String, AttributeValue> item = map(row);
        try {
            dynamoDb.putItem(request -> request.tableName(table.name())
                    .item(item)
                    .conditionExpression("attribute_not_exists(#key)")
                    .expressionAttributeNames(Map.of("#key", table.key().partition())));
            return true;
        } catch (ConditionalCheckFailedException thereAlready) {
            return false;
        }
    }

    private Map<String, AttributeValue> map(JsonNode object) throws IOException {
        Map<String, AttributeValue> map = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            map.put(field.getKey(), value(field.getValue()));
        }
        return map;
    }

    private AttributeValue value(JsonNode node) throws IOException {
        return switch (node.getNodeType()) {
            case STRING -> AttributeValue.fromS(filled(node.asText()));
            case NUMBER -> AttributeValue.fromN(node.asText());
            case BOOLEAN -> AttributeValue.fromBool(node.asBoolean());
            case OBJECT -> AttributeValue.fromM(map(node));
            case ARRAY -> {
                List<JsonNode> elements =
                        StreamSupport.stream(node.spliterator(), false).toList();
                AttributeValue[] values = new AttributeValue[elements.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(elements.get(i));
                }
                yield AttributeValue.fromL(List.of(values));
            }
            default -> AttributeValue.fromNul(true);
        };
    }

    private String filled(String text) throws IOException {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new IOException("The seed " + file + " needs a value for " + matcher.group(1) + "; give it with"
                        + " --value " + matcher.group(1) + "=VALUE.");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }
}
