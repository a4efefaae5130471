package stellar.ingest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Real tables whose next transactions meet another one, which DynamoDB Local never lets happen. */
final class Conflicts {

    private final DynamoDbClient real;
    private final AtomicInteger left;

    Conflicts(DynamoDbClient real, int conflicts) {
        this.real = real;
        this.left = new AtomicInteger(conflicts);
    }

    int left() {
        return left.get();
    }

    DynamoDbClient client() {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("transactWriteItems") && left.get() > 0) {
                        left.decrementAndGet();
                        throw TransactionCanceledException.builder()
                                .cancellationReasons(
                                        CancellationReason.builder()
                                                .code("TransactionConflict")
                                                .build(),
                                        CancellationReason.builder()
                                                .code("None")
                                                .build())
                                .build();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
