package stellar.live;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.Position;
import stellar.telescopes.TelescopeState;

/**
 * Where channels stand that no relay numbers: those of sessions and of people. Each step is one further; a place that was
 * forgotten begins in a greater epoch, so that whoever still has the old one asks for the state.
 */
final class Places {

    /** Longer than anybody listens without a step in between. */
    private static final Duration LIFE = Duration.ofDays(100);

    private final DynamoDbClient tables;
    private final String table;
    private final Clock clock;

    Places(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.clock = clock;
    }

    /** One step further. */
    Announcer.Step step(Channel channel) {
        Row row = new Row(tables.updateItem(update -> update.tableName(table)
                        .key(key(channel))
                        .updateExpression("SET epoch = if_not_exists(epoch, :epoch), expiresAt = :expiry ADD seq :one")
                        .expressionAttributeValues(Map.of(
                                ":epoch", Value.number(clock.instant().toEpochMilli()),
                                ":expiry", Value.expiry(clock.instant().plus(LIFE)),
                                ":one", Value.number(1)))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes());
        Position position = new Position(row.number("epoch"), row.number("seq"));
        Position previous =
                position.seq() == 1 ? TelescopeState.BEGINNING : new Position(position.epoch(), position.seq() - 1);
        return new Announcer.Step(previous, position);
    }

    /** Where a channel stands. */
    Position of(Channel channel) {
        var answer =
                tables.getItem(get -> get.tableName(table).key(key(channel)).consistentRead(true));
        Row row = new Row(answer.item());
        return row.has("epoch") ? new Position(row.number("epoch"), row.number("seq")) : TelescopeState.BEGINNING;
    }

    private static Map<String, AttributeValue> key(Channel channel) {
        return Map.of("subject", Value.text("place#" + channel.name()), "part", Value.text("place"));
    }
}
