package stellar.clouds;

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

/** On the local cloud, in the place of all functions: writes down what it is called with, an event a line. */
public final class Listener implements RequestStreamHandler {

    /** Which variable names the file. */
    static final String NOTES = "NOTES";

    private static final Object ONE_AT_A_TIME = new Object();

    private final Path notes;

    /** Runs with these settings. */
    public Listener(Map<String, String> environment) {
        this.notes = Path.of(environment.getOrDefault(NOTES, ""));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        String line = new String(event.readAllBytes(), StandardCharsets.UTF_8);
        synchronized (ONE_AT_A_TIME) {
            Files.writeString(notes, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        answer.write("null".getBytes(StandardCharsets.UTF_8));
    }
}
