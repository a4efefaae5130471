package stellar.relay.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import stellar.relay.spool.FrameDigest;

/**
 * A file as the file system shows it. Nothing is ever written to it.
 *
 * @param bytes its length
 * @param changedAt when it was last changed
 */
record FileState(Path file, long bytes, Instant changedAt) {

    private static final int BUFFER_BYTES = 1 << 16;

    static FileState of(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileState(
                file, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** Whether what was found then still holds. */
    boolean isAsFound(FrameDigest found, long partBytes) {
        return found.path().equals(file.toString())
                && found.bytes() == bytes
                && found.changedAt().equals(changedAt)
                && found.partBytes() == partBytes;
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads the file through, once, for the digests of the whole and of each part.
     *
     * @throws IOException when the disk does not answer, or when the file changes meanwhile
     */
    FrameDigest readThrough(long partBytes) throws IOException {
        MessageDigest whole = sha256();
        MessageDigest part = sha256();
        List<String> parts = new ArrayList<>();
        long length = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = open()) {
            while (true) {
                long leftOfPart = partBytes - length % partBytes;
                int read = in.read(buffer, 0, (int) Math.min(BUFFER_BYTES, leftOfPart));
                if (read < 0) {
                    break;
                }
                whole.update(buffer, 0, read);
                part.update(buffer, 0, read);
                length += read;
                if (length % partBytes == 0) {
                    parts.add(HexFormat.of().formatHex(part.digest()));
                }
            }
        }
        if (length % partBytes != 0) {
            parts.add(HexFormat.of().formatHex(part.digest()));
        }
        if (length != bytes || !of(file).equals(this)) {
            throw new IOException("The frame's file changed while it was read; it is looked at again.");
        }
        return new FrameDigest(
                file.toString(), bytes, changedAt, HexFormat.of().formatHex(whole.digest()), partBytes, parts);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256, this one has not.", e);
        }
    }
}
