package stellar.pairing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.contract.RequestSignature;

/**
 * A pairing code: twelve of 32 letters and digits that are not taken for one another. The first four find the row and are
 * no secret; the other eight, 40 bits by chance, are.
 *
 * @param text the twelve, without hyphens
 */
record Code(String text) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern WHOLE = Pattern.compile("[" + ALPHABET + "]{12}");
    private static final int LONGEST_TYPED = 32;

    /** A new one. */
    static Code random(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        random.ints(12, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return new Code(text.toString());
    }

    /** The code somebody typed, whatever its case, blanks and hyphens, O for 0 and I or L for 1; empty when it is none. */
    static Optional<Code> typed(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String text = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return WHOLE.matcher(text).matches() ? Optional.of(new Code(text)) : Optional.empty();
    }

    /** What finds its row. */
    String locator() {
        return text.substring(0, 4);
    }

    /** What the row keeps of it. */
    String sha256() {
        return RequestSignature.sha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether a row that keeps this hash is this code's; takes the same time whatever differs. */
    boolean hasSha256(String hash) {
        return MessageDigest.isEqual(
                sha256().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** As a person reads it: in groups of four. */
    String forPeople() {
        return text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8);
    }

    @Override
    public String toString() {
        return "Code[" + locator() + "-hidden]";
    }
}
