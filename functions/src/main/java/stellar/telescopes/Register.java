package stellar.telescopes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.accounts.Caller;
import stellar.accounts.Role;
import stellar.cloud.Refusal;
import stellar.cloud.Transaction;
import stellar.cloud.Value;
import stellar.relays.Relay;
import stellar.relays.Relays;

/**
 * Takes telescopes in, changes what is written of them, and retires them. A telescope is never removed, and its id never
 * given again: bookings, images and the timeline name it. Each write is one transaction over the telescope's row and those
 * of the relays that begin or cease to speak for it.
 */
final class Register {

    private final DynamoDbClient tables;
    private final String table;
    private final Telescopes telescopes;
    private final Relays relays;

    Register(DynamoDbClient tables, String table, Relays relays) {
        this.tables = tables;
        this.table = table;
        this.telescopes = new Telescopes(tables, table);
        this.relays = relays;
    }

    /** What became of a wish. */
    sealed interface Outcome {

        /** It is done, and this is how the telescope is now. */
        record Kept(Telescope telescope) implements Outcome {}

        /**
         * It is not, and nothing was changed.
         *
         * @param field the member that is in the way; absent when it is none
         */
        record Refused(@Nullable String field, Refusal why) implements Outcome {}
    }

    /** What {@link Telescopes#ownedBy} finds. */
    List<Telescope> ownedBy(String user) {
        return telescopes.ownedBy(user);
    }

    /** Takes a new telescope in. */
    Outcome create(String id, Wish wish, Caller caller, Instant now) {
        Optional<Outcome> refused = refusal(id, null, wish, caller);
        if (refused.isPresent()) {
            return refused.get();
        }
        String operator = Objects.requireNonNullElse(wish.operator(), caller.user());
        Map<String, AttributeValue> row = AboutRow.attributes(wish, operator, 1, caller.user(), now);
        row.putAll(key(id));
        Transaction<Refusal> transaction =
                new Transaction<Refusal>().add(Transaction.putNew(table, row, "telescope"), Reasons.ID_TAKEN);
        return commit(id, transaction.addAll(speakers(id, null, null, wish), Reasons.RELAY_CHANGED));
    }

    /**
     * Changes a telescope to what is wished.
     *
     * @param version the version that the wish was made from
     */
    Outcome change(Telescope known, long version, Wish wish, Caller caller, Instant now) {
        if (known.listing() == Listing.RETIRED) {
            return new Outcome.Refused(null, Reasons.RETIRED);
        }
        Refusal stale = Reasons.STALE.with("version", known.version());
        if (version != known.version()) {
            return new Outcome.Refused("version", stale);
        }
        Optional<Outcome> refused = refusal(known.id(), known, wish, caller);
        if (refused.isPresent()) {
            return refused.get();
        }
        String operator = Stream.of(wish.operator(), known.operator())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(caller.user());
        Map<String, AttributeValue> sets = AboutRow.attributes(wish, operator, version + 1, caller.user(), now);
        List<String> removes = Stream.of("relay", "voyager")
                .filter(name -> !sets.containsKey(name))
                .toList();
        Transaction<Refusal> transaction = new Transaction<Refusal>().add(update(known, sets, removes), stale);
        return commit(
                known.id(),
                transaction.addAll(speakers(known.id(), known.relay(), known.voyager(), wish), Reasons.RELAY_CHANGED));
    }

    /** Takes a telescope out of service for ever; once more does nothing more. Its relay may still say what it saw before. */
    Outcome retire(Telescope known, Caller caller, Instant now) {
        if (known.listing() == Listing.RETIRED) {
            return new Outcome.Kept(known);
        }
        Map<String, AttributeValue> sets = Map.of(
                "listing", Value.text(Listing.RETIRED.word()),
                "version", Value.number(known.version() + 1),
                "changedBy", Value.text(caller.user()),
                "changedAt", Value.time(now));
        Transaction<Refusal> transaction = new Transaction<Refusal>()
                .add(update(known, sets, List.of()), Reasons.STALE.with("version", known.version() + 1));
        if (known.relay() != null && known.voyager() != null) {
            transaction.add(
                    relays.changeVoyager(known.relay(), known.id(), known.voyager(), null), Reasons.RELAY_CHANGED);
        }
        return commit(known.id(), transaction);
    }

    private Outcome commit(String id, Transaction<Refusal> transaction) {
        return transaction
                .commit(tables)
                .<Outcome>map(why -> new Outcome.Refused(null, why))
                .orElseGet(() -> new Outcome.Kept(telescopes.find(id).orElseThrow()));
    }

    /** Why somebody's wish cannot be for reasons that lie outside of it. */
    private Optional<Outcome> refusal(String id, @Nullable Telescope known, Wish wish, Caller caller) {
        String owner = known == null ? caller.user() : known.operator();
        if (wish.operator() != null && !wish.operator().equals(owner) && !caller.is(Role.ADMIN)) {
            return refused("operator", Reasons.OWNER_NOT_YOURS);
        }
        if (wish.relay() == null || wish.voyager() == null) {
            return Optional.empty();
        }
        boolean isKept = known != null && wish.relay().equals(known.relay());
        Optional<Relay> relay = relays.find(wish.relay()).filter(each -> isKept || caller.mayOperate(each.operator()));
        if (relay.isEmpty()) {
            return refused("relay", Reasons.RELAY_UNKNOWN);
        }
        boolean isTaken = relay.get().telescopes().stream()
                .filter(other -> !other.equals(id))
                .flatMap(other -> telescopes.find(other).stream())
                .anyMatch(other -> other.listing() != Listing.RETIRED
                        && wish.relay().equals(other.relay())
                        && wish.voyager().equals(other.voyager()));
        return isTaken ? refused("voyager", Reasons.VOYAGER_TAKEN) : Optional.empty();
    }

    private static Optional<Outcome> refused(String field, Refusal why) {
        return Optional.of(new Outcome.Refused(field, why.with("field", field)));
    }

    /** The relay that ceases to speak for a telescope, the one that begins, and whose Voyager is whose. */
    private List<TransactWriteItem> speakers(
            String telescope, @Nullable String relayBefore, @Nullable Integer voyagerBefore, Wish wish) {
        if (relayBefore != null && relayBefore.equals(wish.relay())) {
            return Objects.equals(voyagerBefore, wish.voyager())
                    ? List.of()
                    : List.of(relays.changeVoyager(relayBefore, telescope, voyagerBefore, wish.voyager()));
        }
        List<TransactWriteItem> writes = new ArrayList<>();
        if (relayBefore != null && voyagerBefore != null) {
            relays.find(relayBefore)
                    .filter(relay -> relay.telescopes().contains(telescope))
                    .ifPresent(relay -> writes.add(relays.removeTelescope(relay, telescope, voyagerBefore)));
        }
        if (wish.relay() != null && wish.voyager() != null) {
            Relay relay = relays.find(wish.relay()).orElseThrow();
            writes.add(
                    relay.telescopes().contains(telescope)
                            ? relays.changeVoyager(relay.id(), telescope, null, wish.voyager())
                            : relays.addTelescope(relay.id(), telescope, wish.voyager()));
        }
        return writes;
    }

    /** A change of a telescope's row that is taken only while it is as it was read. */
    private TransactWriteItem update(Telescope known, Map<String, AttributeValue> sets, List<String> removes) {
        Map<String, String> names = new HashMap<>(Map.of("#version", "version"));
        Map<String, AttributeValue> values = new HashMap<>();
        List<String> terms = new ArrayList<>();
        sets.forEach((name, value) -> {
            names.put("#" + name, name);
            values.put(":" + name, value);
            terms.add("#" + name + " = :" + name);
        });
        removes.forEach(name -> names.put("#" + name, name));
        String remove = removes.isEmpty()
                ? ""
                : " REMOVE "
                        + String.join(
                                ", ", removes.stream().map(name -> "#" + name).toList());
        if (known.version() > 0) {
            values.put(":known", Value.number(known.version()));
        }
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(known.id()))
                        .updateExpression("SET " + String.join(", ", terms) + remove)
                        .conditionExpression(
                                known.version() > 0
                                        ? "#version = :known"
                                        : "attribute_exists(telescope) AND attribute_not_exists(#version)")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values))
                .build();
    }

    private static Map<String, AttributeValue> key(String telescope) {
        return Map.of("telescope", Value.text(telescope), "part", Value.text("about"));
    }
}
