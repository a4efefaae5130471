package stellar.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A relay asks where to put the bytes of an image whose event the cloud has acknowledged.
 *
 * @param v version of this message, {@value Batch#VERSION}
 * @param relay who asks
 * @param telescope whose image it is
 * @param image the image's id, a UUID, as in the event's {@code parsed.image}
 * @param kind what the bytes are
 * @param bytes their exact length
 * @param sha256 their SHA-256 as 64 lower-case hex digits
 * @param parts how they are sent in parts; absent when they are sent as one
 */
public record UploadRequest(
        int v,
        String relay,
        String telescope,
        String image,
        Kind kind,
        long bytes,
        String sha256,
        @Nullable UploadParts parts) {

    /** Asks to send the bytes as one. */
    public UploadRequest(int v, String relay, String telescope, String image, Kind kind, long bytes, String sha256) {
        this(v, relay, telescope, image, kind, bytes, sha256, null);
    }

    public UploadRequest {
        requireNonNull(relay, "A request for upload names its relay.");
        requireNonNull(telescope, "A request for upload names its telescope.");
        requireNonNull(image, "A request for upload names its image.");
        requireNonNull(kind, "A request for upload says what kind of bytes it has.");
        requireNonNull(sha256, "A request for upload names the SHA-256 of its bytes.");
    }

    /** The two things kept of an image. */
    public enum Kind {
        /** The JPEG that Voyager made, at once. */
        @JsonProperty("preview")
        PREVIEW,
        /** The frame itself. */
        @JsonProperty("fits")
        FITS
    }
}
