package stellar.notifications;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.cloud.Row;
import stellar.cloud.Value;

/** By which ways people want to be told of what: a row {@code choices} a user who chose something, an attribute a kind. */
public final class Choices {

    private static final String CHOICES = "choices";

    private final DynamoDbClient tables;
    private final String table;

    /** Over the table of devices. */
    public Choices(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** What a user chose, of each kind; where they chose nothing, what is usual. */
    public Map<Kind, Set<Way>> of(String user) {
        Row row = new Row(
                tables.getItem(get -> get.tableName(table).key(key(user)).consistentRead(true))
                        .item());
        Map<Kind, Set<Way>> chosen = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            chosen.put(kind, row.optionalText(kind.word()).map(Choices::ways).orElseGet(kind::usual));
        }
        return chosen;
    }

    /** Keeps what a user chose for these kinds; of others stays what they chose before. */
    void keep(String user, Map<Kind, Set<Way>> chosen) {
        if (chosen.isEmpty()) {
            return;
        }
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        chosen.forEach((kind, ways) -> {
            names.put("#" + kind.name(), kind.word());
            values.put(":" + kind.name(), Value.text(text(ways)));
        });
        tables.updateItem(update -> update.tableName(table)
                .key(key(user))
                .updateExpression(chosen.keySet().stream()
                        .map(kind -> "#" + kind.name() + " = :" + kind.name())
                        .collect(Collectors.joining(", ", "SET ", "")))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }

    /** Ways as a row keeps them, between blanks; none is an empty text. */
    static String text(Set<Way> ways) {
        return ways.stream().sorted().map(Way::word).collect(Collectors.joining(" "));
    }

    /** What {@link #text} wrote. */
    static Set<Way> ways(@Nullable String text) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        if (text != null) {
            for (String word : text.split(" ", -1)) {
                Way.of(word).ifPresent(ways::add);
            }
        }
        return ways;
    }

    private static Map<String, AttributeValue> key(String user) {
        return Map.of("user", Value.text(user), "part", Value.text(CHOICES));
    }
}
