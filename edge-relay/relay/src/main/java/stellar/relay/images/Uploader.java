package stellar.relay.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.contract.Batch;
import stellar.contract.UploadGrant;
import stellar.contract.UploadRequest;
import stellar.contract.UploadRequest.Kind;
import stellar.relay.spool.Upload;
import stellar.relay.spool.UploadQueue;

/** Takes the uploads out of the queue, one at a time, and brings their bytes to the bucket. */
public final class Uploader {
    private static final System.Logger LOG = System.getLogger(Uploader.class.getName());

    /** How many of the queue are looked at, so that a few that wait hold up nobody. */
    private static final int LOOKED_AT = 200;

    private final String relay;
    private final UploadQueue queue;
    private final Map<String, FramePaths> pathsOfTelescope;
    private final UploadDesk desk;
    private final ObjectPut put;
    private final UploadTimings timings;
    private final Clock clock;
    private final Map<Long, Attempt> attempts = new HashMap<>();

    /**
     * @param relay this relay's id
     * @param pathsOfTelescope where each telescope's frames lie
     */
    public Uploader(
            String relay,
            UploadQueue queue,
            Map<String, FramePaths> pathsOfTelescope,
            UploadDesk desk,
            ObjectPut put,
            UploadTimings timings,
            Clock clock) {
        this.relay = relay;
        this.queue = queue;
        this.pathsOfTelescope = Map.copyOf(pathsOfTelescope);
        this.desk = desk;
        this.put = put;
        this.timings = timings;
        this.clock = clock;
    }

    /** What is known of an upload that could not be done yet. */
    private record Attempt(
            Instant firstAt,
            Instant notBefore,
            int failures,
            @Nullable Look look) {}

    /** A file as it was when it was last looked at; whole once it has stayed so. */
    private record Look(long bytes, Instant changedAt, Instant lookedAt) {}

    /**
     * Does the next upload that can be done now, if there is one.
     *
     * @return whether anything was done; if not, there is nothing to do until something is acknowledged or time passes
     * @throws IOException when the relay's own store does not answer
     */
    public boolean uploadNext() throws IOException, InterruptedException {
        Instant now = clock.instant();
        List<Upload> eligible = queue.eligible(LOOKED_AT);
        attempts.keySet().retainAll(eligible.stream().map(Upload::id).toList());
        for (Upload upload : eligible) {
            Attempt attempt = attempts.getOrDefault(upload.id(), new Attempt(now, now, 0, null));
            if (attempt.notBefore().isAfter(now)) {
                continue;
            }
            attempts.put(upload.id(), attempt);
            try {
                if (attempted(upload, attempt, now)) {
                    return true;
                }
            } catch (IOException e) {
                again(upload, attempt, now, e);
            }
        }
        return false;
    }

    private boolean attempted(Upload upload, Attempt attempt, Instant now) throws IOException, InterruptedException {
        return switch (upload) {
            case Upload.Preview preview -> {
                Optional<byte[]> jpeg = queue.jpeg(preview);
                yield jpeg.isPresent() && brought(upload, Kind.PREVIEW, Bytes.of(jpeg.get()));
            }
            case Upload.Frame frame -> framed(frame, attempt, now);
        };
    }

    private boolean framed(Upload.Frame frame, Attempt attempt, Instant now) throws IOException, InterruptedException {
        FramePaths paths = pathsOfTelescope.get(frame.telescope());
        if (paths == null) {
            return givenUp(frame, "No folder is configured for the frames of telescope " + frame.telescope() + ".");
        }
        return switch (paths.resolve(frame.file())) {
            case FramePaths.Resolved.Refused(String reason) -> givenUp(frame, reason);
            case FramePaths.Resolved.Missing() -> missing(frame, attempt, now);
            case FramePaths.Resolved.Found(Path file) ->
                isWhole(file, frame, attempt, now) && brought(frame, Kind.FITS, Bytes.of(file));
        };
    }

    private boolean missing(Upload.Frame frame, Attempt attempt, Instant now) {
        if (now.isAfter(attempt.firstAt().plus(timings.missingFor()))) {
            return givenUp(
                    frame,
                    "The frame's file was not there for " + timings.missingFor().toMinutes() + " minutes.");
        }
        attempts.put(
                frame.id(), new Attempt(attempt.firstAt(), now.plus(timings.stableFor()), attempt.failures(), null));
        return false;
    }

    /** Voyager announces a file when it begins to save it or when it has; it is whole once it stays as it is. */
    private boolean isWhole(Path file, Upload.Frame frame, Attempt attempt, Instant now) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return missing(frame, attempt, now);
        }
        Look look = new Look(attributes.size(), attributes.lastModifiedTime().toInstant(), now);
        Look before = attempt.look();
        if (before != null
                && before.bytes() == look.bytes()
                && before.changedAt().equals(look.changedAt())) {
            if (look.bytes() > 0 && !now.isBefore(before.lookedAt().plus(timings.stableFor()))) {
                return true;
            }
            look = before;
        }
        attempts.put(
                frame.id(), new Attempt(attempt.firstAt(), now.plus(timings.stableFor()), attempt.failures(), look));
        return false;
    }

    private boolean brought(Upload upload, Kind kind, Bytes bytes) throws IOException, InterruptedException {
        UploadRequest request = new UploadRequest(
                Batch.VERSION, relay, upload.telescope(), upload.image(), kind, bytes.length(), bytes.sha256());
        return switch (desk.ask(request)) {
            case UploadDesk.Answer.Refused(String reason) -> givenUp(upload, reason);
            case UploadDesk.Answer.Granted(UploadGrant grant) -> {
                if (grant.state() == UploadGrant.State.PUT) {
                    put.put(grant, bytes);
                }
                queue.done(upload).join();
                attempts.remove(upload.id());
                LOG.log(
                        System.Logger.Level.INFO,
                        "Image {0} of telescope {1}: {2}, {3} bytes, is in the cloud.",
                        upload.image(),
                        upload.telescope(),
                        kind,
                        Long.toString(bytes.length()));
                yield true;
            }
        };
    }

    private boolean givenUp(Upload upload, String reason) {
        queue.giveUp(upload, reason).join();
        attempts.remove(upload.id());
        LOG.log(
                System.Logger.Level.WARNING,
                "Image {0} of telescope {1} is not uploaded: {2}",
                upload.image(),
                upload.telescope(),
                reason);
        return true;
    }

    private void again(Upload upload, Attempt attempt, Instant now, IOException why) {
        int failures = attempt.failures() + 1;
        Duration wait = timings.backOff(failures);
        attempts.put(upload.id(), new Attempt(attempt.firstAt(), now.plus(wait), failures, attempt.look()));
        LOG.log(
                System.Logger.Level.INFO,
                "Image {0} of telescope {1} is tried again in {2} s: {3}",
                upload.image(),
                upload.telescope(),
                Long.toString(wait.toSeconds()),
                why.getMessage());
    }
}
