package stellar.albums.zip;

import java.nio.ByteBuffer;
import stellar.albums.zip.Member.Content.InBucket;

/** Some of the bytes of an archive. */
public sealed interface Slice {

    /** How many. */
    long length();

    /** Bytes that are written here; not to be read from this very buffer, but from a copy of it. */
    record Made(ByteBuffer bytes) implements Slice {
        @Override
        public long length() {
            return bytes.remaining();
        }
    }

    /** Bytes of an object, from this one on. */
    record Range(InBucket object, long from, long length) implements Slice {

        /** As HTTP has it. */
        String header() {
            return "bytes=" + from + "-" + (from + length - 1);
        }
    }
}
