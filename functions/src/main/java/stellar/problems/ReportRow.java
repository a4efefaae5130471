package stellar.problems;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.slots.Slot;

/** A report as its row. */
final class ReportRow {

    static final String PROBLEM = "problem#";

    static final Comparator<Report> BY_TIME = Comparator.comparing(Report::at).thenComparing(Report::id);

    private ReportRow() {}

    /** Where a report stands in the list of its telescope: those that are open come after all others. */
    static AttributeValue order(boolean isOpen, Instant at, String id) {
        return Value.text((isOpen ? "open/" : "answered/") + Value.timeText(at) + "/" + id);
    }

    /** The row of a report that is open. */
    static Map<String, AttributeValue> of(Report report, AttributeValue expiry) {
        Map<String, AttributeValue> row = new HashMap<>();
        row.put("subject", Value.text("booking#" + report.booking()));
        row.put("part", Value.text(PROBLEM + report.id()));
        row.put("telescope", Value.text(report.telescope()));
        row.put("stateOrder", order(true, report.at(), report.id()));
        row.put("user", Value.text(report.user()));
        Optional.ofNullable(report.by()).ifPresent(by -> row.put("by", Value.text(by)));
        Optional.ofNullable(report.target()).ifPresent(target -> row.put("target", Value.text(target)));
        row.put("from", Value.time(report.slot().from()));
        row.put("to", Value.time(report.slot().to()));
        row.put("text", Value.text(report.text()));
        row.put("at", Value.time(report.at()));
        row.put("answers", Value.number(report.answers()));
        row.put("expiresAt", expiry);
        return row;
    }

    static Report report(Row row) {
        return new Report(
                row.text("part").substring(PROBLEM.length()),
                row.text("subject").substring("booking#".length()),
                row.text("telescope"),
                row.text("user"),
                row.optionalText("by").orElse(null),
                row.optionalText("target").orElse(null),
                new Slot(row.time("from").orElseThrow(), row.time("to").orElseThrow()),
                row.text("text"),
                row.time("at").orElseThrow(),
                Math.toIntExact(row.number("answers")),
                row.optionalText("answer")
                        .map(text -> new Answer(text, row.time("answeredAt").orElseThrow()))
                        .orElse(null));
    }
}
