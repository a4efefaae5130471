package stellar.images;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import stellar.contract.Batch;
import stellar.contract.UploadGrant;
import stellar.contract.UploadRequest;

/** Signs the addresses under which the bytes of images are put and fetched. It never touches the bytes. */
public final class ImageStore {

    /** How long a leave to upload lasts. */
    public static final Duration UPLOAD_LEAVE = Duration.ofMinutes(15);

    /** How long a link to download works. */
    public static final Duration DOWNLOAD_LEAVE = Duration.ofHours(1);

    /** Where a PUT says the SHA-256 of its bytes, in base64. */
    static final String CHECKSUM_HEADER = "x-amz-checksum-sha256";

    private final S3Presigner presigner;
    private final String bucket;
    private final Clock clock;

    public ImageStore(S3Presigner presigner, String bucket, Clock clock) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.clock = clock;
    }

    /** Whether a request is for bytes that may be kept: not too many, and with a checksum. */
    static boolean takes(UploadRequest request) {
        return request.bytes() >= 1
                && request.bytes() <= maxBytes(request.kind())
                && request.sha256().matches("[0-9a-f]{64}");
    }

    /** The most bytes of a kind that are kept. */
    static long maxBytes(UploadRequest.Kind kind) {
        return switch (kind) {
            case PREVIEW -> 16L * 1024 * 1024;
            case FITS -> 500L * 1024 * 1024;
        };
    }

    /** Leave to put exactly the bytes that a request describes. */
    UploadGrant grant(ImageKey key, UploadRequest request) {
        String type = contentType(key);
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(request.sha256()));
        var signed = presigner.presignPutObject(
                presign -> presign.signatureDuration(UPLOAD_LEAVE).putObjectRequest(put -> put.bucket(bucket)
                        .key(key.text())
                        .contentLength(request.bytes())
                        .contentType(type)
                        .checksumSHA256(checksum)));
        return new UploadGrant(
                Batch.VERSION,
                UploadGrant.State.PUT,
                signed.url().toString(),
                Map.of("content-type", type, CHECKSUM_HEADER, checksum),
                clock.instant().plus(UPLOAD_LEAVE));
    }

    /**
     * Where the bytes can be fetched.
     *
     * @param downloadName the name a browser saves a frame under; a preview is shown instead
     */
    URI fetch(ImageKey key, String downloadName) {
        return fetch(
                key.text(),
                contentType(key),
                key.kind() == UploadRequest.Kind.FITS
                        ? Optional.of("attachment; filename=\"" + downloadName + "\"")
                        : Optional.empty());
    }

    /** Where an object can be fetched that a browser is to show. */
    URI fetch(String key, String type) {
        return fetch(key, type, Optional.empty());
    }

    /**
     * Where an object can be fetched, as a whole or from some byte on.
     *
     * @param disposition what a browser is to do with it, as the header of that name says it; empty for its own choice
     */
    public URI fetch(String key, String type, Optional<String> disposition) {
        var signed = presigner.presignGetObject(
                presign -> presign.signatureDuration(DOWNLOAD_LEAVE).getObjectRequest(get -> {
                    get.bucket(bucket).key(key).responseContentType(type);
                    get.responseCacheControl("private, max-age=3000");
                    disposition.ifPresent(get::responseContentDisposition);
                }));
        try {
            return signed.url().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The signed address of an image is no address.", e);
        }
    }

    static String contentType(ImageKey key) {
        return switch (key.kind()) {
            case PREVIEW -> "image/jpeg";
            case FITS -> "application/fits";
        };
    }
}
