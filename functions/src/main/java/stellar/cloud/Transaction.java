package stellar.cloud;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                    if (Collision.CONDITION_FAILED.equals(reasons.get(i).code())) {
                        return Optional.of(meanings.get(i));
                    }
                }
                if (attempt == MAX_ATTEMPTS || !Collision.isPassing(cancelled)) {
                    throw cancelled;
                }
                Collision.stayAway(attempt);
            }
        }
    }

    /** A row that must not be there yet. {@code key}: an attribute of its key. */
    public static TransactWriteItem putNew(String table, Map<String, AttributeValue> row, String key) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(row).conditionExpression("attribute_not_exists(" + key + ")"))
                .build();
    }
}
