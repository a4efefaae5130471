package stellar.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import stellar.contract.UploadRequest.Kind;
import stellar.fits.FlawedFits;
import stellar.pictures.Developer;
import stellar.slots.Slots;

/**
 * Develops frames that are in the bucket: fetches one to a disk, makes its pictures, puts them beside it and notes in its row what was
 * found, or why it is no image. Each frame once, however often it is asked for.
 */
public final class Darkroom {

    private static final int GONE = 404;
    private static final int CHANGED = 412;

    private final S3Client objects;
    private final Images images;
    private final Belonging belonging;
    private final Path disk;
    private final Clock clock;

    /** {@code disk}: an existing folder with room for the largest frame and its pictures. */
    public Darkroom(S3Client objects, Images images, Slots slots, Path disk, Clock clock) {
        this.objects = objects;
        this.images = images;
        this.belonging = new Belonging(images, slots);
        this.disk = disk;
        this.clock = clock;
    }

    /**
     * Develops a frame.
     *
     * @param bucket where it is
     * @param key the frame's
     * @param tag the entity tag of the object that is meant
     * @return the image as it is known now; empty when there was nothing to do: it was done before, or other bytes are there
     * @throws IOException when the disk fails; it may be tried again
     */
    public Optional<Image> develop(String bucket, ImageKey key, String tag) throws IOException {
        Optional<Image> image = images.find(key.telescope(), key.image())
                .filter(found -> found.currentTag(Kind.FITS).equals(tag) && !found.isJudged());
        if (image.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory(disk, "frame");
        try {
            Path frame = folder.resolve("frame.fit");
            Optional<Long> checksum = fetch(bucket, key, tag, frame);
            if (checksum.isEmpty()) {
                return Optional.empty();
            }
            Findings findings = judge(frame, folder);
            if (findings.developed().isPresent()) {
                put(bucket, key, findings.developed().get());
            }
            return images.judged(
                            key,
                            tag,
                            checksum.get(),
                            belonging.booking(image.get(), findings.exposure()),
                            findings,
                            clock.instant())
                    ? images.find(key.telescope(), key.image())
                    : Optional.empty();
        } finally {
            clear(folder);
        }
    }

    private static Findings judge(Path frame, Path folder) throws IOException {
        try {
            return Findings.of(Developer.develop(frame, folder));
        } catch (FlawedFits e) {
            return Findings.of(e);
        }
    }

    /** The CRC-32 of what was fetched; empty when the object is gone or another. */
    private Optional<Long> fetch(String bucket, ImageKey key, String tag, Path to) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream object = objects.getObject(
                        get -> get.bucket(bucket).key(key.text()).ifMatch('"' + tag + '"'));
                InputStream checked = new CheckedInputStream(object, checksum)) {
            Files.copy(checked, to);
            return Optional.of(checksum.getValue());
        } catch (S3Exception e) {
            if (e.statusCode() == GONE || e.statusCode() == CHANGED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void put(String bucket, ImageKey key, Developer.Developed developed) {
        put(bucket, key, Picture.FULL, developed.full());
        put(bucket, key, Picture.LINEAR, developed.small());
        put(bucket, key, Picture.PREVIEW, developed.preview());
        put(bucket, key, Picture.THUMB, developed.thumb());
    }

    private void put(String bucket, ImageKey key, Picture picture, Path file) {
        objects.putObject(
                put -> put.bucket(bucket)
                        .key(picture.key(key.telescope(), key.image()))
                        .contentType(picture.contentType()),
                RequestBody.fromFile(file));
    }

    private static void clear(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
