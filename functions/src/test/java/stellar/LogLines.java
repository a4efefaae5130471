package stellar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import stellar.cloud.Figure;
import stellar.cloud.Log;

/** A log that is read again. */
public final class LogLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    public final Log log;

    public LogLines(Clock clock) {
        this.log = new Log(new PrintStream(bytes, true, StandardCharsets.UTF_8), clock, "stellar-trial-Test");
    }

    /** All lines so far. */
    public List<JsonNode> lines() {
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(LogLines::read)
                .toList();
    }

    /** The lines of one figure. */
    public List<JsonNode> of(Figure figure) {
        return lines().stream().filter(line -> line.has(figure.shown())).toList();
    }

    /** The values of one figure. */
    public List<Long> values(Figure figure) {
        return of(figure).stream()
                .map(line -> line.path(figure.shown()).asLong())
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}
