package stellar.relay.images;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** Gives a stream's bytes no faster than the bandwidth, and no more of them than were announced. */
final class PacedStream extends FilterInputStream {

    /** So small that a slow line sees a steady stream, and another upload gets its turn. */
    private static final int MOST_AT_ONCE = 8 << 10;

    private final Bandwidth bandwidth;
    private long left;

    PacedStream(InputStream in, long length, Bandwidth bandwidth) {
        super(in);
        this.left = length;
        this.bandwidth = bandwidth;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read(buffer, offset, (int) Math.min(Math.min(length, MOST_AT_ONCE), left));
        if (read > 0) {
            left -= read;
            try {
                bandwidth.take(read);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The upload was stopped.");
            }
        }
        return read;
    }
}
