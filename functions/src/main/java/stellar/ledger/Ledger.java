package stellar.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;

/** The table of credits: a row an entry, and a row of each account's balance. */
public final class Ledger {

    /** The index of an account's entries by time; an entry is in it within a second. */
    public static final String BY_TIME = "byTime";

    /** What a page's {@link Page#next} looks like. */
    static final String ORDER = "[0-9TZ:.-]{24}/[0-9a-f-]{36}";

    private static final int MOST_ENTRIES = 100;

    private final DynamoDbClient tables;
    private final String table;

    public Ledger(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** What may speak against an entry. */
    public enum Refused {
        /** Its cause has moved credits already. */
        DONE_BEFORE,
        /** The account has not enough. */
        NOT_ENOUGH
    }

    /** What an account has now. */
    public Balance balance(String account) {
        var answer = tables.getItem(
                get -> get.tableName(table).key(key(account, Entry.BALANCE)).consistentRead(true));
        return answer.hasItem() ? balance(new Row(answer.item())) : Balance.NOTHING;
    }

    /** Writes an entry by itself; empty when it took effect. */
    public Optional<Refused> write(Entry entry) {
        Transaction<Refused> transaction = new Transaction<>();
        add(List.of(entry), transaction, Refused.DONE_BEFORE, Refused.NOT_ENOUGH);
        return transaction.commit(tables);
    }

    /**
     * Adds entries of one account to a transaction, and with them the change of its balance: one write each, and one more.
     *
     * @param doneBefore what it means when the cause of one has moved credits already
     * @param notEnough what it means when the account has not enough
     */
    public <M> void add(List<Entry> entries, Transaction<M> transaction, M doneBefore, M notEnough) {
        String account = entries.getFirst().account();
        if (entries.stream().anyMatch(entry -> !entry.account().equals(account))) {
            throw new IllegalArgumentException("Entries of several accounts are not one change of a balance.");
        }
        entries.forEach(entry -> transaction.add(Transaction.putNew(table, row(entry), "cause"), doneBefore));
        transaction.add(
                change(
                        account,
                        entries.stream().mapToLong(Entry::freeChange).sum(),
                        entries.stream().mapToLong(Entry::heldChange).sum()),
                notEnough);
    }

    /**
     * A page of an account's entries, the newest first.
     *
     * @param before entries older than this, as {@link Page#next} of the page before said; empty for the newest
     */
    public Page entries(String account, Optional<String> before, int limit) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":account", Value.text(account)));
        before.ifPresent(order -> values.put(":before", Value.text(order)));
        List<Row> rows = tables
                .query(query -> query.tableName(table)
                        .indexName(BY_TIME)
                        .keyConditionExpression(
                                "account = :account" + (before.isPresent() ? " AND timeOrder < :before" : ""))
                        .expressionAttributeValues(values)
                        .scanIndexForward(false)
                        .limit(Math.clamp(limit, 1, MOST_ENTRIES)))
                .items()
                .stream()
                .map(Row::new)
                .toList();
        boolean isLast = rows.size() < Math.clamp(limit, 1, MOST_ENTRIES);
        return new Page(
                rows.stream().map(Ledger::entry).toList(),
                isLast ? Optional.empty() : Optional.of(rows.getLast().text("timeOrder")));
    }

    /**
     * Some of an account's entries.
     *
     * @param next where the older ones begin; empty when there are none
     */
    public record Page(List<Entry> entries, Optional<String> next) {}

    private TransactWriteItem change(String account, long free, long held) {
        List<String> conditions = new ArrayList<>();
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":free", Value.number(free));
        values.put(":held", Value.number(held));
        if (free < 0) {
            conditions.add("freeCents >= :spent");
            values.put(":spent", Value.number(-free));
        }
        if (held < 0) {
            conditions.add("heldCents >= :freed");
            values.put(":freed", Value.number(-held));
        }
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(account, Entry.BALANCE))
                        .updateExpression("ADD freeCents :free, heldCents :held")
                        .conditionExpression(conditions.isEmpty() ? null : String.join(" AND ", conditions))
                        .expressionAttributeValues(values))
                .build();
    }

    private static Map<String, AttributeValue> row(Entry entry) {
        Map<String, AttributeValue> row = new HashMap<>(key(entry.account(), entry.cause()));
        // Two entries may be of one millisecond; what makes them differ need not be remembered.
        row.put("timeOrder", Value.text(Value.time(entry.at()).s() + "/" + UUID.randomUUID()));
        row.put("at", Value.time(entry.at()));
        row.put("kind", Value.text(entry.kind().name()));
        row.put("cents", Value.number(entry.cents()));
        row.put("by", Value.text(entry.by()));
        row.put("reason", Value.text(entry.reason()));
        return row;
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.text("account"),
                row.text("cause"),
                Entry.Kind.valueOf(row.text("kind")),
                row.number("cents"),
                row.time("at").orElse(Instant.EPOCH),
                row.text("by"),
                row.text("reason"));
    }

    private static Balance balance(Row row) {
        return new Balance(row.number("freeCents"), row.number("heldCents"));
    }

    private static Map<String, AttributeValue> key(String account, String cause) {
        return Map.of("account", Value.text(account), "cause", Value.text(cause));
    }
}
