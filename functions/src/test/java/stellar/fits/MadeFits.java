package stellar.fits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A FITS file written card by card, right or wrong. */
public final class MadeFits {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> cards = new ArrayList<>();

    /** A primary header of an image. */
    public static MadeFits image(int bitpix, long... axes) {
        MadeFits made =
                new MadeFits().card("SIMPLE", "T").card("BITPIX", bitpix).card("NAXIS", axes.length);
        for (int i = 0; i < axes.length; i++) {
            made.card("NAXIS" + (i + 1), axes[i]);
        }
        return made;
    }

    /** A header of an extension, after the data of what is before it. */
    public MadeFits extension(String kind, int bitpix, long... axes) {
        card("XTENSION", "'%-8s'".formatted(kind)).card("BITPIX", bitpix).card("NAXIS", axes.length);
        for (int i = 0; i < axes.length; i++) {
            card("NAXIS" + (i + 1), axes[i]);
        }
        return card("PCOUNT", 0).card("GCOUNT", 1);
    }

    public MadeFits card(String keyword, Object value) {
        cards.add(String.format(Locale.ROOT, "%-8s= %20s / as a camera says", keyword, value));
        return this;
    }

    public MadeFits text(String keyword, String value) {
        return card(keyword, "'" + value + "'");
    }

    /** Eighty letters as they are. */
    public MadeFits raw(String card) {
        cards.add(card);
        return this;
    }

    /** END, and blanks to the next block. */
    public MadeFits end() {
        raw("END");
        return cards();
    }

    /** The cards so far without an END, in whole blocks. */
    public MadeFits cards() {
        cards.forEach(card -> bytes.writeBytes("%-80.80s".formatted(card).getBytes(StandardCharsets.ISO_8859_1)));
        cards.clear();
        return pad(' ');
    }

    public MadeFits data(byte[] data) {
        bytes.writeBytes(data);
        return this;
    }

    /** Whole blocks of data, as the standard wants it. */
    public MadeFits padded(byte[] data) {
        bytes.writeBytes(data);
        return pad(0);
    }

    private MadeFits pad(int with) {
        while (bytes.size() % FitsHeader.BLOCK_BYTES != 0) {
            bytes.write(with);
        }
        return this;
    }

    public Path write(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".fit");
        return Files.write(file, bytes.toByteArray());
    }

    /** Values as pixels of a BITPIX. */
    public static byte[] pixels(int bitpix, double... values) {
        ByteBuffer pixels = ByteBuffer.allocate(values.length * Math.abs(bitpix) / 8);
        for (double value : values) {
            switch (bitpix) {
                case 8 -> pixels.put((byte) (int) value);
                case 16 -> pixels.putShort((short) (int) value);
                case 32 -> pixels.putInt((int) (long) value);
                case 64 -> pixels.putLong((long) value);
                case -32 -> pixels.putFloat((float) value);
                case -64 -> pixels.putDouble(value);
                default -> throw new IllegalArgumentException("No BITPIX: " + bitpix);
            }
        }
        return pixels.array();
    }
}
