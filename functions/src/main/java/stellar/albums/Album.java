package stellar.albums;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An album as its row tells.
 *
 * @param asked how often it was asked for
 * @param claimedUntil until when whoever makes it has it to themselves; absent while nobody does
 * @param askedAt when a person asked for it, until that is done
 * @param version what it is being made of, or was the last time that somebody began; absent before
 * @param pieces what came of each; those that were never finished are not in it
 */
record Album(
        long asked,
        @Nullable Instant claimedUntil,
        @Nullable Instant askedAt,
        @Nullable String version,
        Map<Piece, Made> pieces) {

    /** How long somebody may be at it: as long as a function may run. */
    static final Duration LIMIT = Duration.ofMinutes(15);

    /** One that nobody asked for yet. */
    static final Album NEW = new Album(0, null, null, null, Map.of());

    Album {
        pieces = Map.copyOf(pieces);
    }

    /** Until when it is being made at most; empty when it is not. */
    Optional<Instant> beingMadeUntil(Instant now) {
        Instant claimed = claimedUntil == null ? Instant.MIN : claimedUntil;
        Instant wanted = askedAt == null ? Instant.MIN : askedAt.plus(LIMIT);
        return Optional.of(claimed.isAfter(wanted) ? claimed : wanted).filter(now::isBefore);
    }

    /** What came of a piece the last time; empty when it was never finished, or is not kept any more. */
    Optional<Made> made(Piece piece, Instant now) {
        return Optional.ofNullable(pieces.get(piece))
                .filter(made -> made.state() != Made.State.READY || made.isThere(now));
    }
}
