package stellar.relay.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import stellar.contract.Batch;
import stellar.contract.UploadGrant;
import stellar.contract.UploadParts;
import stellar.contract.UploadRequest;
import stellar.contract.UploadRequest.Kind;
import stellar.relay.spool.FrameDigest;
import stellar.relay.spool.FrameProgress;
import stellar.relay.spool.SentParts;
import stellar.relay.spool.Upload;

/**
 * Brings the bytes of one image to the bucket: asks for leave, and puts them there, as one or part by part. Each part
 * that the bucket took is noted before anything else is done, so that whatever comes in between costs one part at most.
 */
public final class Delivery {

    /** How often an upload in parts is begun before it is given up. */
    private static final int MAX_BEGINNINGS = 10;

    private final String relay;
    private final FrameProgress progress;
    private final UploadDesk desk;
    private final ObjectPut put;
    private final PartSizes sizes;

    /**
     * @param relay this relay's id
     */
    public Delivery(String relay, FrameProgress progress, UploadDesk desk, ObjectPut put, PartSizes sizes) {
        this.relay = relay;
        this.progress = progress;
        this.desk = desk;
        this.put = put;
        this.sizes = sizes;
    }

    /** How far a delivery came. */
    sealed interface Step {
        /** The cloud has all the bytes. */
        record Arrived(long bytes) implements Step {}

        /** A part is there; there is more to send. */
        record Further() implements Step {}

        /** It will never arrive; the reason is a full sentence. */
        record Refused(String reason) implements Step {}
    }

    /** The length of the parts that a frame is read through for. */
    long partBytes() {
        return sizes.bytes();
    }

    /** Brings a preview. */
    Step preview(Upload.Preview preview, byte[] jpeg) throws IOException, InterruptedException {
        Bytes bytes = Bytes.of(jpeg);
        return switch (desk.ask(request(preview, Kind.PREVIEW, bytes.length(), bytes.sha256(), null))) {
            case UploadDesk.Answer.Refused(String reason) -> new Step.Refused(reason);
            case UploadDesk.Answer.Granted(UploadGrant grant) ->
                switch (grant.state()) {
                    case PRESENT -> new Step.Arrived(bytes.length());
                    case PUT -> {
                        if (put.put(address(grant), grant.headers(), bytes) instanceof ObjectPut.Answer.OtherBytes) {
                            throw new IOException("The bucket got other bytes of a preview than were sent.");
                        }
                        yield new Step.Arrived(bytes.length());
                    }
                    case PARTS, FORGOTTEN -> throw unasked(grant);
                };
        };
    }

    /** Brings a frame, or the next part of it. */
    Step frame(Upload.Frame frame, Path file, FrameDigest digest) throws IOException, InterruptedException {
        boolean inParts = digest.bytes() > sizes.above();
        SentParts sent = progress.sent(frame);
        UploadParts parts = inParts ? parts(digest, sent) : null;
        return switch (desk.ask(request(frame, Kind.FITS, digest.bytes(), digest.sha256(), parts))) {
            case UploadDesk.Answer.Refused(String reason) -> new Step.Refused(reason);
            case UploadDesk.Answer.Granted(UploadGrant grant) ->
                switch (grant.state()) {
                    case PRESENT -> new Step.Arrived(digest.bytes());
                    case PUT -> {
                        Bytes whole = Bytes.of(file, 0, digest.bytes(), digest.sha256());
                        taken(frame, put.put(address(grant), grant.headers(), whole));
                        yield new Step.Arrived(digest.bytes());
                    }
                    case PARTS -> part(frame, file, digest, sent, grant);
                    case FORGOTTEN -> {
                        kept(progress.lost(frame));
                        throw new IOException("The cloud no longer knows this upload in parts; it begins anew.");
                    }
                };
        };
    }

    private Step part(Upload.Frame frame, Path file, FrameDigest digest, SentParts sent, UploadGrant grant)
            throws IOException, InterruptedException {
        UploadGrant.Parts places = grant.parts();
        if (places == null || places.leaves().isEmpty()) {
            throw unasked(grant);
        }
        if (!places.upload().equals(sent.upload())) {
            if (sent.beginnings() >= MAX_BEGINNINGS) {
                return new Step.Refused("Its upload in parts was begun " + MAX_BEGINNINGS + " times and never ended.");
            }
            kept(progress.begun(frame, places.upload()));
        }
        UploadGrant.Leave leave = places.leaves().getFirst();
        int number = leave.number();
        long offset = (number - 1) * digest.partBytes();
        long length = Math.min(digest.partBytes(), digest.bytes() - offset);
        Bytes bytes = Bytes.of(file, offset, length, digest.partSha256s().get(number - 1));
        String tag = taken(frame, put.put(leave.url(), leave.headers(), bytes));
        if (tag.isEmpty()) {
            throw new IOException("The bucket took a part and did not say its entity tag, which the end needs.");
        }
        kept(progress.sent(frame, number, tag));
        return new Step.Further();
    }

    private String taken(Upload.Frame frame, ObjectPut.Answer answer) throws IOException {
        return switch (answer) {
            case ObjectPut.Answer.Taken(String tag) -> tag;
            case ObjectPut.Answer.OtherBytes() -> {
                kept(progress.forget(frame));
                throw new IOException("The frame's file has changed since it was read; it is read again.");
            }
        };
    }

    /** Asks for the first part that is not sent; when all are, names them. */
    private static UploadParts parts(FrameDigest digest, SentParts sent) {
        List<UploadParts.Sent> all = new ArrayList<>();
        for (int number = 1; number <= digest.partSha256s().size(); number++) {
            String sha256 = digest.partSha256s().get(number - 1);
            String tag = sent.tags().get(number);
            if (tag == null) {
                List<UploadParts.Wanted> wanted = List.of(new UploadParts.Wanted(number, sha256));
                return new UploadParts(digest.partBytes(), sent.upload(), wanted, List.of());
            }
            all.add(new UploadParts.Sent(number, sha256, tag));
        }
        return new UploadParts(digest.partBytes(), sent.upload(), List.of(), all);
    }

    private UploadRequest request(Upload upload, Kind kind, long bytes, String sha256, @Nullable UploadParts parts) {
        return new UploadRequest(Batch.VERSION, relay, upload.telescope(), upload.image(), kind, bytes, sha256, parts);
    }

    private static String address(UploadGrant grant) throws IOException {
        String url = grant.url();
        if (url == null) {
            throw unasked(grant);
        }
        return url;
    }

    private static IOException unasked(UploadGrant grant) {
        return new IOException("The cloud's answer, " + grant.state() + ", does not fit what was asked.");
    }

    /** Waits until the store has a change. */
    static void kept(CompletableFuture<Boolean> change) throws IOException {
        try {
            change.join();
        } catch (CompletionException e) {
            throw new IOException("The relay's store did not take how far an upload is: " + e.getCause(), e);
        }
    }
}
