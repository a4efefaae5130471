package stellar.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Who a relay is from now on, and the new key it signs with. Said once; prints without the key.
 *
 * @param relay its id
 * @param keyId the key's id
 * @param key the key's 32 bytes as 64 lower-case hex digits
 * @param telescopes the telescopes it may speak for, by id
 */
public record PairingGrant(String relay, String keyId, String key, List<String> telescopes) {

    public PairingGrant {
        requireNonNull(relay, "A pairing names its relay.");
        requireNonNull(keyId, "A pairing names its key.");
        requireNonNull(key, "A pairing carries its key.");
        requireNonNull(telescopes, "A pairing lists the relay's telescopes.");
        telescopes = List.copyOf(telescopes);
    }

    @Override
    public String toString() {
        return "PairingGrant[" + relay + ", " + keyId + "]";
    }
}
