package stellar.albums;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a piece the last time it was made.
 *
 * @param version what it was made of
 * @param bytes its length; 0 when it is not ready
 * @param sha256 64 hex digits; absent when nobody read it whole, and when it is not ready
 * @param tag the entity tag of its object, without quotes; absent when it is not ready
 * @param frames how many frames are in it
 * @param of of how many frames it shows those, when it could not show all; absent when it shows all
 * @param leftOut how many images are not in it that should be
 * @param missing the first {@value #MOST_NAMED} of those
 * @param reason why it is not ready, a word; absent when it is
 * @param at when
 */
record Made(
        State state,
        String version,
        long bytes,
        @Nullable String sha256,
        @Nullable String tag,
        int frames,
        @Nullable Integer of,
        int leftOut,
        List<Missing> missing,
        @Nullable String reason,
        Instant at) {

    /** How many images that are left out are named. */
    static final int MOST_NAMED = 50;

    /** How long a piece is counted on, a day less than the bucket's rule leaves it there. */
    static final Duration KEPT = Duration.ofDays(89);

    static final String NO_FRAMES = "no-frames";
    static final String NOT_YET = "not-made-yet";
    static final String NOT_FINISHED = "not-finished";
    static final String NOT_MAKABLE = "not-makable";

    enum State {
        READY,
        NONE,
        FAILED
    }

    /** An image that is left out, as rows and messages have it. */
    record Missing(String image, String reason) {}

    Made {
        missing = List.copyOf(missing);
    }

    /** A piece that is in the bucket. */
    static Made ready(String version, Stored stored, Contents contents, Instant at) {
        return new Made(
                State.READY,
                version,
                stored.bytes(),
                stored.sha256(),
                stored.tag(),
                contents.frames(),
                contents.of(),
                contents.leftOut().size(),
                named(contents.leftOut()),
                null,
                at);
    }

    /** A piece that has nothing to show. */
    static Made none(String version, List<LeftOut> leftOut, Instant at) {
        return new Made(State.NONE, version, 0, null, null, 0, null, leftOut.size(), named(leftOut), NO_FRAMES, at);
    }

    /** A piece that cannot be made of these frames. */
    static Made failed(String version, String reason, Instant at) {
        return new Made(State.FAILED, version, 0, null, null, 0, null, 0, List.of(), reason, at);
    }

    /** An object as it is in the bucket. */
    record Stored(long bytes, @Nullable String sha256, String tag) {}

    /** What is in a piece. {@code of}: as in {@link Made}. */
    record Contents(int frames, @Nullable Integer of, List<LeftOut> leftOut) {}

    /** Whether it can be fetched. */
    boolean isThere(Instant now) {
        return state == State.READY && now.isBefore(keptUntil());
    }

    Instant keptUntil() {
        return at.plus(KEPT);
    }

    private static List<Missing> named(List<LeftOut> leftOut) {
        return leftOut.stream()
                .limit(MOST_NAMED)
                .map(one -> new Missing(one.image(), one.why().word()))
                .toList();
    }
}
