package stellar.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.DurableEvent;
import stellar.contract.EventType;
import stellar.contract.Wire;

/** The table of commands. */
public final class Commands {

    /** The index of commands no relay has taken yet. */
    public static final String WAITING = "waiting";

    /** How long a command is kept. */
    public static final Duration KEPT = Duration.ofDays(400);

    private static final int MOST_WAITING = 10;

    private final DynamoDbClient tables;
    private final String table;

    public Commands(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** Stores a command unless one of its id is there; gives the one that is stored then. */
    public StoredCommand store(Command command) {
        Map<String, AttributeValue> row = new HashMap<>(key(command.telescope(), command.id()));
        row.put("method", Value.text(command.method()));
        row.put("params", Value.json(command.params()));
        row.put("issuedAt", Value.time(command.issuedAt()));
        row.put("deadline", Value.time(command.deadline()));
        row.put("lease", Value.json(Wire.tree(command.lease())));
        row.put("state", Value.text(StoredCommand.REQUESTED));
        row.put("waitingUntil", Value.time(command.deadline()));
        row.put("expiresAt", Value.expiry(command.issuedAt().plus(KEPT)));
        try {
            tables.putItem(put -> put.tableName(table).item(row).conditionExpression("attribute_not_exists(id)"));
            return stored(new Row(row));
        } catch (ConditionalCheckFailedException _) {
            return find(command.telescope(), command.id()).orElseThrow();
        }
    }

    /** One command; empty when the telescope has none of this id. */
    public Optional<StoredCommand> find(String telescope, String id) {
        var answer = tables.getItem(
                get -> get.tableName(table).key(key(telescope, id)).consistentRead(true));
        return answer.hasItem() ? Optional.of(stored(new Row(answer.item()))) : Optional.empty();
    }

    /**
     * Commands of a telescope that no relay has taken and that are still in time, the most urgent first, {@value
     * #MOST_WAITING} at most. One that was stored or taken within the last second may be missing or too many; the relay
     * knows the ones it has seen.
     */
    public List<Command> waiting(String telescope, Instant now) {
        return tables
                .query(query -> query.tableName(table)
                        .indexName(WAITING)
                        .keyConditionExpression("telescope = :telescope AND waitingUntil > :now")
                        .expressionAttributeValues(Map.of(":telescope", Value.text(telescope), ":now", Value.time(now)))
                        .limit(MOST_WAITING))
                .items()
                .stream()
                .map(item -> command(new Row(item)))
                .toList();
    }

    /** The outcome an event tells; empty when it tells none that could be true. */
    public static Optional<CommandOutcome> outcome(DurableEvent event) {
        try {
            CommandOutcome outcome = Wire.read(event.data(), CommandOutcome.class);
            return CommandId.isOne(outcome.id()) ? Optional.of(outcome) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** What these events tell of commands, as part of a transaction: the last word on each. */
    public List<TransactWriteItem> learn(List<DurableEvent> events, Instant now) {
        Map<Map<String, AttributeValue>, TransactWriteItem> last = new HashMap<>();
        for (DurableEvent event : events) {
            if (event.type().equals(EventType.COMMAND.wireName())) {
                outcome(event)
                        .ifPresent(outcome ->
                                last.put(key(event.telescope(), outcome.id()), outcome(event, outcome, now)));
            }
        }
        return new ArrayList<>(last.values());
    }

    private TransactWriteItem outcome(DurableEvent event, CommandOutcome outcome, Instant now) {
        StringBuilder sets = new StringBuilder("SET #state = :state, #method = if_not_exists(#method, :method),"
                + " outcomeAt = :at, expiresAt = if_not_exists(expiresAt, :expiresAt)");
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":state", Value.text(outcome.state().name().toLowerCase(Locale.ROOT)));
        values.put(":method", Value.text(outcome.method()));
        values.put(":at", Value.time(event.at()));
        values.put(":expiresAt", Value.expiry(now.plus(KEPT)));
        Map<String, String> names = new HashMap<>(Map.of("#state", "state", "#method", "method"));
        if (outcome.reason() != null) {
            sets.append(", reason = :reason");
            values.put(":reason", Value.text(outcome.reason()));
        }
        if (outcome.result() != null) {
            sets.append(", #result = :result");
            names.put("#result", "result");
            values.put(":result", Value.json(outcome.result()));
        }
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(event.telescope(), outcome.id()))
                        .updateExpression(sets + " REMOVE waitingUntil")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    private static StoredCommand stored(Row row) {
        Instant unknown = Instant.EPOCH;
        return new StoredCommand(
                row.text("id"),
                row.text("telescope"),
                row.text("method"),
                row.json("params").orElseGet(Wire::object),
                row.time("issuedAt").orElse(unknown),
                row.time("deadline").orElse(unknown),
                row.text("state"),
                row.optionalText("reason").orElse(null),
                row.json("result").orElse(null));
    }

    private static Command command(Row row) {
        ObjectNode lease = row.json("lease").orElseThrow();
        return new Command(
                row.text("id"),
                row.text("telescope"),
                row.text("method"),
                row.json("params").orElseThrow(),
                row.time("issuedAt").orElseThrow(),
                row.time("deadline").orElseThrow(),
                new Command.Lease(
                        lease.path("kind").asText(),
                        lease.path("holder").asText(),
                        Instant.parse(lease.path("until").asText())));
    }

    private static Map<String, AttributeValue> key(String telescope, String id) {
        return Map.of("telescope", Value.text(telescope), "id", Value.text(id));
    }
}
