package stellar.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a relay sends an image's bytes in parts: first it asks for places for some of them, and again for the next; when
 * all are in the bucket it names them all, and the cloud puts them together.
 *
 * @param partBytes the length of every part but the last, {@value #LEAST_BYTES} at least
 * @param upload the cloud's name for this upload; absent until the cloud gave one
 * @param wanted the parts it wants to send now, {@value #MOST_WANTED} at most
 * @param sent every part, in order, once all are in the bucket; empty before
 */
public record UploadParts(long partBytes, @Nullable String upload, List<Wanted> wanted, List<Sent> sent) {

    /** S3 takes no shorter part, but for the last. */
    public static final long LEAST_BYTES = 5L << 20;

    /** Most places given at once. */
    public static final int MOST_WANTED = 16;

    /** Most parts of an image. */
    public static final int MOST_PARTS = 1_000;

    public UploadParts {
        requireNonNull(wanted, "An upload in parts says which parts it wants to send.");
        requireNonNull(sent, "An upload in parts says which parts are sent.");
        wanted = List.copyOf(wanted);
        sent = List.copyOf(sent);
    }

    /**
     * A part to be sent.
     *
     * @param number from 1
     * @param sha256 its SHA-256 as 64 lower-case hex digits
     */
    public record Wanted(int number, String sha256) {
        public Wanted {
            requireNonNull(sha256, "A part is named with its SHA-256.");
        }
    }

    /**
     * A part in the bucket.
     *
     * @param number from 1
     * @param sha256 its SHA-256 as 64 lower-case hex digits
     * @param tag the entity tag that the bucket answered with
     */
    public record Sent(int number, String sha256, String tag) {
        public Sent {
            requireNonNull(sha256, "A part is named with its SHA-256.");
            requireNonNull(tag, "A part that was sent is named with its entity tag.");
        }
    }

    /** How many parts an image of so many bytes has. */
    public long count(long bytes) {
        return Math.ceilDiv(bytes, partBytes);
    }

    /** The length of one part of an image of so many bytes. */
    public long length(int number, long bytes) {
        return number < count(bytes) ? partBytes : bytes - (number - 1) * partBytes;
    }
}
