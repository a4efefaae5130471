package stellar.albums.zip;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Has a bucket put archives together. */
public final class ArchiveUpload {

    private static final int NOT_THERE = 404;
    private static final int ANOTHER = 412;

    private final S3Client objects;
    private final String bucket;
    private final int atOnce;

    /**
     * In one bucket.
     *
     * @param atOnce how many parts are under way at once; each may hold less than 10 MiB of memory
     */
    public ArchiveUpload(S3Client objects, String bucket, int atOnce) {
        this.objects = objects;
        this.bucket = bucket;
        this.atOnce = atOnce;
    }

    /** What became of it. */
    public sealed interface Outcome {

        /** It is there, with this entity tag (without quotes). */
        record Put(String tag) implements Outcome {}

        /** It is not there, since these objects are not any more, or are others by now: make it without them. */
        record Without(Set<String> keys) implements Outcome {}
    }

    /**
     * Puts an archive in place of whatever the key had, all of it or nothing.
     *
     * @throws SdkException when the bucket does not do what it is asked; what was begun is taken back, and if that fails
     *     too, it is the bucket's own rule that removes it
     */
    public Outcome put(String key, String contentType, Archive archive) {
        String upload = objects.createMultipartUpload(
                        create -> create.bucket(bucket).key(key).contentType(contentType))
                .uploadId();
        boolean isPut = false;
        try {
            Run run = new Run(key, upload);
            List<CompletedPart> parts = run.send(archive.parts());
            if (!run.missing.isEmpty()) {
                return new Outcome.Without(Set.copyOf(run.missing));
            }
            String tag = objects.completeMultipartUpload(complete ->
                            complete.bucket(bucket).key(key).uploadId(upload).multipartUpload(all -> all.parts(parts)))
                    .eTag();
            isPut = true;
            return new Outcome.Put(tag.replace("\"", ""));
        } finally {
            if (!isPut) {
                takeBack(key, upload);
            }
        }
    }

    private void takeBack(String key, String upload) {
        try {
            objects.abortMultipartUpload(abort -> abort.bucket(bucket).key(key).uploadId(upload));
        } catch (SdkException _) {
            // It costs little and is removed within a day; what went wrong first is what must be told.
        }
    }

    /** One upload under way. */
    private final class Run {

        private final String key;
        private final String upload;
        private final Set<String> missing = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean isOver = new AtomicBoolean();

        Run(String key, String upload) {
            this.key = key;
            this.upload = upload;
        }

        List<CompletedPart> send(List<Part> parts) {
            List<Callable<Optional<CompletedPart>>> tasks = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                int number = i + 1;
                tasks.add(() -> isOver.get() ? Optional.empty() : sent(number, part));
            }
            try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
                List<CompletedPart> sent = new ArrayList<>();
                for (Future<Optional<CompletedPart>> done : workers.invokeAll(tasks)) {
                    done.get().ifPresent(sent::add);
                }
                return sent;
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof SdkException theBuckets) {
                    throw theBuckets;
                }
                throw new IllegalStateException("A part of " + key + " could not be made.", failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Putting " + key + " together was stopped.", stopped);
            }
        }

        private Optional<CompletedPart> sent(int number, Part part) {
            boolean isDone = false;
            try {
                String tag =
                        switch (part) {
                            case Part.Copied(Slice.Range range) -> copied(number, range);
                            case Part.Gathered gathered -> gathered(number, gathered);
                        };
                isDone = true;
                return Optional.of(
                        CompletedPart.builder().partNumber(number).eTag(tag).build());
            } catch (Missing gone) {
                missing.add(gone.key);
                return Optional.empty();
            } finally {
                if (!isDone) {
                    isOver.set(true);
                }
            }
        }

        private String copied(int number, Slice.Range range) throws Missing {
            return of(range, () -> objects.uploadPartCopy(copy -> copy.destinationBucket(bucket)
                            .destinationKey(key)
                            .uploadId(upload)
                            .partNumber(number)
                            .sourceBucket(bucket)
                            .sourceKey(range.object().key())
                            .copySourceIfMatch(quoted(range))
                            .copySourceRange(range.header()))
                    .copyPartResult()
                    .eTag());
        }

        private String gathered(int number, Part.Gathered part) throws Missing {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(part.bytes()));
            for (Slice slice : part.slices()) {
                switch (slice) {
                    case Slice.Made(ByteBuffer made) -> bytes.put(made.duplicate());
                    case Slice.Range range -> bytes.put(read(range));
                }
            }
            byte[] whole = bytes.array();
            return objects.uploadPart(
                            put -> put.bucket(bucket)
                                    .key(key)
                                    .uploadId(upload)
                                    .partNumber(number)
                                    .contentLength((long) whole.length)
                                    .contentMD5(md5(whole)),
                            RequestBody.fromContentProvider(
                                    () -> new ByteArrayInputStream(whole), whole.length, "application/octet-stream"))
                    .eTag();
        }

        private byte[] read(Slice.Range range) throws Missing {
            return of(range, () -> objects.getObjectAsBytes(get -> get.bucket(bucket)
                            .key(range.object().key())
                            .ifMatch(quoted(range))
                            .range(range.header()))
                    .asByteArrayUnsafe());
        }
    }

    private static <T> T of(Slice.Range range, Supplier<T> asked) throws Missing {
        try {
            return asked.get();
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_THERE || refused.statusCode() == ANOTHER) {
                throw new Missing(range.object().key());
            }
            throw refused;
        }
    }

    /** An object is not there any more, or is another. */
    private static final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        private final String key;

        Missing(String key) {
            super(key, null, false, false);
            this.key = key;
        }
    }

    private static String quoted(Slice.Range range) {
        return "\"" + range.object().tag() + "\"";
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5.", e);
        }
    }
}
