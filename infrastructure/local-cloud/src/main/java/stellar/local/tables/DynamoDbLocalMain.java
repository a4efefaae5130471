package stellar.local.tables;

import java.io.IOException;

/**
 * The main class of the DynamoDB Local process: runs it, and ends the process when standard input ends. The other end
 * of that pipe is held by the local cloud alone, so the pipe ends with it, also on {@code kill -9}.
 *
 * <p>Uses nothing but the JDK, since only DynamoDB Local's own libraries are beside it on that class path.
 */
public final class DynamoDbLocalMain {
    private static final String SERVER = "software.amazon.dynamodb.services.local.main.ServerRunner";

    private DynamoDbLocalMain() {}

    /** Takes DynamoDB Local's own options. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            try {
                while (System.in.read() >= 0) {
                    // The parent never writes; only the end matters.
                }
            } catch (IOException broken) {
                // A broken pipe is an end, too.
            }
            Runtime.getRuntime().halt(0);
        });
        Class.forName(SERVER).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }
}
