package stellar.albums;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs the addresses under which the pieces of albums are fetched, as a whole or from some byte on. */
public final class AlbumLinks {

    /** How long a link works. */
    static final Duration LEAVE = Duration.ofHours(1);

    private final S3Presigner presigner;
    private final String bucket;

    public AlbumLinks(S3Presigner presigner, String bucket) {
        this.presigner = presigner;
        this.bucket = bucket;
    }

    /**
     * Where a piece can be fetched.
     *
     * @param saved the name that a browser saves it under, of characters that need no quoting
     */
    URI fetch(Piece piece, String booking, String saved) {
        String how = piece.isToBeSaved() ? "attachment" : "inline";
        var signed = presigner.presignGetObject(
                presign -> presign.signatureDuration(LEAVE).getObjectRequest(get -> get.bucket(bucket)
                        .key(piece.key(booking))
                        .responseContentType(piece.contentType())
                        .responseContentDisposition(how + "; filename=\"" + saved + "\"")));
        try {
            return signed.url().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The signed address of an album is no address.", e);
        }
    }
}
