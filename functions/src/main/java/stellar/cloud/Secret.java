package stellar.cloud;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.contract.RequestSignature;

/**
 * What makes a link's address impossible to guess: 256 bits by chance. It is found by its hash, so how long that takes tells
 * nothing of it.
 *
 * @param text in base64url (RFC 4648, section 5), 43 characters
 */
public record Secret(String text) {

    private static final int RANDOM_BYTES = 32;
    private static final Pattern WHOLE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** A new one. */
    public static Secret random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The secret that an address holds; empty for what cannot be one. */
    public static Optional<Secret> in(String text) {
        return WHOLE.matcher(text).matches() ? Optional.of(new Secret(text)) : Optional.empty();
    }

    /** What is kept of it: 64 lower-case hex digits. */
    public String sha256() {
        return RequestSignature.sha256(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Secret[hidden]";
    }
}
