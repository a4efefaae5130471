package stellar.sharing;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Secret;
import stellar.cloud.Transaction;
import stellar.cloud.Value;

/** The links to watch bookings by, {@value #MOST_LIVING} living ones a booking at most. */
final class SpectatorLinks {

    static final int MOST_LIVING = 20;

    /** How often a link is made anew when another was made meanwhile; of those who try at once, one always succeeds. */
    private static final int MAX_ATTEMPTS = 40;

    /** As many dead links are swept with one that is made. */
    private static final int MOST_SWEPT = 40;

    /** Longer than any link of a booking lives. */
    private static final Duration TURNS_LIFE = Duration.ofDays(120);

    private static final String SPECTATOR = "spectator#";

    private final DynamoDbClient tables;
    private final String table;
    private final SecretRows secrets;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SpectatorLinks(DynamoDbClient tables, String table, Clock clock) {
        this.tables = tables;
        this.table = table;
        this.secrets = new SecretRows(tables, table);
        this.clock = clock;
    }

    /** What became of a wish for a link. */
    sealed interface Outcome {

        /** It was made; its secret is told now and never again. */
        record Made(Secret secret, SpectatorLink link) implements Outcome {}

        /** A living link of this booking has this id already. */
        record There(SpectatorLink link) implements Outcome {}

        /** The booking has as many living links as it may have. */
        record TooMany() implements Outcome {}
    }

    /** Makes a link. */
    Outcome make(String booking, SpectatorWish wish) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            Instant now = clock.instant();
            List<SpectatorLink> dead = new ArrayList<>();
            List<SpectatorLink> living = new ArrayList<>();
            Optional<Long> turn = Optional.empty();
            for (Row row : rows(booking)) {
                if (row.text("part").startsWith(SPECTATOR)) {
                    SpectatorLink link = link(row);
                    (link.until().isAfter(now) ? living : dead).add(link);
                } else {
                    turn = Optional.of(row.number("turn"));
                }
            }
            Optional<SpectatorLink> there =
                    living.stream().filter(link -> link.id().equals(wish.id())).findFirst();
            if (there.isPresent()) {
                return new Outcome.There(there.get());
            }
            if (living.size() >= MOST_LIVING) {
                return new Outcome.TooMany();
            }
            Secret secret = Secret.random(random);
            SpectatorLink link =
                    new SpectatorLink(wish.id(), wish.label(), now, wish.until(), wish.isLate(), secret.sha256());
            Transaction<Boolean> make = new Transaction<>();
            make.add(takeTurn(booking, turn, now), false);
            make.add(put(booking, link), false);
            make.add(secrets.add(secret, new Link.Spectator(booking, link.until(), link.isLate())), false);
            dead.stream()
                    .filter(each -> !each.id().equals(link.id()))
                    .limit(MOST_SWEPT)
                    .forEach(each -> make.add(delete(booking, each.id()), false));
            if (make.commit(tables).isEmpty()) {
                return new Outcome.Made(secret, link);
            }
        }
        throw new IllegalStateException(
                "Booking " + booking + " got " + MAX_ATTEMPTS + " other links while one was being made. Try again.");
    }

    /** The living links of a booking, in the order in which they were made. */
    List<SpectatorLink> living(String booking) {
        Instant now = clock.instant();
        return rows(booking).stream()
                .filter(row -> row.text("part").startsWith(SPECTATOR))
                .map(SpectatorLinks::link)
                .filter(link -> link.until().isAfter(now))
                .sorted(Comparator.comparing(SpectatorLink::madeAt).thenComparing(SpectatorLink::id))
                .toList();
    }

    /** A link of a booking, dead or alive; empty when there is none of this id. */
    Optional<SpectatorLink> find(String booking, String id) {
        var answer = tables.getItem(
                get -> get.tableName(table).key(key(booking, SPECTATOR + id)).consistentRead(true));
        return answer.hasItem() ? Optional.of(link(new Row(answer.item()))) : Optional.empty();
    }

    /** Ends a link, unless it has ended, and another has its id now. */
    void remove(String booking, SpectatorLink link) {
        TransactWriteItem itself = TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table)
                        .key(key(booking, SPECTATOR + link.id()))
                        .conditionExpression("sha256 = :sha256")
                        .expressionAttributeValues(Map.of(":sha256", Value.text(link.sha256()))))
                .build();
        // Refused, it is gone: its secret went with it.
        var _ = new Transaction<Boolean>()
                .add(itself, false)
                .add(secrets.remove(link.sha256()), false)
                .commit(tables);
    }

    private List<Row> rows(String booking) {
        return tables
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("subject = :booking")
                        .expressionAttributeValues(Map.of(":booking", Value.text("booking#" + booking)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Row::new)
                .toList();
    }

    /** Nobody else makes a link of this booking between what was read and what is written. */
    private TransactWriteItem takeTurn(String booking, Optional<Long> before, Instant now) {
        Map<String, AttributeValue> row = new HashMap<>(key(booking, "turns"));
        row.put("turn", Value.number(before.orElse(0L) + 1));
        row.put("expiresAt", Value.expiry(now.plus(TURNS_LIFE)));
        return before.map(turn -> TransactWriteItem.builder()
                        .put(put -> put.tableName(table)
                                .item(row)
                                .conditionExpression("turn = :before")
                                .expressionAttributeValues(Map.of(":before", Value.number(turn))))
                        .build())
                .orElseGet(() -> Transaction.putNew(table, row, "subject"));
    }

    private TransactWriteItem put(String booking, SpectatorLink link) {
        Map<String, AttributeValue> row = new HashMap<>(key(booking, SPECTATOR + link.id()));
        Optional.ofNullable(link.label()).ifPresent(label -> row.put("label", Value.text(label)));
        row.put("madeAt", Value.time(link.madeAt()));
        row.put("until", Value.time(link.until()));
        row.put("late", AttributeValue.fromBool(link.isLate()));
        row.put("sha256", Value.text(link.sha256()));
        row.put("expiresAt", Value.expiry(link.until().plusSeconds(1)));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(row))
                .build();
    }

    private TransactWriteItem delete(String booking, String id) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(key(booking, SPECTATOR + id)))
                .build();
    }

    private static SpectatorLink link(Row row) {
        return new SpectatorLink(
                row.text("part").substring(SPECTATOR.length()),
                row.optionalText("label").orElse(null),
                row.time("madeAt").orElseThrow(),
                row.time("until").orElseThrow(),
                SecretRows.isLate(row),
                row.text("sha256"));
    }

    private static Map<String, AttributeValue> key(String booking, String part) {
        return Map.of("subject", Value.text("booking#" + booking), "part", Value.text(part));
    }
}
