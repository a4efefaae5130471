package stellar.soak;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A frame of 4 × 3 pixels, so that a night of thousands costs no more than their events and requests. */
final class SmallFrame {

    /** FITS files come in blocks of so many bytes, headers in cards of 80 (FITS standard 4.0, 3.1). */
    private static final int BLOCK_BYTES = 2_880;

    private static final List<String> CARDS = List.of(
            "SIMPLE  =                    T",
            "BITPIX  =                   16",
            "NAXIS   =                    2",
            "NAXIS1  =                    4",
            "NAXIS2  =                    3",
            "ROWORDER= 'TOP-DOWN'",
            "END");

    private SmallFrame() {}

    /** Writes it into a folder of its own; says which. */
    static Path in(Path folder) throws IOException {
        StringBuilder header = new StringBuilder();
        CARDS.forEach(card -> header.append("%-80s".formatted(card)));
        ByteBuffer file = ByteBuffer.allocate(2 * BLOCK_BYTES);
        file.put("%-2880s".formatted(header).getBytes(StandardCharsets.US_ASCII));
        for (short pixel = 0; pixel < 12; pixel++) {
            file.putShort(pixel);
        }
        Files.write(Files.createDirectories(folder).resolve("small.fits"), file.array());
        return folder;
    }
}
