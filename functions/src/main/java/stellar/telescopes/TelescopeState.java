package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stellar.contract.Position;
import stellar.contract.Wire;

/**
 * All that is known of a telescope now, read at one moment.
 *
 * @param telescope what it is
 * @param position the last durable event this state holds; epoch 0, seq 0 before the first
 * @param parts by their names in messages ({@code connection}, {@code version}, {@code controlData}, {@code
 *     shotRunning}, {@code weather}), each with its {@code at}; what was never heard is absent
 */
public record TelescopeState(Telescope telescope, Position position, Map<String, ObjectNode> parts) {

    /** Before the first durable event. */
    public static final Position BEGINNING = new Position(0, 0);

    /**
     * As the page and the API have it.
     *
     * @param relaySeenAt when its relay last spoke; absent when it never did
     */
    public ObjectNode toJson(@Nullable Instant relaySeenAt) {
        ObjectNode json = Wire.object();
        json.set("telescope", telescope.about());
        parts.forEach((name, part) -> json.set(name, part.deepCopy()));
        if (relaySeenAt != null) {
            json.withObjectProperty("connection").put("relaySeenAt", relaySeenAt.toString());
        }
        return json;
    }

    /** As {@link #toJson}, with all of the telescope's description that anybody may know. */
    ObjectNode inFull(@Nullable Instant relaySeenAt) {
        ObjectNode json = toJson(relaySeenAt);
        json.set("telescope", telescope.inFull());
        return json;
    }

    /** Whether its relay has said that its Voyager is connected and logged in. */
    public boolean isConnected() {
        ObjectNode connection = parts.get("connection");
        return connection != null && connection.path("voyager").asText().equals("connected");
    }
}
