package stellar.contract;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a relay signs on each request: HMAC-SHA256 (RFC 2104) over the lines of {@link #text()}.
 *
 * @param method HTTP method in capitals
 * @param path the path as requested, without query
 * @param relay who sends it
 * @param key which of the relay's keys signs, by its id; two may be valid while a key is changed
 * @param epoch the batch's epoch; 0 where the request is no batch
 * @param range {@link Batch#range()}; {@code 0-0} where the request is no batch
 * @param timestampSeconds seconds since 1970 by the relay's clock, corrected by what it learned from the cloud
 * @param bodySha256 SHA-256 of the body exactly as it travels (packed, if it is), 64 lower-case hex digits: so that
 *     nothing is unpacked that a relay has not signed
 */
public record RequestSignature(
        String method,
        String path,
        String relay,
        String key,
        long epoch,
        String range,
        long timestampSeconds,
        String bodySha256) {

    /** How far a request's time may be from the cloud's. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    /** The headers that carry what is not seen from the request itself; lower case, as HTTP/2 and API Gateway have them. */
    public static final String RELAY_HEADER = "stellar-relay";

    public static final String KEY_HEADER = "stellar-key";
    public static final String EPOCH_HEADER = "stellar-epoch";
    public static final String RANGE_HEADER = "stellar-range";
    public static final String TIMESTAMP_HEADER = "stellar-timestamp";
    public static final String SIGNATURE_HEADER = "stellar-signature";

    /** The range of a request that is no batch. */
    public static final String NO_RANGE = "0-0";

    private static final String ALGORITHM = "HmacSHA256";

    /** The signed bytes: a version line, then every component on a line of its own, without a final line end. */
    public String text() {
        return String.join(
                "\n",
                "stellar-relay-1",
                method,
                path,
                relay,
                key,
                Long.toString(epoch),
                range,
                Long.toString(timestampSeconds),
                bodySha256);
    }

    /**
     * The signature as 64 lower-case hex digits.
     *
     * @param secret the key's secret, 32 random bytes
     */
    public String sign(byte[] secret) {
        return HexFormat.of().formatHex(mac(secret));
    }

    /** The headers that carry all of this that is not seen from the request itself, and the signature, {@link #sign} of this. */
    public Map<String, String> headers(String signature) {
        return Map.of(
                RELAY_HEADER, relay,
                KEY_HEADER, key,
                EPOCH_HEADER, Long.toString(epoch),
                RANGE_HEADER, range,
                TIMESTAMP_HEADER, Long.toString(timestampSeconds),
                SIGNATURE_HEADER, signature);
    }

    /** Whether {@code signature} is {@link #sign} of this, compared in constant time. Nonsense is simply not. */
    public boolean isSignedBy(byte[] secret, String signature) {
        return MessageDigest.isEqual(
                sign(secret).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether the request's time is near enough to {@code now}. */
    public boolean isTimely(Instant now) {
        return Math.abs(now.getEpochSecond() - timestampSeconds) <= MAX_SKEW.toSeconds();
    }

    /** SHA-256 of a body as 64 lower-case hex digits. */
    public static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256, this one has not.", e);
        }
    }

    private byte[] mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(text().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM + ", this one has not.", e);
        }
    }
}
