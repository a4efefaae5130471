package stellar.cloud;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Writes to several tables that take effect together or not at all, each with what it means when its condition does not
 * hold. Of several conditions that do not, the one added first is told.
 *
 * @param <M> what a refusal can mean
 */
public final class Transaction<M> {

    /** The most writes of one transaction, a limit of DynamoDB. */
    public static final int MOST_WRITES = 100;

    private static final int MAX_ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final String CONDITION_FAILED = "ConditionalCheckFailed";

    /** Another writer was in the way, or the table was asked too much of: trying again helps. */
    private static final Set<String> PASSING =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final List<TransactWriteItem> writes = new ArrayList<>();
    private final List<M> meanings = new ArrayList<>();

    /** Adds a write. */
    public Transaction<M> add(TransactWriteItem write, M whenRefused) {
        writes.add(write);
        meanings.add(whenRefused);
        return this;
    }

    /** Adds writes that all mean the same when refused. */
    public Transaction<M> addAll(List<TransactWriteItem> several, M whenRefused) {
        several.forEach(write -> add(write, whenRefused));
        return this;
    }

    /**
     * Makes the writes; empty when they took effect, else what the first refused one means. Where another writer was in
     * the way it tries again, {@value #MAX_ATTEMPTS} times at most; then the exception of the last try stands.
     */
    public Optional<M> commit(DynamoDbClient tables) {
        for (int attempt = 1; ; attempt++) {
            try {
                tables.transactWriteItems(transaction -> transaction.transactItems(writes));
                return Optional.empty();
            } catch (TransactionCanceledException cancelled) {
                List<CancellationReason> reasons = cancelled.cancellationReasons();
                for (int i = 0; i < reasons.size(); i++) {
                    if (CONDITION_FAILED.equals(reasons.get(i).code())) {
                        return Optional.of(meanings.get(i));
                    }
                }
                if (attempt == MAX_ATTEMPTS || reasons.stream().noneMatch(reason -> PASSING.contains(reason.code()))) {
                    throw cancelled;
                }
                pause(attempt);
            }
        }
    }

    /** A row that must not be there yet. {@code key}: an attribute of its key. */
    public static TransactWriteItem putNew(String table, Map<String, AttributeValue> row, String key) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(row).conditionExpression("attribute_not_exists(" + key + ")"))
                .build();
    }

    private static void pause(int attempt) {
        long nanos = FIRST_PAUSE.toNanos() << attempt;
        LockSupport.parkNanos(nanos / 2 + ThreadLocalRandom.current().nextLong(nanos));
    }
}
