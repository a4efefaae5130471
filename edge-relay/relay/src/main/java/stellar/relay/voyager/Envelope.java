package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every event has.
 *
 * @param timestamp Voyager's own time stamp
 * @param host the Windows name of Voyager's computer
 * @param instance which Voyager on that computer, from 1
 * @param raw the fields as they came, image bytes left out
 * @param complaints a sentence for each field that could not be read as documented
 */
public record Envelope(
        @Nullable Instant timestamp,
        @Nullable String host,
        @Nullable Integer instance,
        ObjectNode raw,
        List<String> complaints) {

    public Envelope {
        complaints = List.copyOf(complaints);
    }
}
