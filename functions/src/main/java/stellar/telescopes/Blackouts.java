package stellar.telescopes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import stellar.cloud.Value;

/**
 * The blackouts in a telescope's row, each under its own id, so that two who add or remove some at once both succeed. They
 * are no part of the description's version.
 */
final class Blackouts {

    private final DynamoDbClient tables;
    private final String table;

    Blackouts(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** What became of a wish to add one. */
    enum Added {
        KEPT,
        TOO_MANY,
        RETIRED
    }

    /** Adds one, or gives one that is there another reason; those that have long been over are forgotten. */
    Added add(Telescope telescope, Blackout blackout, Instant now) {
        if (telescope.listing() == Listing.RETIRED) {
            return Added.RETIRED;
        }
        if (telescope.blackouts().isEmpty()) {
            makeRoom(telescope);
        }
        List<String> forgotten = telescope.blackouts().stream()
                .filter(each -> each.isForgotten(now))
                .map(Blackout::id)
                .toList();
        Map<String, String> names = new HashMap<>(Map.of("#id", blackout.id()));
        for (int i = 0; i < forgotten.size(); i++) {
            names.put("#old" + i, forgotten.get(i));
        }
        String remove = forgotten.isEmpty()
                ? ""
                : " REMOVE "
                        + names.keySet().stream()
                                .filter(name -> name.startsWith("#old"))
                                .map(name -> "blackouts." + name)
                                .collect(Collectors.joining(", "));
        return change(row(telescope)
                        .updateExpression("SET blackouts.#id = :blackout" + remove)
                        .conditionExpression("attribute_exists(blackouts.#id) OR size(blackouts) < :room")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(Map.of(
                                ":blackout", AboutRow.value(blackout),
                                ":room", Value.number(Blackout.MOST + forgotten.size()))))
                ? Added.KEPT
                : Added.TOO_MANY;
    }

    /** Removes one; false when there is none of this id. */
    boolean remove(Telescope telescope, String id) {
        return Blackout.isId(id)
                && telescope.blackouts().stream().anyMatch(each -> each.id().equals(id))
                && change(row(telescope)
                        .updateExpression("REMOVE blackouts.#id")
                        .conditionExpression("attribute_exists(blackouts.#id)")
                        .expressionAttributeNames(Map.of("#id", id)));
    }

    private void makeRoom(Telescope telescope) {
        change(row(telescope)
                .updateExpression("SET blackouts = :none")
                .conditionExpression("attribute_not_exists(blackouts)")
                .expressionAttributeValues(Map.of(":none", AttributeValue.fromM(Map.of()))));
    }

    private UpdateItemRequest.Builder row(Telescope telescope) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(Map.of("telescope", Value.text(telescope.id()), "part", Value.text("about")));
    }

    private boolean change(UpdateItemRequest.Builder update) {
        try {
            tables.updateItem(update.build());
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }
}
