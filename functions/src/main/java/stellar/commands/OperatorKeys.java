package stellar.commands;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import stellar.contract.RequestSignature;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Knows whose key opens which telescope. Tables keep the SHA-256 of a key only. */
final class OperatorKeys {

    private final Telescopes telescopes;

    OperatorKeys(Telescopes telescopes) {
        this.telescopes = telescopes;
    }

    /** The telescope, if the key is its operator's; empty alike when there is no such telescope. */
    Optional<Telescope> telescope(String telescope, String key) {
        byte[] given =
                RequestSignature.sha256(key.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
        return telescopes.find(telescope).filter(found -> {
            String known = found.operatorKeySha256();
            return known != null && MessageDigest.isEqual(given, known.getBytes(StandardCharsets.US_ASCII));
        });
    }
}
