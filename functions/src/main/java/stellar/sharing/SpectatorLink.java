package stellar.sharing;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.cloud.Row;

/**
 * A link to watch a booking by, as its owner sees it.
 *
 * @param id made by who asked for it; of this booking's links only this has it
 * @param label what its owner calls it; absent when they gave it no name
 * @param until from when on it opens nothing any more
 * @param isLate whether who has it sees everything a minute after it happened
 * @param sha256 what is kept of its secret
 */
record SpectatorLink(String id, @Nullable String label, Instant madeAt, Instant until, boolean isLate, String sha256) {

    /** Whether a row of a link says so; those of before there was a choice say nothing. */
    static boolean isLate(Row row) {
        return Optional.ofNullable(row.attributes().get("late"))
                .map(AttributeValue::bool)
                .orElse(false);
    }
}
