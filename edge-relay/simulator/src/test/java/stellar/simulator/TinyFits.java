package stellar.simulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes small FITS files by hand, for tests that must not trust the simulator's own writer. */
public final class TinyFits {
    private TinyFits() {}

    /** A file of the given cards and data, each padded to 2,880 bytes. */
    public static byte[] bytes(List<String> cards, byte[] data) {
        var header = new StringBuilder();
        cards.forEach(card -> header.append("%-80s".formatted(card)));
        header.append("%-80s".formatted("END"));
        int headerBytes = Math.ceilDiv(header.length(), 2880) * 2880;
        var all = ByteBuffer.allocate(headerBytes + Math.ceilDiv(data.length, 2880) * 2880);
        all.put(header.toString().getBytes(StandardCharsets.US_ASCII));
        while (all.position() < headerBytes) {
            all.put((byte) ' ');
        }
        all.put(data);
        return all.array();
    }

    /** A folder with one file of 4 × 3 pixels of 16 bits in it. */
    public static Path folder(Path parent) throws IOException {
        Path folder = Files.createDirectories(parent.resolve("tiny"));
        var data = ByteBuffer.allocate(24);
        for (short i = 0; i < 12; i++) {
            data.putShort(i);
        }
        Files.write(
                folder.resolve("tiny.fits"),
                bytes(
                        List.of(
                                "SIMPLE  =                    T",
                                "BITPIX  =                   16",
                                "NAXIS   =                    2",
                                "NAXIS1  =                    4",
                                "NAXIS2  =                    3",
                                "ROWORDER= 'TOP-DOWN'"),
                        data.array()));
        return folder;
    }
}
