package stellar.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import stellar.local.kept.OwnersFile;

/** How far a function has come in a stream: through which record in each shard, and which shards it has finished. */
final class Position {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OwnersFile file;
    private final String streamArn;
    private final boolean isNew;
    private final Map<String, String> through = new HashMap<>();
    private final Set<String> finished = new HashSet<>();

    /** Reads what an earlier run kept; what it kept of another stream counts for nothing. */
    Position(Path file, String streamArn) throws IOException {
        this.file = new OwnersFile(file);
        this.streamArn = streamArn;
        JsonNode kept = JSON.readTree(this.file.read().orElse("{}"));
        isNew = !kept.path("stream").asText().equals(streamArn);
        if (!isNew) {
            kept.path("through")
                    .properties()
                    .forEach(each -> through.put(each.getKey(), each.getValue().asText()));
            kept.path("finished").forEach(each -> finished.add(each.asText()));
        }
    }

    /** Whether nothing was kept of this stream before. */
    boolean isNew() {
        return isNew;
    }

    /** The sequence number of the last record that is done; none when the shard was not begun. */
    Optional<String> through(String shard) {
        return Optional.ofNullable(through.get(shard));
    }

    boolean isFinished(String shard) {
        return finished.contains(shard);
    }

    /** Moves on through this record. */
    void moveThrough(String shard, String sequenceNumber) throws IOException {
        through.put(shard, sequenceNumber);
        write();
    }

    /** The shard has ended and all of it is done. */
    void finish(String shard) throws IOException {
        finished.add(shard);
        through.remove(shard);
        write();
    }

    /** Forgets shards that the stream has forgotten. */
    void keepOnly(Collection<String> shards) throws IOException {
        boolean forgotten = through.keySet().retainAll(shards);
        if (finished.retainAll(shards) || forgotten) {
            write();
        }
    }

    void write() throws IOException {
        ObjectNode kept = JSON.createObjectNode().put("stream", streamArn);
        kept.set("through", JSON.valueToTree(through));
        kept.set("finished", JSON.valueToTree(finished));
        file.write(kept.toString());
    }
}
