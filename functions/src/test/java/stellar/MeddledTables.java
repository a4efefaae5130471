package stellar;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Real tables, between whose calls something else happens. */
public final class MeddledTables {

    private MeddledTables() {}

    /** The tables; after each of their calls this is done before the caller goes on. */
    public static DynamoDbClient over(DynamoDbClient tables, Runnable afterEach) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(tables, arguments);
                        afterEach.run();
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
