package stellar.local.tables;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import stellar.local.template.Resource.Table;
import stellar.local.template.Resource.TableKey;

/**
 * Removes rows whose time is over, as DynamoDB does within two days of it. A row is over when its attribute is a number,
 * and that many seconds since 1970 have passed, but not by more than five years (DynamoDB developer guide, "Time to
 * Live").
 */
final class ExpirySweep {
    private static final long FIVE_YEARS_SECONDS = 5L * 365 * 24 * 3600;
    private static final String OVER = "#expiry BETWEEN :oldest AND :now";

    private final DynamoDbClient dynamoDb;
    private final List<Table> tables;
    private final Clock clock;

    ExpirySweep(DynamoDbClient dynamoDb, List<Table> tables, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.tables = tables.stream()
                .filter(table -> table.timeToLiveAttribute().isPresent())
                .toList();
        this.clock = clock;
    }

    /** Looks through every table that has such an attribute; gives how many rows were removed. */
    int sweep() {
        int removed = 0;
        for (Table table : tables) {
            removed += sweep(table, table.timeToLiveAttribute().orElseThrow());
        }
        return removed;
    }

    private int sweep(Table table, String attribute) {
        long now = clock.instant().getEpochSecond();
        Map<String, String> names = Map.of("#expiry", attribute);
        Map<String, AttributeValue> values = Map.of(
                ":oldest", AttributeValue.fromN(Long.toString(now - FIVE_YEARS_SECONDS)),
                ":now", AttributeValue.fromN(Long.toString(now)));
        ScanRequest over = ScanRequest.builder()
                .tableName(table.name())
                .filterExpression(OVER)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build();
        int removed = 0;
        for (Map<String, AttributeValue> row : dynamoDb.scanPaginator(over).items()) {
            try {
                dynamoDb.deleteItem(DeleteItemRequest.builder()
                        .tableName(table.name())
                        .key(key(table.key(), row))
                        .conditionExpression(OVER)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .build());
                removed++;
            } catch (ConditionalCheckFailedException prolonged) {
                // Somebody gave the row more time since it was read.
            }
        }
        return removed;
    }

    private static Map<String, AttributeValue> key(TableKey key, Map<String, AttributeValue> row) {
        return row.entrySet().stream()
                .filter(entry -> entry.getKey().equals(key.partition())
                        || key.sort().filter(entry.getKey()::equals).isPresent())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
