package stellar.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link to watch a booking by, as its owner sees it.
 *
 * @param id made by who asked for it; of this booking's links only this has it
 * @param label what its owner calls it; absent when they gave it no name
 * @param until from when on it opens nothing any more
 * @param isLate whether who has it sees everything a minute after it happened
 * @param sha256 what is kept of its secret
 */
record SpectatorLink(String id, @Nullable String label, Instant madeAt, Instant until, boolean isLate, String sha256) {}
