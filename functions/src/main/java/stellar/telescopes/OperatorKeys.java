package stellar.telescopes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import stellar.contract.RequestSignature;

/** Knows whose key opens which telescope. Tables keep the SHA-256 of a key only. */
public final class OperatorKeys {

    private final Telescopes telescopes;

    public OperatorKeys(Telescopes telescopes) {
        this.telescopes = telescopes;
    }

    /** The telescope, if the key is its operator's; empty alike when there is no such telescope. */
    public Optional<Telescope> telescope(String telescope, String key) {
        byte[] given =
                RequestSignature.sha256(key.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
        return telescopes.find(telescope).filter(found -> {
            String known = found.operatorKeySha256();
            return known != null && MessageDigest.isEqual(given, known.getBytes(StandardCharsets.US_ASCII));
        });
    }
}
