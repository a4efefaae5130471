package stellar.simulator.frames;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the first picture of a FITS file (standard 4.0): 8, 16, 32 and 64-bit whole numbers and both floats, big-endian,
 * scaled by BZERO and BSCALE; extensions before it without a picture are passed over; of a cube, the first plane. Rows are
 * binned while they are read, so that a large file needs little memory. FITS stores pictures from the bottom row up unless
 * ROWORDER says otherwise; the preview is always the right way up.
 */
final class FitsReader {
    private static final int MOST_HEADER_BLOCKS = 400;
    private static final int MOST_EXTENSIONS = 64;
    private static final int LONGEST_AXIS = 65_536;

    private final int longestPreviewSide;

    /** Previews get at most this many pixels on their longer side. */
    FitsReader(int longestPreviewSide) {
        this.longestPreviewSide = longestPreviewSide;
    }

    /**
     * Reads the file.
     *
     * @throws IOException when it cannot be read, holds no picture, or is not what its header says; with a sentence
     */
    FitsImage read(Path file) throws IOException {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (int unit = 0; unit < MOST_EXTENSIONS; unit++) {
                Map<String, String> cards = header(in, unit == 0);
                boolean image =
                        unit == 0 || cards.getOrDefault("XTENSION", "").strip().equals("IMAGE");
                long size = dataBytes(cards);
                if (image && whole(cards, "NAXIS", 0) >= 2 && size > 0) {
                    return picture(in, cards);
                }
                in.skipNBytes(Math.ceilDiv(size, FitsCards.BLOCK_BYTES) * FitsCards.BLOCK_BYTES);
            }
            throw new IOException("It holds no picture.");
        } catch (EOFException cut) {
            throw new IOException("It ends before its header says, or holds no picture.", cut);
        } catch (ArithmeticException beyond) {
            throw new IOException("Its header speaks of more data than there can be.", beyond);
        }
    }

    private static Map<String, String> header(InputStream in, boolean first) throws IOException {
        var cards = new HashMap<String, String>();
        for (int block = 0; block < MOST_HEADER_BLOCKS; block++) {
            byte[] bytes = in.readNBytes(FitsCards.BLOCK_BYTES);
            if (bytes.length < FitsCards.BLOCK_BYTES) {
                throw new EOFException();
            }
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            if (block == 0 && !text.startsWith(first ? "SIMPLE  =" : "XTENSION=")) {
                throw new IOException(first ? "It does not begin like a FITS file." : "It holds no picture.");
            }
            for (int at = 0; at < text.length(); at += FitsCards.CARD_BYTES) {
                String card = text.substring(at, at + FitsCards.CARD_BYTES);
                if (card.startsWith("END     ")) {
                    return cards;
                }
                if (card.startsWith("= ", 8)) {
                    cards.putIfAbsent(card.substring(0, 8).strip(), value(card.substring(10)));
                }
            }
        }
        throw new IOException("Its header has no end.");
    }

    private static String value(String field) {
        String trimmed = field.strip();
        if (!trimmed.startsWith("'")) {
            int slash = trimmed.indexOf('/');
            return (slash < 0 ? trimmed : trimmed.substring(0, slash)).strip();
        }
        var text = new StringBuilder();
        for (int i = 1; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            if (c == '\'' && !trimmed.startsWith("''", i)) {
                break;
            }
            text.append(c);
            i += c == '\'' ? 1 : 0;
        }
        return text.toString().stripTrailing();
    }

    private FitsImage picture(DataInputStream in, Map<String, String> cards) throws IOException {
        int width = whole(cards, "NAXIS1", 0);
        int height = whole(cards, "NAXIS2", 0);
        int bits = whole(cards, "BITPIX", 0);
        double zero = real(cards, "BZERO", 0);
        double scale = real(cards, "BSCALE", 1);
        int bin = Math.ceilDiv(Math.max(width, height), longestPreviewSide);
        Raster preview = Raster.empty(Math.max(1, width / bin), Math.max(1, height / bin));
        boolean topDown = cards.getOrDefault("ROWORDER", "").equals("TOP-DOWN");
        byte[] row = new byte[width * (Math.abs(bits) / 8)];
        for (int y = 0; y < preview.height() * bin; y++) {
            in.readFully(row);
            addRow(ByteBuffer.wrap(row), bits, bin, preview, topDown ? y / bin : preview.height() - 1 - y / bin);
        }
        float count = (float) bin * bin;
        for (int i = 0; i < preview.values().length; i++) {
            preview.values()[i] = (float) (zero + scale * (preview.values()[i] / count));
        }
        return new FitsImage(Map.copyOf(cards), width, height, preview);
    }

    private static void addRow(ByteBuffer row, int bits, int bin, Raster into, int at) {
        int start = at * into.width();
        for (int x = 0; x < into.width() * bin; x++) {
            into.values()[start + x / bin] += switch (bits) {
                case 8 -> row.get(x) & 0xFF;
                case 16 -> row.getShort(2 * x);
                case 32 -> row.getInt(4 * x);
                case 64 -> row.getLong(8 * x);
                case -32 -> row.getFloat(4 * x);
                default -> (float) row.getDouble(8 * x);
            };
        }
    }

    /** The size of the data after a header, checked before anything is allocated. */
    private static long dataBytes(Map<String, String> cards) throws IOException {
        int axes = whole(cards, "NAXIS", 0);
        int bits = whole(cards, "BITPIX", 0);
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64 && bits != -32 && bits != -64) {
            throw new IOException("Its BITPIX is " + bits + ", which FITS does not know.");
        }
        long size = axes == 0 ? 0 : Math.abs(bits) / 8;
        for (int axis = 1; axis <= axes; axis++) {
            int length = whole(cards, "NAXIS" + axis, 0);
            boolean pictureAxis =
                    axis <= 2 && !cards.getOrDefault("XTENSION", "").contains("TABLE");
            if (length < 0 || (pictureAxis && length > LONGEST_AXIS)) {
                throw new IOException("Its axis " + axis + " has " + length + " pixels; at most 65536 are read.");
            }
            size = Math.multiplyExact(size, (long) length);
        }
        return Math.addExact(size, (long) whole(cards, "PCOUNT", 0));
    }

    private static int whole(Map<String, String> cards, String key, int otherwise) throws IOException {
        double value = real(cards, key, otherwise);
        if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new IOException("Its " + key + " is " + cards.get(key) + ", not a whole number.");
        }
        return (int) value;
    }

    private static double real(Map<String, String> cards, String key, double otherwise) throws IOException {
        String text = cards.get(key);
        try {
            return text == null ? otherwise : Double.parseDouble(text.replace('D', 'E'));
        } catch (NumberFormatException wrong) {
            throw new IOException("Its " + key + " is " + text + ", not a number.", wrong);
        }
    }
}
