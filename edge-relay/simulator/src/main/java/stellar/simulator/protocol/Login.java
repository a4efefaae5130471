package stellar.simulator.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/** Whether a login is asked for, and which one is right. */
public final class Login {
    private final Optional<byte[]> expected;

    private Login(Optional<byte[]> expected) {
        this.expected = expected;
    }

    /** Nobody needs to log in. */
    public static Login none() {
        return new Login(Optional.empty());
    }

    /** Everybody must log in with these; the user's name may hold no colon. */
    public static Login of(String user, String password) {
        if (user.isBlank() || user.contains(":")) {
            throw new IllegalArgumentException("The user's name must not be empty or hold a colon.");
        }
        return new Login(Optional.of((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** True when a client must log in first. */
    public boolean isAsked() {
        return expected.isPresent();
    }

    /** The user's name when the text (base64 of {@code user:password}) is right. */
    Optional<String> user(String base) {
        byte[] given;
        try {
            given = Base64.getDecoder().decode(base);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        String text = new String(given, StandardCharsets.UTF_8);
        boolean right =
                expected.map(wanted -> MessageDigest.isEqual(wanted, given)).orElse(true);
        return right && text.indexOf(':') > 0 ? Optional.of(text.substring(0, text.indexOf(':'))) : Optional.empty();
    }
}
