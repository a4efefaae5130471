package stellar;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Real tables whose calls fail by chance, as when a function dies or the network does: before a call has any effect, after
 * it has had all of it, and, for transactions, because another was in the way, which DynamoDB Local never says by itself.
 */
public final class FaultyTables {

    private FaultyTables() {}

    /** The tables, with about one call in {@code oneIn} failing each way. */
    public static DynamoDbClient over(DynamoDbClient tables, Random chance, int oneIn) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                    int drawn;
                    synchronized (chance) {
                        drawn = chance.nextInt(3 * oneIn);
                    }
                    if (drawn == 0) {
                        throw SdkClientException.create("The call was never sent.");
                    }
                    if (drawn == 1 && method.getName().equals("transactWriteItems")) {
                        throw inTheWay();
                    }
                    try {
                        Object answer = method.invoke(tables, arguments);
                        if (drawn == 2) {
                            throw SdkClientException.create("The answer was lost.");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static TransactionCanceledException inTheWay() {
        return TransactionCanceledException.builder()
                .message("Another transaction is in the way.")
                .cancellationReasons(
                        CancellationReason.builder().code("TransactionConflict").build())
                .build();
    }
}
