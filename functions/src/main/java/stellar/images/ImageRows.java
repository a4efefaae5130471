package stellar.images;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import stellar.cloud.Collision;
import stellar.cloud.Row;
import stellar.cloud.Value;

/** Reads many rows of the table of images: keys from its index, and the rows behind them as they are now. */
final class ImageRows {

    /** The most rows of one read, and how often it is tried before it fails; limits of DynamoDB and ours. */
    private static final int MOST_OF_A_READ = 100;

    private static final int MOST_TRIES = 8;

    private final DynamoDbClient tables;
    private final String table;

    ImageRows(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** The key of a row. */
    static Map<String, AttributeValue> key(String telescope, String image) {
        return Map.of("telescope", Value.text(telescope), "image", Value.text(image));
    }

    /**
     * Keys, type and filter of a telescope's images, newest first.
     *
     * @param before the place in the order of time before which they are; absent for the newest
     * @param limit how many are looked at
     */
    QueryResponse query(String telescope, Wanted wanted, @Nullable String before, int limit) {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":telescope", Value.text(telescope),
                ":from", Value.text(wanted.from()),
                ":last", Value.text(wanted.to())));
        List<String> filters = new ArrayList<>();
        wanted.values().forEach((name, value) -> {
            filters.add("#" + name + " = :" + name);
            names.put("#" + name, name);
            values.put(":" + name, Value.text(value));
        });
        return tables.query(query -> {
            query.tableName(table)
                    .indexName(Images.BY_TIME)
                    .keyConditionExpression("telescope = :telescope AND takenOrder BETWEEN :from AND :last")
                    .expressionAttributeValues(values)
                    .scanIndexForward(false)
                    .limit(limit);
            // A key outside of what is asked for is refused.
            if (before != null && before.compareTo(wanted.to()) < 0) {
                query.exclusiveStartKey(indexKey(telescope, before));
            }
            if (!filters.isEmpty()) {
                query.filterExpression(String.join(" AND ", filters)).expressionAttributeNames(names);
            }
        });
    }

    private static Map<String, AttributeValue> indexKey(String telescope, String order) {
        Map<String, AttributeValue> key = new HashMap<>(key(telescope, order.substring(order.indexOf('#') + 1)));
        key.put("takenOrder", Value.text(order));
        return key;
    }

    /** A telescope's images with these ids, those that there are, newest first. */
    List<Image> newestFirst(String telescope, Collection<String> images) {
        List<Image> rows =
                all(images.stream().map(image -> key(telescope, image)).toList());
        rows.sort(Comparator.comparing(Image::order).reversed());
        return rows;
    }

    /** The rows with these keys, those that there are, in no order. */
    List<Image> all(List<Map<String, AttributeValue>> keys) {
        List<Image> images = new ArrayList<>(keys.size());
        for (int from = 0; from < keys.size(); from += MOST_OF_A_READ) {
            images.addAll(some(keys.subList(from, Math.min(from + MOST_OF_A_READ, keys.size()))));
        }
        return images;
    }

    private List<Image> some(List<Map<String, AttributeValue>> keys) {
        List<Image> rows = new ArrayList<>(keys.size());
        Map<String, KeysAndAttributes> wanted = Map.of(
                table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        for (int attempt = 1; !wanted.isEmpty(); attempt++) {
            if (attempt > MOST_TRIES) {
                throw new IllegalStateException("The table of images gave only some of the rows that were asked for.");
            }
            if (attempt > 1) {
                Collision.stayAway(attempt);
            }
            Map<String, KeysAndAttributes> asked = wanted;
            var answer = tables.batchGetItem(get -> get.requestItems(asked));
            answer.responses().values().forEach(items -> items.forEach(item -> rows.add(new Image(new Row(item)))));
            wanted = answer.unprocessedKeys();
        }
        return rows;
    }
}
