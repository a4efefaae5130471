package stellar.simulator.frames;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The cards of a FITS header in the fixed format of the FITS standard 4.0, sections 4.1 and 4.2. */
final class FitsCards {
    static final int CARD_BYTES = 80;
    static final int BLOCK_BYTES = 2880;
    private static final int LONGEST_TEXT = 60;

    private final List<String> cards = new ArrayList<>();

    FitsCards flag(String key, boolean value, String comment) {
        return add(key, "%20s".formatted(value ? "T" : "F"), comment);
    }

    FitsCards whole(String key, long value, String comment) {
        return add(key, "%20d".formatted(value), comment);
    }

    /** A real number; {@code decimals} after the point. */
    FitsCards real(String key, double value, int decimals, String comment) {
        return add(key, "%20s".formatted(String.format(Locale.ROOT, "%." + decimals + "f", value)), comment);
    }

    /** Text: accents are dropped, other characters beyond ASCII become question marks, and it is cut to 60. */
    FitsCards text(String key, String value, String comment) {
        String plain = Normalizer.normalize(value, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^ -~]", "?");
        String cut = plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) : plain;
        return add(key, "%-20s".formatted("'%-8s'".formatted(cut.replace("'", "''"))), comment);
    }

    /** The header's bytes with END, padded with spaces to whole blocks. */
    byte[] header() {
        var all = new StringBuilder();
        cards.forEach(all::append);
        all.append("%-80s".formatted("END"));
        int padding = (BLOCK_BYTES - all.length() % BLOCK_BYTES) % BLOCK_BYTES;
        all.repeat(' ', padding);
        return all.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private FitsCards add(String key, String value, String comment) {
        String card = "%-8s= %s / %s".formatted(key, value, comment);
        cards.add("%-80s".formatted(card.length() > CARD_BYTES ? card.substring(0, CARD_BYTES) : card));
        return this;
    }
}
