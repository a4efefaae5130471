package stellar.local.buckets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * A store that tells of each object written, before the writer hears that it is: a writer that got its answer can rely
 * on the event, and one that got none writes again.
 */
final class TellingStore extends ForwardingBlobStore {
    private final Listener listener;
    private final Clock clock;

    /** Hears of written objects; the write fails when it does. */
    interface Listener {
        void created(ObjectCreated object) throws IOException;
    }

    TellingStore(BlobStore store, Listener listener, Clock clock) {
        super(store);
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        PutObjectResponse response = super.putBlob(request, content);
        tell(request.bucket(), request.key(), "Put");
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        tell(request.destinationBucket(), request.destinationKey(), "Copy");
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        tell(upload.containerName(), upload.blobName(), "CompleteMultipartUpload");
        return response;
    }

    private void tell(String bucket, String key, String how) {
        HeadObjectResponse head =
                blobMetadata(HeadObjectRequest.builder().bucket(bucket).key(key).build());
        if (head == null) {
            return; // Removed again already; there is nothing to tell of.
        }
        try {
            listener.created(new ObjectCreated(
                    clock.instant(),
                    bucket,
                    key,
                    how,
                    head.contentLength(),
                    String.valueOf(head.eTag()).replace("\"", "")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
