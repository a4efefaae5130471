package stellar.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts its own instances and their calls; a call with {@code awaitIn} returns when that folder holds a file {@code go on}. */
public final class Counter implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private static final AtomicInteger INSTANCES = new AtomicInteger();

    private final int instance = INSTANCES.incrementAndGet();
    private int calls;

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
        calls++;
        context.getLogger().log("call " + calls);
        if (event.get("awaitIn") instanceof String text) {
            Path folder = Path.of(text);
            Path awaited = folder.resolve("go on");
            try (var watch = folder.getFileSystem().newWatchService()) {
                folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
                while (!Files.exists(awaited)) {
                    watch.take().reset();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        return Map.of("instance", instance, "calls", calls, "left", context.getRemainingTimeInMillis());
    }
}
