package stellar.images;

import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import stellar.contract.RequestSignature;

/** Puts small previews into the bucket that came inside a request. */
public final class PreviewStore {

    private final S3Client objects;
    private final String bucket;

    public PreviewStore(S3Client objects, String bucket) {
        this.objects = objects;
        this.bucket = bucket;
    }

    /** The SHA-256 of bytes, 64 hex digits, as {@link Images#granted} wants it. */
    public static String sha256(byte[] jpeg) {
        return RequestSignature.sha256(jpeg);
    }

    /** Puts a JPEG that was checked; putting it again changes nothing. */
    public void put(ImageKey key, byte[] jpeg) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256(jpeg)));
        objects.putObject(
                put -> put.bucket(bucket)
                        .key(key.text())
                        .contentType(ImageStore.contentType(key))
                        .checksumSHA256(checksum),
                RequestBody.fromBytes(jpeg));
    }
}
