package stellar.ledger;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import stellar.cloud.Language;
import stellar.contract.Wire;

/** An account's entries as people and programs read them. */
final class Statement {

    /** As many entries as a file has: the newest. */
    private static final int MOST_LINES = 5_000;

    private static final int PAGE = 100;

    private Statement() {}

    static ObjectNode of(Balance balance, Ledger.Page page, Language language) {
        ObjectNode statement = Wire.object();
        statement.set("balance", Wire.tree(balance));
        ArrayNode entries = statement.putArray("entries");
        for (Entry entry : page.entries()) {
            ObjectNode line = entries.addObject()
                    .put("cause", entry.cause())
                    .put("kind", word(entry))
                    .put("cents", entry.cents())
                    .put("freeChangeCents", entry.freeChange())
                    .put("heldChangeCents", entry.heldChange())
                    .put("at", entry.at().toString());
            String reason = EntryReason.of(entry, language);
            if (!reason.isEmpty()) {
                line.put("reason", reason);
            }
        }
        page.next().ifPresent(next -> statement.put("before", next));
        return statement;
    }

    /** All entries, the newest first, as a file for a spreadsheet; amounts in credits. */
    static APIGatewayV2HTTPResponse csv(Ledger ledger, String user, Language language) {
        List<String> lines = new ArrayList<>();
        lines.add(
                switch (language) {
                    case ENGLISH -> "time (UTC),kind,free credits,held credits,cause,reason";
                    case FRENCH -> "heure (UTC),nature,crédits disponibles,crédits bloqués,cause,motif";
                });
        Optional<String> before = Optional.empty();
        do {
            Ledger.Page page = ledger.entries(user, before, PAGE);
            page.entries().forEach(entry -> lines.add(line(entry, language)));
            before = page.next();
        } while (before.isPresent() && lines.size() <= MOST_LINES);
        // The mark at the beginning tells spreadsheets that this is UTF-8.
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(Map.of(
                        "content-type", "text/csv; charset=utf-8",
                        "content-disposition", "attachment; filename=\"stellar-credits.csv\"",
                        "cache-control", "no-store"))
                .withBody("\uFEFF" + String.join("\r\n", lines) + "\r\n")
                .build();
    }

    private static String line(Entry entry, Language language) {
        return String.join(
                ",",
                entry.at().toString(),
                word(entry),
                credits(entry.freeChange()),
                credits(entry.heldChange()),
                text(entry.cause()),
                text(EntryReason.of(entry, language)));
    }

    private static String credits(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** A text that a spreadsheet takes for no formula, and whose quotes and commas are its own (RFC 4180). */
    private static String text(String value) {
        boolean isFormula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return "\"" + (isFormula ? "'" : "") + value.replace("\"", "\"\"") + "\"";
    }

    private static String word(Entry entry) {
        return entry.kind().name().toLowerCase(Locale.ROOT);
    }
}
