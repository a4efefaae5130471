package stellar.notifications.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser that reads what it was sent: RFC 8188 and 8291 from the other side, with HKDF spelled out in HMACs (RFC 5869). */
final class Receiver {

    private final KeyPair keys;
    private final byte[] secret;

    Receiver(KeyPair keys, byte[] secret) {
        this.keys = keys;
        this.secret = secret.clone();
    }

    KeyPair keys() {
        return keys;
    }

    byte[] secret() {
        return secret.clone();
    }

    static Receiver fresh() {
        byte[] secret = new byte[16];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (i * 11);
        }
        return new Receiver(P256.generate(), secret);
    }

    ECPublicKey publicKey() {
        return (ECPublicKey) keys.getPublic();
    }

    String keyText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(P256.bytes(publicKey()));
    }

    String secretText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** What was written; an {@link AssertionError} when the body is not as the RFCs say. */
    byte[] read(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body);
        byte[] salt = bytes(in, 16);
        int recordBytes = in.getInt();
        byte[] sender = bytes(in, Byte.toUnsignedInt(in.get()));
        if (in.remaining() > recordBytes || body.length > 4096) {
            throw new AssertionError("More than one record, or more than a push service must take.");
        }
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(keys.getPrivate());
            agreement.doPhase(P256.publicKey(sender).orElseThrow(), true);
            byte[] info = concat("WebPush: info\0".getBytes(US_ASCII), P256.bytes(publicKey()), sender, new byte[] {1});
            byte[] input = hmac(hmac(secret, agreement.generateSecret()), info);
            byte[] key = hmac(hmac(salt, input), "Content-Encoding: aes128gcm\0\1".getBytes(US_ASCII));
            byte[] nonce = hmac(hmac(salt, input), "Content-Encoding: nonce\0\1".getBytes(US_ASCII));
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE, new SecretKeySpec(key, 0, 16, "AES"), new GCMParameterSpec(128, nonce, 0, 12));
            byte[] record = cipher.doFinal(bytes(in, in.remaining()));
            int end = record.length - 1;
            while (record[end] == 0) {
                end--;
            }
            if (record[end] != 2) {
                throw new AssertionError("The last record ends with " + record[end]);
            }
            return Arrays.copyOf(record, end);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("It cannot be read.", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static byte[] bytes(ByteBuffer in, int many) {
        byte[] bytes = new byte[many];
        in.get(bytes);
        return bytes;
    }

    private static byte[] concat(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
