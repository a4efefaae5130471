package stellar.relay.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Reads the first header of a FITS file to learn how long the file must be at least (FITS standard 4.0, sections 3.1,
 * 4.4.1 and 6.1). Of what the header says only numbers are kept, and nothing is allocated by them. The padding after
 * the data and extensions do not count: a camera program may leave them out, and the frame is whole without.
 */
final class FitsHeader {

    static final int BLOCK_BYTES = 2880;
    private static final int CARD_BYTES = 80;
    private static final int KEYWORD_BYTES = 8;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");

    private final int maxBlocks;

    /**
     * @param maxBlocks the most blocks of 36 cards that a header may have
     */
    FitsHeader(int maxBlocks) {
        this.maxBlocks = maxBlocks;
    }

    /** What was read. */
    sealed interface Outcome {
        /** A header, which says that the file has this many bytes at least. */
        record Says(long leastBytes) implements Outcome {}

        /** So far a header, but its end is not there (yet). */
        record Cut() implements Outcome {}

        /** No header of a FITS file; the reason is a full sentence. */
        record NoFits(String reason) implements Outcome {}
    }

    /** Reads no more than the header's blocks. */
    Outcome read(InputStream in) throws IOException {
        Cards cards = new Cards();
        byte[] block = new byte[BLOCK_BYTES];
        for (int blocks = 1; blocks <= maxBlocks; blocks++) {
            int read = in.readNBytes(block, 0, BLOCK_BYTES);
            try {
                for (int at = 0; at + CARD_BYTES <= read; at += CARD_BYTES) {
                    if (cards.isEnd(new String(block, at, CARD_BYTES, StandardCharsets.ISO_8859_1))) {
                        return new Outcome.Says(Math.addExact((long) blocks * BLOCK_BYTES, cards.dataBytes()));
                    }
                }
            } catch (Unacceptable e) {
                return new Outcome.NoFits(e.reason);
            } catch (ArithmeticException e) {
                return new Outcome.NoFits("Its header speaks of more data than any file can hold.");
            }
            if (read < BLOCK_BYTES) {
                return new Outcome.Cut();
            }
        }
        return new Outcome.NoFits("Its header has no end within " + maxBlocks + " blocks.");
    }

    /** What the cards have said so far. The first ones come in a fixed order. */
    private static final class Cards {
        private int seen;
        private long bytesPerElement;
        private long axes;
        private long firstAxis;
        private long otherAxes = 1;
        private boolean groups;
        private long parameters;
        private long groupCount = 1;

        boolean isEnd(String card) throws Unacceptable {
            String keyword = card.substring(0, KEYWORD_BYTES).stripTrailing();
            int number = seen++;
            if (number == 0) {
                expect("SIMPLE", keyword, card);
            } else if (number == 1) {
                expect("BITPIX", keyword, card);
                bytesPerElement = switch (Math.clamp(number("BITPIX", card), -999, 999)) {
                    case 8 -> 1;
                    case 16 -> 2;
                    case 32, -32 -> 4;
                    case 64, -64 -> 8;
                    default -> throw new Unacceptable("Its header has a BITPIX that FITS does not know.");
                };
            } else if (number == 2) {
                expect("NAXIS", keyword, card);
                axes = countOf("NAXIS", card);
            } else if (number - 2 <= axes) {
                expect("NAXIS" + (number - 2), keyword, card);
                axis(number - 2, countOf(keyword, card));
            } else {
                return other(keyword, card);
            }
            return false;
        }

        private void axis(int number, long length) {
            if (number == 1) {
                firstAxis = length;
            } else {
                otherAxes = Math.multiplyExact(otherAxes, length);
            }
        }

        private boolean other(String keyword, String card) throws Unacceptable {
            switch (keyword) {
                case "END" -> {
                    return true;
                }
                case "GROUPS" -> groups = value(card).equals("T");
                case "PCOUNT" -> parameters = countOf(keyword, card);
                case "GCOUNT" -> groupCount = countOf(keyword, card);
                default -> {
                    // Says nothing about the length.
                }
            }
            return false;
        }

        /** Random groups have a first axis of length 0 that does not count (section 6). */
        long dataBytes() {
            if (axes == 0) {
                return 0;
            }
            boolean random = groups && firstAxis == 0;
            long elements = random
                    ? Math.multiplyExact(groupCount, Math.addExact(parameters, otherAxes))
                    : Math.multiplyExact(firstAxis, otherAxes);
            return Math.multiplyExact(bytesPerElement, elements);
        }

        private static void expect(String wanted, String keyword, String card) throws Unacceptable {
            if (!keyword.equals(wanted) || !card.startsWith("= ", KEYWORD_BYTES)) {
                throw new Unacceptable("It does not begin as a FITS file does: " + wanted + " is not in its place.");
            }
        }

        private static long countOf(String name, String card) throws Unacceptable {
            long count = number(name, card);
            if (count < 0) {
                throw new Unacceptable("Its header has a negative " + name + ".");
            }
            return count;
        }

        private static long number(String name, String card) throws Unacceptable {
            String value = value(card);
            if (!NUMBER.matcher(value).matches()) {
                throw new Unacceptable("Its header has a " + name + " that is no whole number.");
            }
            return Long.parseLong(value);
        }

        private static String value(String card) {
            String text = card.substring(KEYWORD_BYTES + 2);
            int comment = text.indexOf('/');
            return (comment < 0 ? text : text.substring(0, comment)).strip();
        }
    }

    /** Ends the reading of a header that can not be one; never leaves this class. */
    @SuppressWarnings("serial")
    private static final class Unacceptable extends Exception {
        private final String reason;

        Unacceptable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }
}
