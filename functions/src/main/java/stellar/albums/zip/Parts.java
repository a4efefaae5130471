package stellar.albums.zip;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import stellar.albums.zip.Member.Content.InBucket;

/**
 * Cuts an archive into parts, slice by slice. What is gathered waits until it is large enough for a part: from a large object
 * it takes the bytes that it still lacks and leaves the rest to be copied; a small one it takes whole.
 */
final class Parts {

    private final Part.Limits limits;
    private final List<Part> parts = new ArrayList<>();
    private final List<Slice> gathered = new ArrayList<>();

    /** Always less than a part must have. */
    private long gatheredBytes;

    private long position;

    Parts(Part.Limits limits) {
        this.limits = limits;
    }

    /** How many bytes the archive has so far. */
    long position() {
        return position;
    }

    void add(ByteBuffer made) {
        if (made.hasRemaining()) {
            gather(new Slice.Made(made.asReadOnlyBuffer()));
            closeIfLargeEnough();
        }
    }

    void add(InBucket object, long bytes) {
        long lacking = gatheredBytes == 0 ? 0 : limits.leastBytes() - gatheredBytes;
        if (bytes - lacking >= limits.leastBytes()) {
            if (lacking > 0) {
                gather(new Slice.Range(object, 0, lacking));
                closeIfLargeEnough();
            }
            copy(object, lacking, bytes - lacking);
        } else if (bytes > 0) {
            gather(new Slice.Range(object, 0, bytes));
            closeIfLargeEnough();
        }
    }

    /** All of them, once everything is added. */
    List<Part> closed() {
        if (gatheredBytes > 0) {
            close();
        }
        return List.copyOf(parts);
    }

    private void gather(Slice slice) {
        gathered.add(slice);
        gatheredBytes += slice.length();
        position += slice.length();
    }

    private void closeIfLargeEnough() {
        if (gatheredBytes >= limits.leastBytes()) {
            close();
        }
    }

    private void close() {
        parts.add(new Part.Gathered(gathered, gatheredBytes));
        gathered.clear();
        gatheredBytes = 0;
    }

    private void copy(InBucket object, long from, long bytes) {
        long next = from;
        long rest = bytes;
        while (rest > 0) {
            // What is left over must be enough for a part too.
            long length = rest <= limits.mostBytes() ? rest : Math.min(limits.mostBytes(), rest - limits.leastBytes());
            parts.add(new Part.Copied(new Slice.Range(object, next, length)));
            next += length;
            rest -= length;
        }
        position += bytes;
    }
}
