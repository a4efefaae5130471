package stellar.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Writes down each new object; fails on those whose key says so. */
public final class Objects implements RequestHandler<S3Event, String> {
    private final Path notes;

    /** Needs {@code OUT_FOLDER}. */
    public Objects(Map<String, String> environment) {
        notes = Path.of(String.valueOf(environment.get("OUT_FOLDER")), "objects.txt");
    }

    @Override
    public String handleRequest(S3Event event, Context context) {
        for (S3EventNotificationRecord record : event.getRecords()) {
            var object = record.getS3().getObject();
            String line = String.join(
                    " ",
                    record.getEventName(),
                    record.getS3().getBucket().getName(),
                    object.getUrlDecodedKey(),
                    String.valueOf(object.getSizeAsLong()));
            try {
                Files.writeString(notes, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            if (object.getUrlDecodedKey().contains("fail")) {
                throw new IllegalStateException("This is no image.");
            }
        }
        return "done";
    }
}
