package stellar.relay.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import stellar.contract.RequestSignature;

/** What is to be put into the bucket: its length, its SHA-256, and its bytes as often as needed. */
interface Bytes {

    long length();

    /** 64 lower-case hex digits. */
    String sha256();

    /** The bytes, from the first; there may be more or fewer than the length if the file has changed. */
    InputStream open() throws IOException;

    /** Bytes in memory. */
    static Bytes of(byte[] bytes) {
        return new Known(bytes.length, RequestSignature.sha256(bytes), () -> new ByteArrayInputStream(bytes));
    }

    /** Bytes of a file, from an offset on. */
    static Bytes of(Path file, long offset, long length, String sha256) {
        return new Known(length, sha256, () -> {
            FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            return Channels.newInputStream(channel.position(offset));
        });
    }

    /** Bytes whose length and digest are known. */
    record Known(long length, String sha256, Opening opening) implements Bytes {
        @Override
        public InputStream open() throws IOException {
            return opening.open();
        }
    }

    /** How the bytes are read. */
    interface Opening {
        InputStream open() throws IOException;
    }
}
