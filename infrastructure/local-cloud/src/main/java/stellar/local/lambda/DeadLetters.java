package stellar.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The events that were given up, kept in a file of JSON lines between runs. In the cloud they go to the
 * function's failure destination.
 */
public final class DeadLetters {
    private static final System.Logger LOG = System.getLogger(DeadLetters.class.getName());

    private final Path file;
    private final int maxShown;
    private final Deque<DeadLetter> latest = new ArrayDeque<>();

    /**
     * Opens the file and reads what it holds.
     *
     * @param maxShown how many of the latest are kept in memory; the file keeps all
     */
    public DeadLetters(Path file, int maxShown) throws IOException {
        this.file = file;
        this.maxShown = maxShown;
        if (Files.exists(file)) {
            ObjectMapper json = new ObjectMapper();
            for (String line : Files.readAllLines(file)) {
                JsonNode node = json.readTree(line);
                remember(new DeadLetter(
                        Instant.parse(node.path("at").asText()),
                        node.path("function").asText(),
                        node.path("attempts").asInt(),
                        node.path("reason").asText(),
                        node.path("event")));
            }
        }
    }

    /** Keeps a letter for good. */
    public synchronized void add(DeadLetter letter) throws IOException {
        LOG.log(
                System.Logger.Level.ERROR,
                "An event was given up after {0} attempts of {1} ({2}); it is kept in {3}.",
                letter.attempts(),
                letter.functionArn(),
                letter.reason(),
                file);
        String line = JsonNodeFactory.instance
                .objectNode()
                .put("at", letter.at().toString())
                .put("function", letter.functionArn())
                .put("attempts", letter.attempts())
                .put("reason", letter.reason())
                .set("event", letter.event())
                .toString();
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        remember(letter);
    }

    private void remember(DeadLetter letter) {
        if (latest.size() == maxShown) {
            latest.removeFirst();
        }
        latest.addLast(letter);
    }

    /** The latest ones, oldest first. */
    public synchronized List<DeadLetter> latest() {
        return List.copyOf(latest);
    }
}
