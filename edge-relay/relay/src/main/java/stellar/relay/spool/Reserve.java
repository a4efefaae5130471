package stellar.relay.spool;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/**
 * Room on the disk that is held by a file of no use, so that it is there when somebody else has filled the rest: then it
 * is given to the events that must be kept. It is taken again when the disk has several times as much to spare. For one
 * thread.
 */
final class Reserve {

    /** What must be free before the reserve is taken, as a multiple of it. */
    private static final int SPARE = 4;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final System.Logger LOG = System.getLogger(Reserve.class.getName());

    private final Path file;
    private final long bytes;
    private volatile boolean held;

    /** A reserve of so many bytes in this file, which may be there already; none at all when zero. */
    Reserve(Path file, long bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** Whether there is room left to give. While there is none, only what must be kept is written. */
    boolean isHeld() {
        return held || bytes == 0;
    }

    /** Takes the room, if it is not taken and the disk has enough to spare. */
    void take() {
        if (isHeld()) {
            return;
        }
        try {
            if (Files.exists(file) && Files.size(file) == bytes) {
                held = true;
            } else if (Files.getFileStore(file.getParent()).getUsableSpace() >= SPARE * bytes) {
                write();
                held = true;
            }
        } catch (IOException e) {
            LOG.log(WARNING, "No room could be reserved on the store''s disk: {0}", e.getMessage());
        }
    }

    /** Gives the room away; false when there was none to give. */
    boolean give() {
        if (!held) {
            return false;
        }
        try {
            held = false;
            Files.deleteIfExists(file);
            LOG.log(
                    WARNING,
                    "The store''s disk is full. {0} bytes held in reserve are used now, for signals, results and images'' events"
                            + " only. Make room on the disk.",
                    Long.toString(bytes));
            return true;
        } catch (IOException e) {
            LOG.log(WARNING, "The reserve on the store''s disk could not be given away: {0}", e.getMessage());
            return false;
        }
    }

    /**
     * Bytes by chance: a file system that leaves holes or packs its files would not hold room for zeros. Not flushed: the
     * room is taken when it is written to, and what is in it does not matter.
     */
    private void write() throws IOException {
        SplittableRandom random = new SplittableRandom(bytes);
        byte[] some = new byte[BUFFER_BYTES];
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; left -= BUFFER_BYTES) {
                random.nextBytes(some);
                ByteBuffer piece = ByteBuffer.wrap(some, 0, (int) Math.min(left, BUFFER_BYTES));
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }
}
