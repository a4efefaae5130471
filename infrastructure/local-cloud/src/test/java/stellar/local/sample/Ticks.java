package stellar.local.sample;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Writes each event down in {@code ticks.txt}, and where Scheduler is in {@code scheduler.txt}; fails when told to. */
public final class Ticks implements RequestStreamHandler {
    private final Path folder;
    private final String scheduler;

    /** Needs {@code OUT_FOLDER} and {@code AWS_ENDPOINT_URL_SCHEDULER}. */
    public Ticks(Map<String, String> environment) {
        folder = Path.of(String.valueOf(environment.get("OUT_FOLDER")));
        scheduler = String.valueOf(environment.get("AWS_ENDPOINT_URL_SCHEDULER"));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        String text = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(
                folder.resolve("ticks.txt"), text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("scheduler.txt"), scheduler);
        if (text.contains("fail")) {
            throw new IllegalStateException("The clock has stopped.");
        }
        answer.write("null".getBytes(StandardCharsets.UTF_8));
    }
}
