package stellar.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes down the ids of each batch in {@code batches.txt} and each change in {@code changes.txt}. An id that begins with
 * {@code throw} or {@code answer} fails in that way; one that begins with {@code once} is answered as failed the first time.
 */
public final class Changes implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();

    private final Path folder;

    /** Needs {@code OUT_FOLDER}. */
    public Changes(Map<String, String> environment) {
        folder = Path.of(String.valueOf(environment.get("OUT_FOLDER")));
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        List<String> ids = event.getRecords().stream().map(Changes::id).toList();
        note("batches.txt", String.join(" ", ids));
        List<BatchItemFailure> failures = new ArrayList<>();
        for (DynamodbStreamRecord record : event.getRecords()) {
            String id = id(record);
            if (id.startsWith("throw")) {
                throw new IllegalStateException("This is no star: " + id);
            }
            if (id.startsWith("answer") || (id.startsWith("once") && SEEN.add(id))) {
                failures.add(new BatchItemFailure(record.getDynamodb().getSequenceNumber()));
                break;
            }
            var image = record.getDynamodb().getNewImage();
            note("changes.txt", record.getEventName() + " " + id + " " + (image == null ? "" : image.get("value")));
        }
        return new StreamsEventResponse(failures);
    }

    private static String id(DynamodbStreamRecord record) {
        Map<String, AttributeValue> keys = record.getDynamodb().getKeys();
        return String.valueOf(keys.getOrDefault("id", new AttributeValue()).getS());
    }

    private void note(String file, String line) {
        try {
            Files.writeString(folder.resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
