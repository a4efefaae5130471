package stellar.relay.images;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import stellar.relay.images.FrameWatch.Verdict;
import stellar.relay.spool.FrameDigest;
import stellar.relay.spool.Upload;
import stellar.relay.spool.UploadQueue;

/**
 * Takes one telescope's uploads out of the queue, one at a time, and has their bytes brought to the bucket. After each
 * part it looks again what comes first: previews before frames, and no frame while events are late.
 */
public final class Uploader {
    private static final System.Logger LOG = System.getLogger(Uploader.class.getName());

    /** How many of the queue are looked at, so that a few that wait hold up nobody. */
    private static final int LOOKED_AT = 200;

    private final String telescope;
    private final UploadQueue queue;
    private final Optional<FramePaths> paths;
    private final Delivery delivery;
    private final UploadTimings timings;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final FrameWatch watch;
    private final Map<Long, Attempt> attempts = new HashMap<>();

    /**
     * @param telescope whose uploads it takes
     * @param paths where the telescope's frames lie; empty when it is no longer configured
     * @param clock tells how late events are
     * @param nanoTime measures waits; nobody sets it
     */
    public Uploader(
            String telescope,
            UploadQueue queue,
            Optional<FramePaths> paths,
            Delivery delivery,
            UploadTimings timings,
            Clock clock,
            LongSupplier nanoTime) {
        this.telescope = telescope;
        this.queue = queue;
        this.paths = paths;
        this.delivery = delivery;
        this.timings = timings;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.watch = new FrameWatch(timings.stableFor(), timings.missingFor());
    }

    /** What is known of an upload that could not be done yet; its file may be missing since some time. */
    private record Attempt(long notBeforeNanos, int failures, OptionalLong missingSinceNanos) {}

    /** Whose uploads it takes. */
    String telescope() {
        return telescope;
    }

    /**
     * Does the next upload that can be done now, or a part of it, if there is one.
     *
     * @return whether anything was done; if not, there is nothing to do until something is acknowledged or time passes
     * @throws IOException when the relay's own store does not answer
     */
    public boolean uploadNext() throws IOException, InterruptedException {
        long now = nanoTime.getAsLong();
        List<Upload> eligible = queue.eligible(telescope, LOOKED_AT);
        List<Long> ids = eligible.stream().map(Upload::id).toList();
        attempts.keySet().retainAll(ids);
        watch.keepOnly(ids);
        boolean eventsFirst = eventsAreLate();
        for (Upload upload : eligible) {
            Attempt attempt = attempts.getOrDefault(upload.id(), new Attempt(now, 0, OptionalLong.empty()));
            if (attempt.notBeforeNanos() - now > 0 || (eventsFirst && upload instanceof Upload.Frame)) {
                continue;
            }
            attempts.put(upload.id(), attempt);
            try {
                if (attempted(upload, attempt, now)) {
                    return true;
                }
            } catch (IOException | RuntimeException e) { // Our own mistake, too, holds up only the upload it is about.
                again(upload, attempt, now, e);
            }
        }
        return false;
    }

    /** The line is for events first: a frame waits for those that are late, and loses nothing by it. */
    private boolean eventsAreLate() throws IOException {
        return queue.eventsWaitSince()
                .filter(since -> since.plus(timings.eventsFirst()).isBefore(clock.instant()))
                .isPresent();
    }

    private boolean attempted(Upload upload, Attempt attempt, long now) throws IOException, InterruptedException {
        return switch (upload) {
            case Upload.Preview preview -> {
                Optional<byte[]> jpeg = queue.jpeg(preview);
                yield jpeg.isPresent() && done(preview, delivery.preview(preview, jpeg.get()));
            }
            case Upload.Frame frame -> framed(frame, attempt, now);
        };
    }

    private boolean framed(Upload.Frame frame, Attempt attempt, long now) throws IOException, InterruptedException {
        if (paths.isEmpty()) {
            return givenUp(frame, "No folder is configured for the frames of telescope " + telescope + ".");
        }
        return switch (paths.get().resolve(frame.file())) {
            case FramePaths.Resolved.Refused(String reason) -> givenUp(frame, reason);
            case FramePaths.Resolved.Missing() -> missing(frame, attempt, now);
            case FramePaths.Resolved.Found(Path file) -> {
                try {
                    yield found(frame, FileState.of(file), attempt, now);
                } catch (NoSuchFileException e) {
                    yield missing(frame, attempt, now);
                }
            }
        };
    }

    private boolean missing(Upload.Frame frame, Attempt attempt, long now) throws IOException {
        long since = attempt.missingSinceNanos().orElse(now);
        if (now - since > timings.missingFor().toNanos()) {
            return givenUp(
                    frame,
                    "The frame's file was not there for " + timings.missingFor().toMinutes() + " minutes.");
        }
        return later(frame, attempt, now, OptionalLong.of(since));
    }

    private boolean found(Upload.Frame frame, FileState file, Attempt attempt, long now)
            throws IOException, InterruptedException {
        Optional<FrameDigest> known =
                queue.frames().digest(frame).filter(digest -> file.isAsFound(digest, delivery.partBytes()));
        if (known.isPresent()) {
            return done(frame, delivery.frame(frame, file.file(), known.get()));
        }
        return switch (watch.look(frame.id(), file, now)) {
            case Verdict.NotYet() -> later(frame, attempt, now, OptionalLong.empty());
            case Verdict.Never(String reason) -> givenUp(frame, reason);
            case Verdict.Whole() -> {
                FrameDigest digest = file.readThrough(delivery.partBytes());
                Delivery.kept(queue.frames().found(frame, digest));
                yield done(frame, delivery.frame(frame, file.file(), digest));
            }
        };
    }

    private boolean later(Upload.Frame frame, Attempt attempt, long now, OptionalLong missingSinceNanos) {
        long then = now + timings.stableFor().toNanos();
        attempts.put(frame.id(), new Attempt(then, attempt.failures(), missingSinceNanos));
        return false;
    }

    private boolean done(Upload upload, Delivery.Step step) throws IOException {
        return switch (step) {
            case Delivery.Step.Refused(String reason) -> givenUp(upload, reason);
            case Delivery.Step.Further() -> {
                attempts.remove(upload.id());
                yield true;
            }
            case Delivery.Step.Arrived(long bytes) -> {
                Delivery.kept(queue.done(upload));
                attempts.remove(upload.id());
                LOG.log(
                        System.Logger.Level.INFO,
                        "Image {0} of telescope {1} is in the cloud: {2} of {3} bytes.",
                        upload.image(),
                        telescope,
                        upload instanceof Upload.Frame ? "the frame" : "the preview",
                        Long.toString(bytes));
                yield true;
            }
        };
    }

    private boolean givenUp(Upload upload, String reason) throws IOException {
        Delivery.kept(queue.giveUp(upload, reason));
        attempts.remove(upload.id());
        LOG.log(
                System.Logger.Level.WARNING,
                "Image {0} of telescope {1} is not uploaded: {2}",
                upload.image(),
                telescope,
                reason);
        return true;
    }

    private void again(Upload upload, Attempt attempt, long now, Exception why) {
        int failures = attempt.failures() + 1;
        Duration wait = timings.retry().after(failures);
        attempts.put(upload.id(), new Attempt(now + wait.toNanos(), failures, OptionalLong.empty()));
        LOG.log(
                System.Logger.Level.INFO,
                "Image {0} of telescope {1} is tried again in {2} s: {3}",
                upload.image(),
                telescope,
                Long.toString(wait.toSeconds()),
                why instanceof IOException && why.getMessage() != null ? why.getMessage() : why.toString());
        if (why instanceof RuntimeException) {
            LOG.log(System.Logger.Level.ERROR, "That was a mistake of the relay's own; please report it.", why);
        }
    }
}
