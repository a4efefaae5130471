package stellar.fits;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads the rows of one plane in any order; quickest up or down. Not for several threads. */
public final class FitsRows {

    /** Read ahead so much, or one row if that is longer. */
    private static final int CHUNK_BYTES = 256 * 1024;

    private final FileChannel channel;
    private final long start;
    private final int height;
    private final PixelType type;
    private final Scaling scaling;
    private final int rowBytes;
    private final int rowsAtOnce;
    private final ByteBuffer chunk;
    private int held = -1;

    FitsRows(FileChannel channel, long start, int width, int height, PixelType type, Scaling scaling) {
        this.channel = channel;
        this.start = start;
        this.height = height;
        this.type = type;
        this.scaling = scaling;
        this.rowBytes = width * type.bytes();
        this.rowsAtOnce = Math.clamp(CHUNK_BYTES / rowBytes, 1, height);
        this.chunk = ByteBuffer.allocateDirect(rowsAtOnce * rowBytes);
    }

    /**
     * Reads a row's physical values; a pixel that is not known is NaN.
     *
     * @param row in the file's order, 0 is the first
     * @param into as long as a row
     */
    public void read(int row, float[] into) throws IOException {
        int wanted = row / rowsAtOnce;
        if (wanted != held) {
            load(wanted);
        }
        int at = (row - wanted * rowsAtOnce) * rowBytes;
        type.read(chunk.slice(at, rowBytes), scaling, into);
    }

    private void load(int wanted) throws IOException {
        int first = wanted * rowsAtOnce;
        held = -1;
        chunk.clear().limit(Math.min(rowsAtOnce, height - first) * rowBytes);
        long from = start + (long) first * rowBytes;
        while (chunk.hasRemaining()) {
            if (channel.read(chunk, from + chunk.position()) < 0) {
                throw new EOFException("The file has become shorter while it was read.");
            }
        }
        held = wanted;
    }
}
