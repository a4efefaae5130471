package stellar.notifications.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.cloud.Row;
import stellar.cloud.Secret;
import stellar.cloud.Transaction;
import stellar.cloud.Value;

/** Table {@code devices}, the rows of addresses: under the user the address itself, under its link's hash whose it is. */
final class MailRows {

    private static final String LINK = "unsubscribe#";
    private static final String MAIL = "mail";

    /** An address that nobody confirmed is forgotten, for it may be another's. */
    private static final Duration UNCONFIRMED_LIFE = Duration.ofDays(7);

    private static final int MOST_ATTEMPTS = 10;

    private static final String WITHOUT_CODE = " REMOVE codeSha256, codeUntil, triesLeft";

    /** Each address has a link of its own, so it is the same address then, whatever else changed. */
    private static final String SAME_LINK = "secret = :secret";

    private final DynamoDbClient tables;
    private final String table;

    MailRows(DynamoDbClient tables, String table) {
        this.tables = tables;
        this.table = table;
    }

    Optional<Mailbox> find(String user, Instant now) {
        return read(user, MAIL).filter(row -> !row.isExpired(now)).map(row -> mailbox(row, now));
    }

    /** The user whose mails have the link of this hash. */
    Optional<String> owner(String linkSha256, Instant now) {
        return read(LINK + linkSha256, MAIL).filter(row -> !row.isExpired(now)).map(row -> row.text("of"));
    }

    /**
     * Puts an address in place of the one before, which waits for this code; one that was confirmed meanwhile is left as it is.
     *
     * @param fresh the secret of its link, unless it is the same address as before
     */
    Mailbox replace(
            String user, Address address, String codeSha256, int tries, Instant codeUntil, Secret fresh, Instant now) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<Row> kept = read(user, MAIL);
            Optional<Mailbox> before = kept.map(row -> mailbox(row, now));
            if (before.filter(mailbox -> MailAddresses.isConfirmed(mailbox, address))
                    .isPresent()) {
                return before.get();
            }
            Optional<Secret> same = before.filter(mailbox -> mailbox.address().isSameAs(address.text()))
                    .map(Mailbox::secret);
            Mailbox next = new Mailbox(
                    user,
                    address,
                    State.UNCONFIRMED,
                    same.orElse(fresh),
                    Optional.of(codeUntil),
                    UUID.randomUUID().toString());
            Instant expiry = now.plus(UNCONFIRMED_LIFE);
            Transaction<Boolean> change = new Transaction<Boolean>()
                    .add(put(row(next, codeSha256, tries, expiry), before), true)
                    .add(link(next, Optional.of(expiry)), true);
            if (same.isEmpty() && before.isPresent()) {
                change.add(unlink(before.get()), true);
            }
            if (change.commit(tables).isEmpty()) {
                return next;
            }
        }
        throw new IllegalStateException(
                "The address of a user changed " + MOST_ATTEMPTS + " times while it was to be changed.");
    }

    /** A try that was paid, and what it is to be compared with. */
    record Tried(Mailbox mailbox, String codeSha256) {}

    /** Takes one of the tries; empty when no code is waited for, or none is left. */
    Optional<Tried> pay(String user, Instant now) {
        try {
            var answer = tables.updateItem(update -> update.tableName(table)
                    .key(key(user, MAIL))
                    .updateExpression("SET triesLeft = triesLeft - :one")
                    .conditionExpression("triesLeft >= :one AND codeUntil > :now AND #state = :unconfirmed")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(Map.of(
                            ":one", Value.number(1),
                            ":now", Value.time(now),
                            ":unconfirmed", Value.text(State.UNCONFIRMED.word())))
                    .returnValues(ReturnValue.ALL_NEW));
            Row row = new Row(answer.attributes());
            return Optional.of(new Tried(mailbox(row, now), row.text("codeSha256")));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }

    /** Confirms it; false when it changed meanwhile. */
    boolean confirm(Mailbox mailbox, Instant now) {
        Map<String, AttributeValue> values = Map.of(
                ":seen", Value.text(mailbox.version()),
                ":next", Value.text(UUID.randomUUID().toString()),
                ":confirmed", Value.text(State.CONFIRMED.word()),
                ":now", Value.time(now));
        TransactWriteItem confirm = TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(mailbox.user(), MAIL))
                        .updateExpression("SET #state = :confirmed, confirmedAt = :now, version = :next" + WITHOUT_CODE
                                + ", expiresAt")
                        .conditionExpression("version = :seen")
                        .expressionAttributeNames(Map.of("#state", "state"))
                        .expressionAttributeValues(values))
                .build();
        return new Transaction<Boolean>()
                .add(confirm, true)
                .add(link(mailbox, Optional.empty()), true)
                .commit(tables)
                .isEmpty();
    }

    /** Turns mails to it on or off; false when it is not confirmed any more, or another's link. */
    boolean turn(Mailbox mailbox, State state) {
        return change(
                mailbox,
                "SET #state = :state, version = :next",
                SAME_LINK + " AND #state IN (:confirmed, :off)",
                Map.of(
                        ":state", Value.text(state.word()),
                        ":secret", Value.text(mailbox.secret().text()),
                        ":confirmed", Value.text(State.CONFIRMED.word()),
                        ":off", Value.text(State.OFF.word())));
    }

    /** Nobody is there: it is dead, and kept so that its user sees it. */
    void bury(Mailbox mailbox, Instant now) {
        change(
                mailbox,
                "SET #state = :state, version = :next, diedAt = :now" + WITHOUT_CODE,
                SAME_LINK,
                Map.of(
                        ":state", Value.text(State.DEAD.word()),
                        ":now", Value.time(now),
                        ":secret", Value.text(mailbox.secret().text())));
    }

    /** Its code is worth nothing any more, unless there is another meanwhile. */
    void withdraw(Mailbox mailbox) {
        change(
                mailbox,
                "SET #state = :state, version = :next" + WITHOUT_CODE,
                "version = :seen",
                Map.of(
                        ":state", Value.text(mailbox.state().word()),
                        ":seen", Value.text(mailbox.version())));
    }

    /** While it is not confirmed, no code is waited for any more, whichever came last. */
    void silence(Mailbox mailbox) {
        change(
                mailbox,
                "SET #state = :state, version = :next" + WITHOUT_CODE,
                SAME_LINK + " AND #state = :state",
                Map.of(
                        ":state", Value.text(State.UNCONFIRMED.word()),
                        ":secret", Value.text(mailbox.secret().text())));
    }

    void forget(String user) {
        for (Optional<Row> kept = read(user, MAIL); kept.isPresent(); kept = read(user, MAIL)) {
            Mailbox mailbox = mailbox(kept.get(), Instant.MAX);
            TransactWriteItem forget = TransactWriteItem.builder()
                    .delete(delete -> delete.tableName(table)
                            .key(key(user, MAIL))
                            .conditionExpression("version = :seen")
                            .expressionAttributeValues(Map.of(":seen", Value.text(mailbox.version()))))
                    .build();
            new Transaction<Boolean>()
                    .add(forget, true)
                    .add(unlink(mailbox), true)
                    .commit(tables);
        }
    }

    private boolean change(Mailbox mailbox, String expression, String condition, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> all = new HashMap<>(values);
        all.put(":next", Value.text(UUID.randomUUID().toString()));
        try {
            tables.updateItem(update -> update.tableName(table)
                    .key(key(mailbox.user(), MAIL))
                    .updateExpression(expression)
                    .conditionExpression(condition)
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(all));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private TransactWriteItem put(Map<String, AttributeValue> row, Optional<Mailbox> before) {
        return TransactWriteItem.builder()
                .put(put -> before.ifPresentOrElse(
                        mailbox -> put.tableName(table)
                                .item(row)
                                .conditionExpression("version = :seen")
                                .expressionAttributeValues(Map.of(":seen", Value.text(mailbox.version()))),
                        () -> put.tableName(table).item(row).conditionExpression("attribute_not_exists(part)")))
                .build();
    }

    private TransactWriteItem link(Mailbox mailbox, Optional<Instant> expiry) {
        Map<String, AttributeValue> row =
                new HashMap<>(key(LINK + mailbox.secret().sha256(), MAIL));
        row.put("of", Value.text(mailbox.user()));
        expiry.ifPresent(moment -> row.put("expiresAt", Value.expiry(moment)));
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(row))
                .build();
    }

    private TransactWriteItem unlink(Mailbox mailbox) {
        return TransactWriteItem.builder()
                .delete(delete ->
                        delete.tableName(table).key(key(LINK + mailbox.secret().sha256(), MAIL)))
                .build();
    }

    private static Map<String, AttributeValue> row(Mailbox mailbox, String codeSha256, int tries, Instant expiry) {
        Map<String, AttributeValue> row = new HashMap<>(key(mailbox.user(), MAIL));
        row.put("address", Value.text(mailbox.address().text()));
        row.put("state", Value.text(mailbox.state().word()));
        row.put("secret", Value.text(mailbox.secret().text()));
        row.put("codeSha256", Value.text(codeSha256));
        row.put("codeUntil", Value.time(mailbox.codeUntil().orElseThrow()));
        row.put("triesLeft", Value.number(tries));
        row.put("version", Value.text(mailbox.version()));
        row.put("expiresAt", Value.expiry(expiry));
        return row;
    }

    private static Mailbox mailbox(Row row, Instant now) {
        return new Mailbox(
                row.text("user"),
                new Address(row.text("address")),
                State.of(row.text("state")).orElseThrow(),
                new Secret(row.text("secret")),
                row.time("codeUntil").filter(until -> until.isAfter(now) && row.number("triesLeft") > 0),
                row.text("version"));
    }

    private Optional<Row> read(String user, String part) {
        var answer =
                tables.getItem(get -> get.tableName(table).key(key(user, part)).consistentRead(true));
        return answer.hasItem() ? Optional.of(new Row(answer.item())) : Optional.empty();
    }

    private static Map<String, AttributeValue> key(String user, String part) {
        return Map.of("user", Value.text(user), "part", Value.text(part));
    }
}
