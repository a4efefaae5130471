package stellar.relay.spool;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an upload in parts is.
 *
 * @param upload the cloud's name for it; absent before the cloud gave one
 * @param tags by the number of a part, from 1, the entity tag the bucket answered with
 * @param beginnings how often it was begun
 */
public record SentParts(@Nullable String upload, Map<Integer, String> tags, int beginnings) {

    /** Nothing was begun. */
    static final SentParts NONE = new SentParts(null, Map.of(), 0);

    public SentParts {
        tags = Map.copyOf(tags);
    }
}
