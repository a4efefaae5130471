package stellar.problems;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Transaction;
import stellar.cloud.Value;

/** The table of problems. */
final class Problems {

    /** The index of a telescope's reports: descending, the open ones first, of each the newest first. */
    static final String OF_TELESCOPE = "ofTelescope";

    /** How long a report is kept. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final DynamoDbClient tables;
    private final String table;

    Problems(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    /** Why a report was not written down. */
    enum Hindrance {
        /** A report has its id. */
        ID_USED,
        /** The booking has as many as it may have. */
        TOO_MANY
    }

    /** Writes down a report; empty when it is written. */
    Optional<Hindrance> add(Report report) {
        Map<String, AttributeValue> pointer = new HashMap<>(key("telescope#" + report.telescope(), report.id()));
        pointer.put("of", Value.text(report.booking()));
        pointer.put("expiresAt", expiry(report.at()));
        return new Transaction<Hindrance>()
                .add(Transaction.putNew(table, ReportRow.of(report, expiry(report.at())), "part"), Hindrance.ID_USED)
                .add(Transaction.putNew(table, pointer, "part"), Hindrance.ID_USED)
                .add(count(report), Hindrance.TOO_MANY)
                .commit(tables);
    }

    /** A report of a booking; empty when there is none of this id. */
    Optional<Report> find(String booking, String id) {
        return row(key("booking#" + booking, id)).map(ReportRow::report);
    }

    /** A report of a booking at this telescope; empty when there is none of this id. */
    Optional<Report> findAt(String telescope, String id) {
        return row(key("telescope#" + telescope, id)).flatMap(pointer -> find(pointer.text("of"), id));
    }

    /** The reports of a booking, oldest first. */
    List<Report> ofBooking(String booking) {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("subject = :booking AND begins_with(part, :problem)")
                        .expressionAttributeValues(Map.of(
                                ":booking", Value.text("booking#" + booking),
                                ":problem", Value.text(ReportRow.PROBLEM)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> ReportRow.report(new Row(item)))
                .sorted(ReportRow.BY_TIME)
                .toList();
    }

    /**
     * Some reports.
     *
     * @param before what to ask for to get those after these; absent when there are none
     */
    record Page(List<Report> reports, @Nullable String before) {}

    /** Reports of a telescope, open ones first, of each the newest first; a change shows in it within a second. */
    Page page(String telescope, Optional<String> before, int limit) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":telescope", Value.text(telescope)));
        before.ifPresent(last -> values.put(":before", Value.text(last)));
        var answer = tables.query(query -> query.tableName(table)
                .indexName(OF_TELESCOPE)
                .keyConditionExpression(
                        "telescope = :telescope" + (before.isPresent() ? " AND stateOrder < :before" : ""))
                .expressionAttributeValues(values)
                .scanIndexForward(false)
                .limit(limit));
        List<Row> rows = answer.items().stream().map(Row::new).toList();
        return new Page(
                rows.stream().map(ReportRow::report).toList(),
                answer.hasLastEvaluatedKey() && !rows.isEmpty() ? rows.getLast().text("stateOrder") : null);
    }

    /** Keeps an answer to a report, if it was answered as often as {@code report} was; says whether it did. */
    boolean answer(Report report, Answer answer, String by) {
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(key("booking#" + report.booking(), report.id()))
                    .updateExpression("SET answer = :text, answeredAt = :at, answeredBy = :by, answers = :next,"
                            + " stateOrder = :order")
                    .conditionExpression("answers = :before")
                    .expressionAttributeValues(Map.of(
                            ":text", Value.text(answer.text()),
                            ":at", Value.time(answer.at()),
                            ":by", Value.text(by),
                            ":before", Value.number(report.answers()),
                            ":next", Value.number(report.answers() + 1L),
                            ":order", ReportRow.order(false, report.at(), report.id()))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private TransactWriteItem count(Report report) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Map.of("subject", Value.text("booking#" + report.booking()), "part", Value.text("count")))
                        .updateExpression("SET expiresAt = :expiresAt ADD #count :one")
                        .conditionExpression("attribute_not_exists(#count) OR #count < :most")
                        .expressionAttributeNames(Map.of("#count", "count"))
                        .expressionAttributeValues(Map.of(
                                ":one", Value.number(1),
                                ":most", Value.number(Report.MOST_A_BOOKING),
                                ":expiresAt", expiry(report.at()))))
                .build();
    }

    private Optional<Row> row(Map<String, AttributeValue> key) {
        var answer = tables.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        return answer.hasItem() ? Optional.of(new Row(answer.item())) : Optional.empty();
    }

    private static AttributeValue expiry(Instant reported) {
        return Value.expiry(reported.plus(KEPT));
    }

    private static Map<String, AttributeValue> key(String subject, String id) {
        return Map.of("subject", Value.text(subject), "part", Value.text(ReportRow.PROBLEM + id));
    }
}
