package stellar.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A word that lets a new relay take its place, once. The operator carries it from the cloud to the relay's set-up page.
 *
 * @param code three groups of four, as a person types them; prints without it
 * @param relay the relay that it is for
 * @param expiresAt when it ends
 */
public record PairingCode(String code, String relay, Instant expiresAt) {

    public PairingCode {
        requireNonNull(code, "A pairing code has its text.");
        requireNonNull(relay, "A pairing code names its relay.");
        requireNonNull(expiresAt, "A pairing code says when it ends.");
    }

    @Override
    public String toString() {
        return "PairingCode[" + relay + ", " + expiresAt + "]";
    }
}
