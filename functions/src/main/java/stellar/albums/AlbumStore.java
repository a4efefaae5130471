package stellar.albums;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What albums are made of and kept in: the bucket of the images. */
final class AlbumStore {

    /** The most bytes of a picture that is read. */
    private static final int MOST_PICTURE_BYTES = 8 << 20;

    private static final int LOOKS_AT_ONCE = 16;
    private static final int NOT_THERE = 404;

    private final S3Client objects;
    private final String bucket;

    AlbumStore(S3Client objects, String bucket) {
        this.objects = objects;
        this.bucket = bucket;
    }

    /** Whether the bucket has just this object. */
    boolean has(String key, @Nullable String tag) {
        return tagOf(key).filter(there -> there.equals(tag)).isPresent();
    }

    /** The images of those frames that the bucket does not have any more, or has others of. */
    Set<String> gone(List<Frame> frames) {
        Set<String> gone = ConcurrentHashMap.newKeySet();
        List<Callable<Boolean>> looks = new ArrayList<>(frames.size());
        for (Frame frame : frames) {
            looks.add(() -> has(frame.key(), frame.tag()) || gone.add(frame.image()));
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(LOOKS_AT_ONCE)) {
            for (Future<Boolean> look : workers.invokeAll(looks)) {
                look.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SdkException theBuckets) {
                throw theBuckets;
            }
            throw new IllegalStateException("The frames could not be looked for.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Looking for the frames was stopped.", stopped);
        }
        return Set.copyOf(gone);
    }

    /**
     * The picture that was made of a frame, a JPEG; empty when there is none.
     *
     * @throws IOException when it is larger than a picture of ours can be
     */
    Optional<byte[]> picture(Frame frame) throws IOException {
        try (var answer = objects.getObject(get -> get.bucket(bucket).key(frame.pictureKey()))) {
            byte[] jpeg = answer.readNBytes(MOST_PICTURE_BYTES + 1);
            if (jpeg.length > MOST_PICTURE_BYTES) {
                answer.abort();
                throw new IOException(
                        "The picture " + frame.pictureKey() + " has more than " + MOST_PICTURE_BYTES + " bytes.");
            }
            return Optional.of(jpeg);
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_THERE) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Puts a file in place of whatever the key had; the bucket holds it against its SHA-256, 64 hex digits. */
    Made.Stored put(Piece piece, String booking, Path file, String sha256) throws IOException {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        String tag = objects.putObject(
                        put -> put.bucket(bucket)
                                .key(piece.key(booking))
                                .contentType(piece.contentType())
                                .checksumSHA256(checksum),
                        RequestBody.fromFile(file))
                .eTag();
        return new Made.Stored(Files.size(file), sha256, tag.replace("\"", ""));
    }

    private Optional<String> tagOf(String key) {
        try {
            return Optional.of(objects.headObject(head -> head.bucket(bucket).key(key))
                    .eTag()
                    .replace("\"", ""));
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_THERE) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
