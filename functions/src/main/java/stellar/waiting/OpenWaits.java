package stellar.waiting;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;
import stellar.slots.Slot;

/**
 * The row of each user, in the table of waits, that lists their open ones: who asks for several at once still gets no more
 * than they may, and none twice.
 */
final class OpenWaits {

    private final DynamoDbClient tables;
    private final String table;

    OpenWaits(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /**
     * The waits of a user that are open, as far as is written down.
     *
     * @param version how many were ever added
     * @param waits what each is for, by its id
     */
    record Listed(long version, Map<String, Wish> waits) {

        /** The ids of those whose slot can be booked no more: nobody need write down that they are gone. */
        List<String> over(Instant now) {
            return waits.entrySet().stream()
                    .filter(one -> !now.isBefore(one.getValue().bookableUntil()))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        boolean has(String telescope, Slot slot, Instant now) {
            return waits.values().stream()
                    .anyMatch(one -> one.telescope().equals(telescope)
                            && one.slot().equals(slot)
                            && now.isBefore(one.bookableUntil()));
        }
    }

    /** What an open wait is for. */
    record Wish(String telescope, Slot slot, Instant bookableUntil) {}

    Listed of(String user) {
        var answer = tables.getItem(get -> get.tableName(table).key(key(user)).consistentRead(true));
        return answer.hasItem() ? listed(new Row(answer.item())) : new Listed(0, Map.of());
    }

    /** Lists one more, if none was added since they were read, and forgets those that are over. */
    TransactWriteItem add(Wait wait, Listed before, Instant now) {
        AttributeValue wish = AttributeValue.fromM(Map.of(
                "telescope", Value.text(wait.telescope()),
                "from", Value.time(wait.slot().from()),
                "to", Value.time(wait.slot().to()),
                "bookableUntil", Value.time(wait.bookableUntil())));
        if (before.version() == 0) {
            Map<String, AttributeValue> row = new HashMap<>(key(wait.user()));
            row.put("version", Value.number(1));
            row.put("waits", AttributeValue.fromM(Map.of(wait.id(), wish)));
            return Transaction.putNew(table, row, "part");
        }
        Map<String, String> names = new HashMap<>(Map.of("#wait", wait.id()));
        List<String> over = new ArrayList<>();
        for (String one : before.over(now)) {
            names.put("#over" + over.size(), one);
            over.add("waits.#over" + over.size());
        }
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(wait.user()))
                        .updateExpression("SET waits.#wait = :wish ADD version :one"
                                + (over.isEmpty() ? "" : " REMOVE " + String.join(", ", over)))
                        .conditionExpression("version = :version")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(Map.of(
                                ":wish", wish,
                                ":one", Value.number(1),
                                ":version", Value.number(before.version()))))
                .build();
    }

    /** Lists one no more. */
    TransactWriteItem remove(Wait wait) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(wait.user()))
                        .updateExpression("REMOVE waits.#wait")
                        .expressionAttributeNames(Map.of("#wait", wait.id())))
                .build();
    }

    private static Listed listed(Row row) {
        Map<String, Wish> waits = new TreeMap<>();
        row.tree("waits").orElseThrow().properties().forEach(one -> waits.put(one.getKey(), wish(one.getValue())));
        return new Listed(row.number("version"), waits);
    }

    private static Wish wish(JsonNode wish) {
        return new Wish(
                wish.path("telescope").asText(),
                new Slot(
                        Instant.parse(wish.path("from").asText()),
                        Instant.parse(wish.path("to").asText())),
                Instant.parse(wish.path("bookableUntil").asText()));
    }

    private static Map<String, AttributeValue> key(String user) {
        return Map.of("owner", Value.text("user/" + user), "part", Value.text("open"));
    }
}
