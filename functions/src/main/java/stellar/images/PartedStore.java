package stellar.images;

import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import stellar.contract.Batch;
import stellar.contract.UploadGrant;
import stellar.contract.UploadParts;
import stellar.contract.UploadRequest;

/**
 * Uploads in parts: begins one, signs the addresses of its parts, and puts it together. It never touches the bytes; each
 * part goes to the bucket with exactly the length and the checksum that were signed. What is never put together is
 * removed by the bucket's own rule in template.yaml.
 */
public final class PartedStore {

    /** Kept with the object, so that one that is there can be told from one that is not. */
    private static final String SHA256 = "sha256";

    private static final int NOT_THERE = 404;
    private static final int NOT_THERE_OR_NOT_FOR_US = 403;

    private final S3Client objects;
    private final S3Presigner presigner;
    private final String bucket;
    private final Clock clock;

    public PartedStore(S3Client objects, S3Presigner presigner, String bucket, Clock clock) {
        this.objects = objects;
        this.presigner = presigner;
        this.bucket = bucket;
        this.clock = clock;
    }

    /** Whether a request's parts make up its bytes. */
    static boolean takes(UploadRequest request, UploadParts parts) {
        if (parts.partBytes() < UploadParts.LEAST_BYTES || parts.count(request.bytes()) > UploadParts.MOST_PARTS) {
            return false;
        }
        long count = parts.count(request.bytes());
        boolean wanted = parts.wanted().size() <= UploadParts.MOST_WANTED
                && parts.wanted().stream()
                        .allMatch(part -> part.number() >= 1 && part.number() <= count && isSha256(part.sha256()));
        boolean sent = parts.sent().isEmpty() || (parts.upload() != null && areAll(parts.sent(), count));
        return wanted && sent && (parts.upload() == null || parts.upload().matches("[!-~]{1,1024}"));
    }

    private static boolean areAll(List<UploadParts.Sent> sent, long count) {
        for (int i = 0; i < sent.size(); i++) {
            UploadParts.Sent part = sent.get(i);
            if (part.number() != i + 1
                    || !isSha256(part.sha256())
                    || !part.tag().matches("[!-~]{1,128}")) {
                return false;
            }
        }
        return sent.size() == count;
    }

    /** Places for the parts that are wanted, in the upload that is named or in a new one; forgotten when it is not there. */
    UploadGrant grant(ImageKey key, UploadRequest request, UploadParts parts) {
        String known = parts.upload();
        if (known != null && !goesOn(key, known)) {
            return UploadGrant.of(UploadGrant.State.FORGOTTEN);
        }
        String upload = known == null ? begun(key, request) : known;
        List<UploadGrant.Leave> leaves = parts.wanted().stream()
                .map(part -> leave(key, upload, part, parts.length(part.number(), request.bytes())))
                .toList();
        return new UploadGrant(
                Batch.VERSION,
                UploadGrant.State.PARTS,
                null,
                Map.of(),
                clock.instant().plus(ImageStore.UPLOAD_LEAVE),
                new UploadGrant.Parts(upload, leaves));
    }

    /** Puts the parts together: present, also when that was done before; forgotten when there is no such upload. */
    UploadGrant.State together(ImageKey key, UploadRequest request, UploadParts parts) {
        List<CompletedPart> sent = parts.sent().stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.tag())
                        .checksumSHA256(base64(part.sha256()))
                        .build())
                .toList();
        try {
            objects.completeMultipartUpload(complete -> complete.bucket(bucket)
                    .key(key.text())
                    .uploadId(parts.upload())
                    .multipartUpload(all -> all.parts(sent)));
            return UploadGrant.State.PRESENT;
        } catch (S3Exception refused) {
            if (!isAboutTheUpload(refused)) {
                throw refused;
            }
            return isThere(key, request) ? UploadGrant.State.PRESENT : UploadGrant.State.FORGOTTEN;
        }
    }

    private String begun(ImageKey key, UploadRequest request) {
        return objects.createMultipartUpload(create -> create.bucket(bucket)
                        .key(key.text())
                        .contentType(ImageStore.contentType(key))
                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                        .metadata(Map.of(SHA256, request.sha256())))
                .uploadId();
    }

    private boolean goesOn(ImageKey key, String upload) {
        try {
            objects.listParts(
                    list -> list.bucket(bucket).key(key.text()).uploadId(upload).maxParts(1));
            return true;
        } catch (S3Exception refused) {
            if (isAboutTheUpload(refused)) {
                return false;
            }
            throw refused;
        }
    }

    private UploadGrant.Leave leave(ImageKey key, String upload, UploadParts.Wanted part, long bytes) {
        String checksum = base64(part.sha256());
        var signed = presigner.presignUploadPart(presign -> presign.signatureDuration(ImageStore.UPLOAD_LEAVE)
                .uploadPartRequest(put -> put.bucket(bucket)
                        .key(key.text())
                        .uploadId(upload)
                        .partNumber(part.number())
                        .contentLength(bytes)
                        .checksumSHA256(checksum)));
        return new UploadGrant.Leave(
                part.number(), signed.url().toString(), Map.of(ImageStore.CHECKSUM_HEADER, checksum));
    }

    private boolean isThere(ImageKey key, UploadRequest request) {
        try {
            var head = objects.headObject(get -> get.bucket(bucket).key(key.text()));
            return head.contentLength() == request.bytes()
                    && request.sha256().equals(head.metadata().get(SHA256));
        } catch (S3Exception missing) {
            if (missing.statusCode() == NOT_THERE || missing.statusCode() == NOT_THERE_OR_NOT_FOR_US) {
                return false;
            }
            throw missing;
        }
    }

    /** Whether the bucket does not know the upload or holds other parts, so that only a new one can help. */
    private static boolean isAboutTheUpload(S3Exception refused) {
        String code = refused.awsErrorDetails() == null
                ? ""
                : refused.awsErrorDetails().errorCode();
        return switch (String.valueOf(code)) {
            case "NoSuchUpload", "InvalidPart", "InvalidPartOrder", "EntityTooSmall", "BadDigest" -> true;
            default -> false;
        };
    }

    private static boolean isSha256(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    private static String base64(String sha256) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }
}
