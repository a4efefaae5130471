package stellar.local.buckets;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;

/**
 * A store whose requests are counted as S3 bills them: those that write or list, and those that read. Deleting and giving up are
 * free. The server looks at an object before it answers some requests, so that reads come out a little high.
 */
final class MeteredStore extends ForwardingBlobStore {
    private final Meter meter;

    MeteredStore(BlobStore store, Meter meter) {
        super(store);
        this.meter = meter;
    }

    private void writes(String bucket) {
        meter.count(Metered.OBJECT_WRITES, bucket, 1);
    }

    private void reads(String bucket) {
        meter.count(Metered.OBJECT_READS, bucket, 1);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        writes(request.bucket());
        return super.putBlob(request, content);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        writes(request.destinationBucket());
        return super.copyBlob(request);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        writes(request.bucket());
        return super.list(request);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        writes(request.bucket());
        return super.initiateMultipartUpload(request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload upload, UploadPartRequest request, InputStream content) {
        writes(upload.containerName());
        return super.uploadMultipartPart(upload, request, content);
    }

    @Override
    public UploadPartCopyResponse copyMultipartPart(MultipartUpload upload, UploadPartCopyRequest request) {
        writes(upload.containerName());
        return super.copyMultipartPart(upload, request);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        writes(upload.containerName());
        return super.completeMultipartUpload(upload, request);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        reads(upload.containerName());
        return super.listMultipartUpload(upload);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        reads(request.bucket());
        return super.getBlob(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        reads(request.bucket());
        return super.blobMetadata(request);
    }
}
