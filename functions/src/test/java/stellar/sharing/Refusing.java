package stellar.sharing;

import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables that may not be asked. */
final class Refusing {

    private Refusing() {}

    static DynamoDbClient tables() {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(), new Class<?>[] {DynamoDbClient.class}, (_, method, _) -> {
                    throw new AssertionError("A table was asked: " + method.getName());
                });
    }
}
