package stellar.relay.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/** Remembers the greatest epoch ever begun, beside the store, so that a lost store and a wrong clock repeat none. */
final class EpochFile {

    private final Path file;
    private final Clock clock;

    EpochFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** A new epoch: now in milliseconds since 1970, but greater than {@code atLeast} and every one before; on disk. */
    long next(long atLeast) throws IOException {
        long epoch = Math.max(clock.millis(), Math.max(atLeast, last()) + 1);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer text = ByteBuffer.wrap(Long.toString(epoch).getBytes(StandardCharsets.US_ASCII));
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return epoch;
    }

    /** A file that is not there or not a number counts as none. */
    private long last() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try {
            return Long.parseLong(
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
