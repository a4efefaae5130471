package stellar.fits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The values of one header, by keyword. Of a keyword that stands twice the first counts; commentary has no value. */
public final class FitsHeader {

    /** Headers are written in blocks of so many bytes. */
    static final int BLOCK_BYTES = 2880;

    /** Many times what the wordiest camera program writes; each costs 80 bytes. */
    static final int MOST_CARDS = 10_000;

    private static final int CARD_BYTES = 80;
    private static final String END = "END     ";

    private final Map<String, String> values;
    private final int blocks;

    private FitsHeader(Map<String, String> values, int blocks) {
        this.values = values;
        this.blocks = blocks;
    }

    /** Reads blocks until the one with END. */
    static FitsHeader read(InputStream in) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        int cards = 0;
        for (int blocks = 1; ; blocks++) {
            byte[] block = in.readNBytes(BLOCK_BYTES);
            if (block.length < BLOCK_BYTES) {
                throw new FlawedFits(blocks == 1 ? Flaw.NO_FITS : Flaw.NO_END);
            }
            String text = new String(block, StandardCharsets.ISO_8859_1);
            for (int at = 0; at < BLOCK_BYTES; at += CARD_BYTES) {
                String card = text.substring(at, at + CARD_BYTES);
                if (card.startsWith(END)) {
                    return new FitsHeader(values, blocks);
                }
                if (++cards > MOST_CARDS) {
                    throw new FlawedFits(Flaw.TOO_MANY_CARDS, Integer.toString(MOST_CARDS));
                }
                if (card.startsWith("= ", 8)) {
                    values.putIfAbsent(card.substring(0, 8).stripTrailing(), value(card.substring(10)));
                }
            }
            if (blocks == 1 && !text.startsWith("SIMPLE  =") && !text.startsWith("XTENSION=")) {
                throw new FlawedFits(Flaw.NO_FITS);
            }
        }
    }

    /** How long it was, in bytes. */
    long bytes() {
        return (long) blocks * BLOCK_BYTES;
    }

    /** A value as text, without the quotes and the blanks after it; empty when there is none. */
    public Optional<String> text(String keyword) {
        return Optional.ofNullable(values.get(keyword)).filter(value -> !value.isBlank());
    }

    /** A value as a number; empty when there is none, or it is no finite number. */
    public OptionalDouble number(String keyword) {
        try {
            // Fortran's exponents, which the standard allows.
            double number = Double.parseDouble(
                    values.getOrDefault(keyword, "").replace('D', 'E').replace('d', 'e'));
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    /** A value as a whole number; empty when there is none. */
    public OptionalLong whole(String keyword) {
        try {
            return OptionalLong.of(Long.parseLong(values.getOrDefault(keyword, "")));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** Whether a logical value is true. */
    boolean isSet(String keyword) {
        return values.getOrDefault(keyword, "").equals("T");
    }

    /** This header, and what only another one has. */
    FitsHeader over(FitsHeader primary) {
        Map<String, String> both = new LinkedHashMap<>(primary.values);
        both.putAll(values);
        return new FitsHeader(both, blocks);
    }

    private static String value(String field) {
        String trimmed = field.strip();
        if (!trimmed.startsWith("'")) {
            int comment = trimmed.indexOf('/');
            return (comment < 0 ? trimmed : trimmed.substring(0, comment)).strip();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < trimmed.length(); i++) {
            char letter = trimmed.charAt(i);
            if (letter == '\'') {
                if (!trimmed.startsWith("''", i)) {
                    break;
                }
                i++;
            }
            text.append(letter);
        }
        return text.toString().stripTrailing();
    }
}
