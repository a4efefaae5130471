package stellar.relay.voyager;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** RoboTarget's shared secret, as it is set in Voyager. Prints without it. */
public final class SharedSecret {

    private final String secret;

    /** @param secret as in Voyager; empty when none is set there */
    public SharedSecret(String secret) {
        this.secret = secret;
    }

    /** The {@code MAC} of a request: lowercase hex MD5 of secret, {@code UID} and extra text, nothing between. */
    String mac(String uid, String extra) {
        try {
            byte[] text = (secret + uid + extra).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows MD5.", e);
        }
    }

    @Override
    public String toString() {
        return "SharedSecret[hidden]";
    }
}
