package stellar.ingest;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import stellar.cloud.Collision;
import stellar.commands.Commands;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.Position;
import stellar.images.ImageFacts;
import stellar.images.Images;
import stellar.relays.Relays;
import stellar.telescopes.TelescopeState;
import stellar.telescopes.Telescopes;
import stellar.telescopes.Timeline;

/** Applies the durable events of one batch: all of them and the relay's step in one transaction, or nothing. */
final class BatchTransaction {

    private static final int MAX_ATTEMPTS = 5;

    private final DynamoDbClient tables;
    private final Relays relays;
    private final Telescopes telescopes;
    private final Timeline timeline;
    private final Images images;
    private final Commands commands;

    BatchTransaction(
            DynamoDbClient tables,
            Relays relays,
            Telescopes telescopes,
            Timeline timeline,
            Images images,
            Commands commands) {
        this.tables = tables;
        this.relays = relays;
        this.telescopes = telescopes;
        this.timeline = timeline;
        this.images = images;
        this.commands = commands;
    }

    /** What came of a batch. */
    sealed interface Result {

        /** It took effect; {@code previous} is where each of its telescopes stood before. */
        record Applied(Map<String, Position> previous) implements Result {}

        /** Nothing was written: the relay's stream stands elsewhere. */
        record Elsewhere(Position held) implements Result {}

        /** Nothing was written: there is no such relay any more. */
        record Removed() implements Result {}
    }

    /**
     * Applies a batch. Two transactions that meet at one row are tried again, a few times; then the exception of the
     * last one stands, and the relay sends again.
     */
    Result apply(Batch batch, Instant now) {
        Map<String, List<DurableEvent>> byTelescope = batch.events().stream()
                .collect(groupingBy(DurableEvent::telescope, LinkedHashMap::new, Collectors.toList()));
        for (int attempt = 1; ; attempt++) {
            Map<String, Optional<Position>> previous = new HashMap<>();
            byTelescope.keySet().forEach(telescope -> previous.put(telescope, telescopes.position(telescope)));
            List<TransactWriteItem> writes = writes(batch, byTelescope, previous, now);
            try {
                tables.transactWriteItems(transaction -> transaction.transactItems(writes));
                return new Result.Applied(previous.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().orElse(TelescopeState.BEGINNING))));
            } catch (TransactionCanceledException cancelled) {
                CancellationReason relay = cancelled.cancellationReasons().getFirst();
                if (Collision.CONDITION_FAILED.equals(relay.code())) {
                    return relay.hasItem()
                            ? new Result.Elsewhere(Relays.position(relay.item()).orElse(Relays.NOWHERE))
                            : new Result.Removed();
                }
                boolean helps = Collision.isPassing(cancelled) || Collision.isStale(cancelled);
                if (attempt == MAX_ATTEMPTS || !helps) {
                    throw cancelled;
                }
                Collision.stayAway(attempt);
            }
        }
    }

    private List<TransactWriteItem> writes(
            Batch batch,
            Map<String, List<DurableEvent>> byTelescope,
            Map<String, Optional<Position>> previous,
            Instant now) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(relays.advance(batch, now));
        byTelescope.forEach((telescope, events) -> writes.add(
                telescopes.advance(previous.getOrDefault(telescope, Optional.empty()), batch.epoch(), events)));
        batch.events().forEach(event -> writes.add(timeline.row(event, batch.epoch(), now)));
        ImageFacts.of(batch.events()).forEach(image -> writes.add(images.learn(image)));
        writes.addAll(commands.learn(batch.events(), now));
        return writes;
    }
}
