package stellar.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.contract.Position;

/**
 * A telescope's timeline as its table has it: what an event says, by its number.
 *
 * @param events all but the number, by the number
 */
record NightsLog(SortedMap<Position, String> events) {

    static NightsLog of(DynamoDbClient dynamoDb, String table) {
        SortedMap<Position, String> events = new TreeMap<>();
        for (Map<String, AttributeValue> row : dynamoDb.scanPaginator(
                        scan -> scan.tableName(table).consistentRead(true))
                .items()) {
            String[] numbers = Objects.requireNonNull(row.get("position")).s().split("\\D+", -1);
            Map<String, AttributeValue> said = new HashMap<>(row);
            said.keySet().removeAll(List.of("position", "expiresAt"));
            events.put(new Position(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])), DynamoJson.line(said));
        }
        return new NightsLog(events);
    }

    Position last() {
        return events.lastKey();
    }

    /** What this one has and the other has not, by number. */
    SortedMap<Position, String> without(NightsLog other) {
        SortedMap<Position, String> rest = new TreeMap<>(events);
        rest.keySet().removeAll(other.events.keySet());
        return rest;
    }

    /** What is wrong with a log that began as this one and went on: something gone or changed, a hole, an event told twice. */
    List<String> wrongWith(NightsLog later) {
        List<String> findings = new ArrayList<>();
        events.forEach((position, said) -> {
            if (!said.equals(later.events.get(position))) {
                findings.add("Event " + position + " was " + said + " and is " + later.events.get(position) + ".");
            }
        });
        Position before = last();
        Map<String, Position> told = new HashMap<>();
        events.forEach((position, said) -> told.put(said, position));
        for (Map.Entry<Position, String> event : later.without(this).entrySet()) {
            Position at = event.getKey();
            long next = at.epoch() == before.epoch() ? before.seq() + 1 : 1;
            if (at.seq() != next || at.compareTo(before) <= 0) {
                findings.add("After " + before + " comes " + at + ": there is a hole.");
            }
            Position first = told.put(event.getValue(), at);
            if (first != null) {
                findings.add(at + " tells what " + first + " had told: " + event.getValue());
            }
            before = at;
        }
        return findings;
    }
}
