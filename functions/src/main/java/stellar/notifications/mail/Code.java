package stellar.notifications.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.contract.RequestSignature;

/**
 * What a mail carries to prove that its reader can read it.
 *
 * @param text six digits
 */
record Code(String text) {

    private static final int CODES = 1_000_000;
    private static final Pattern WHOLE = Pattern.compile("[0-9]{6}");
    private static final int LONGEST_TYPED = 32;

    /** A new one. */
    static Code random(SecureRandom random) {
        return new Code("%06d".formatted(random.nextInt(CODES)));
    }

    /** The code somebody typed, with blanks in it or not; empty when it is none. */
    static Optional<Code> typed(String typed) {
        String text = typed.length() > LONGEST_TYPED ? "" : typed.replaceAll("[\\s\\u00a0\\u202f-]", "");
        return WHOLE.matcher(text).matches() ? Optional.of(new Code(text)) : Optional.empty();
    }

    /** What is kept of it, which is worth something for this user and address only: 64 lower-case hex digits. */
    String sha256(String user, Address address) {
        String bound = user + "\n" + address.sha256() + "\n" + text;
        return RequestSignature.sha256(bound.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it is the one of which this was kept; takes the same time whatever differs. */
    boolean hasSha256(String user, Address address, String hash) {
        return MessageDigest.isEqual(
                sha256(user, address).getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** As a person reads it: two groups of three. */
    String forPeople() {
        return text.substring(0, 3) + "\u00a0" + text.substring(3);
    }

    @Override
    public String toString() {
        return "Code[hidden]";
    }
}
