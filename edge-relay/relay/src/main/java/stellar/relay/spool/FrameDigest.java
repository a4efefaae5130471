package stellar.relay.spool;

import java.time.Instant;
import java.util.List;

/**
 * What a frame's file was found to be when it was read through, once. It holds while path, length and time stay.
 *
 * @param path where the file lies on this machine
 * @param bytes its length
 * @param changedAt when it was last changed, as the file system says
 * @param sha256 its SHA-256 as 64 lower-case hex digits
 * @param partBytes the length of every part but the last
 * @param partSha256s the SHA-256 of each part, in order
 */
public record FrameDigest(
        String path, long bytes, Instant changedAt, String sha256, long partBytes, List<String> partSha256s) {

    public FrameDigest {
        partSha256s = List.copyOf(partSha256s);
    }
}
