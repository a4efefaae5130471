package stellar.relay.uplink;

import stellar.contract.RequestSignature;

/** Who this relay is, and the secret it proves it with. Prints without the secret. */
public final class RelayKey {

    private static final int SECRET_BYTES = 32;

    private final String relay;
    private final String id;
    private final byte[] secret;

    /**
     * A relay's key.
     *
     * @param relay the relay's id
     * @param id the key's id
     * @param secret 32 random bytes
     */
    public RelayKey(String relay, String id, byte[] secret) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("Key " + id + " of relay " + relay + " has " + secret.length
                    + " bytes; it must have " + SECRET_BYTES + ". Take the key file the cloud gave out.");
        }
        this.relay = relay;
        this.id = id;
        this.secret = secret.clone();
    }

    /** The relay's id. */
    public String relay() {
        return relay;
    }

    /** The key's id. */
    public String id() {
        return id;
    }

    String sign(RequestSignature request) {
        return request.sign(secret);
    }

    @Override
    public String toString() {
        return "RelayKey[" + relay + ", " + id + "]";
    }
}
