package stellar.bookings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.charges.Cause;
import stellar.charges.Minutes;
import stellar.charges.Note;
import stellar.charges.Source;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;
import stellar.contract.Wire;
import stellar.slots.Slot;

/** The rows {@code charge} of the table of bookings: how a booking was settled, beside what it was. */
public final class ChargeRows {

    private static final String CHARGE = "charge";

    private final DynamoDbClient tables;
    private final String table;

    public ChargeRows(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** How a booking was settled; empty when it was not yet. */
    public Optional<Settled> find(String booking) {
        var answer =
                tables.getItem(get -> get.tableName(table).key(key(booking)).consistentRead(true));
        return answer.hasItem() ? Optional.of(settled(new Row(answer.item()))) : Optional.empty();
    }

    /** A settlement that must be the booking's first. */
    TransactWriteItem add(Settled settled) {
        return Transaction.putNew(table, row(settled), "part");
    }

    /** A settlement after a correction, if it still has had as many as {@code before}. */
    TransactWriteItem change(Settled before, Settled after) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table)
                        .item(row(after))
                        .conditionExpression("correctionCount = :before")
                        .expressionAttributeValues(Map.of(
                                ":before", Value.number(before.corrections().size()))))
                .build();
    }

    private static Map<String, AttributeValue> row(Settled settled) {
        Minutes minutes = settled.minutes();
        Map<String, AttributeValue> row = new HashMap<>(key(settled.booking()));
        row.put("end", Value.text(settled.end().name()));
        row.put("heldCents", Value.number(settled.heldCents()));
        // Worked out from the rest when read; here for whoever opens the table.
        row.put("chargedCents", Value.number(settled.charge().chargedCents()));
        row.put("minutes", Value.text(minutes.letters()));
        row.put("from", Value.time(minutes.slot().from()));
        row.put("to", Value.time(minutes.slot().to()));
        row.put("at", Value.time(settled.at()));
        ArrayNode notes = Wire.object().arrayNode();
        for (Note note : minutes.notes()) {
            notes.addObject()
                    .put("cause", note.cause().word())
                    .put("from", note.from().toString())
                    .put("to", note.to().toString())
                    .put("source", note.source().text())
                    .put("detail", note.detail());
        }
        row.put("notes", Value.tree(notes));
        ArrayNode corrections = Wire.object().arrayNode();
        for (Settled.Correction correction : settled.corrections()) {
            corrections
                    .addObject()
                    .put("cause", correction.cause())
                    .put("refundedCents", correction.refundedCents())
                    .put("at", correction.at().toString());
        }
        row.put("corrections", Value.tree(corrections));
        row.put("correctionCount", Value.number(settled.corrections().size()));
        return row;
    }

    /** What a row says; one that the table's stream told, too. */
    static Settled settled(Row row) {
        Slot slot = new Slot(row.time("from").orElseThrow(), row.time("to").orElseThrow());
        return new Settled(
                row.text("booking"),
                Settled.End.valueOf(row.text("end")),
                row.number("heldCents"),
                new Minutes(
                        slot,
                        row.tree("notes")
                                .orElseThrow()
                                .valueStream()
                                .map(ChargeRows::note)
                                .toList()),
                row.time("at").orElseThrow(),
                row.tree("corrections")
                        .orElseThrow()
                        .valueStream()
                        .map(one -> new Settled.Correction(
                                one.path("cause").asText(),
                                one.path("refundedCents").asLong(),
                                time(one, "at")))
                        .toList());
    }

    private static Note note(JsonNode kept) {
        return new Note(
                Cause.of(kept.path("cause").asText()).orElseThrow(),
                time(kept, "from"),
                time(kept, "to"),
                Source.of(kept.path("source").asText()),
                kept.path("detail").asText());
    }

    private static Instant time(JsonNode kept, String name) {
        return Instant.parse(kept.path(name).asText());
    }

    private static Map<String, AttributeValue> key(String booking) {
        return Map.of("booking", Value.text(booking), "part", Value.text(CHARGE));
    }
}
