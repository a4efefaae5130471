package stellar.relay.voyager;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Who the relay is to Voyager. Never printed.
 *
 * @param user without {@code :} and control characters
 * @param password asked for at each login, so that it need not stay in memory; may throw
 *     {@link java.io.UncheckedIOException}
 */
public record Login(String user, Supplier<String> password) {

    public Login {
        if (user.isEmpty() || user.indexOf(':') >= 0 || user.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "Voyager's user name must not be empty and holds no colon and no control character. Mend the setting.");
        }
    }

    VoyagerCommand.Authenticate command() {
        byte[] both = (user + ":" + password.get()).getBytes(StandardCharsets.UTF_8);
        return new VoyagerCommand.Authenticate(Base64.getEncoder().encodeToString(both));
    }

    @Override
    public String toString() {
        return "Login[hidden]";
    }
}
