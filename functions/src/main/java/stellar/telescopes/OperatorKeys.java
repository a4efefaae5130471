package stellar.telescopes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import stellar.cloud.Refusal;
import stellar.contract.RequestSignature;

/** Knows whose key opens which telescope. Tables keep the SHA-256 of a key only. */
public final class OperatorKeys {

    /** There is no key in {@code X-API-Key}. */
    public static final Refusal MISSING = new Refusal(
            401,
            "key-missing",
            "Only the operator may do this. Send the key in X-API-Key.",
            "Seul l’opérateur peut faire cela. Envoyez la clé dans X-API-Key.");

    /** The key opens no telescope of this name. */
    public static final Refusal WRONG = new Refusal(
            403,
            "key-wrong",
            "The key in X-API-Key is not that of this telescope's operator. Check both.",
            "La clé dans X-API-Key n’est pas celle de l’opérateur de ce télescope. Vérifiez les deux.");

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
