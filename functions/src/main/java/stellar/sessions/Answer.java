package stellar.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param state as {@link stellar.commands.StoredCommand#state}
 * @param reason a sentence; may be empty
 * @param result what the telescope gave back; absent when nothing
 */
record Answer(String state, String reason, @Nullable ObjectNode result) {

    static final String REQUESTED = "requested";

    /** Whether a list that was given back has this GUID in it, whatever the scheduler calls its fields. */
    boolean lists(String guid) {
        return result != null
                && result.path("list").valueStream().anyMatch(entry -> entry.propertyStream()
                        .map(Map.Entry::getValue)
                        .anyMatch(value -> value.asText().equalsIgnoreCase(guid)));
    }

    /** A field of the first entry of a list that was given back; empty when there is none. */
    String first(String field) {
        JsonNode list = result == null ? null : result.get("list");
        return list == null ? "" : list.path(0).path(field).asText("");
    }
}
