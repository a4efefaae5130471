package stellar.notifications.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes a body that only one browser can read: {@code aes128gcm} of RFC 8188 with the keys of RFC 8291, in one record. */
final class Encryption {

    /** The record size that is told: more than what is in it, as a last record must be. */
    private static final int RECORD_BYTES = 4096;

    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 16;
    private static final byte LAST_RECORD = 2;

    /** Longest text: what a push service must take (RFC 8030, 7.2) less what goes around it. */
    static final int MAX_TEXT_BYTES = RECORD_BYTES - SALT_BYTES - 4 - 1 - P256.PUBLIC_BYTES - 1 - TAG_BYTES;

    private Encryption() {}

    /**
     * Encrypts a text with a key pair and a salt made for it alone.
     *
     * @param secret the 16 bytes that the browser shares with those who send
     * @param paddedBytes as how long a shorter text shall look
     */
    static byte[] encrypt(byte[] text, ECPublicKey receiver, byte[] secret, int paddedBytes) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return encrypt(text, receiver, secret, paddedBytes, P256.generate(), salt);
    }

    static byte[] encrypt(
            byte[] text, ECPublicKey receiver, byte[] secret, int paddedBytes, KeyPair sender, byte[] salt) {
        if (Math.max(text.length, paddedBytes) > MAX_TEXT_BYTES) {
            throw new IllegalStateException("A text of " + text.length + " bytes, padded to " + paddedBytes
                    + ", is to be encrypted, but at most " + MAX_TEXT_BYTES + " go to a push service.");
        }
        byte[] receiverKey = P256.bytes(receiver);
        byte[] senderKey = P256.bytes((ECPublicKey) sender.getPublic());
        try {
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(sender.getPrivate());
            agreement.doPhase(receiver, true);
            byte[] keyInfo = join("WebPush: info\0".getBytes(US_ASCII), receiverKey, senderKey);
            byte[] input = derive(secret, agreement.generateSecret(), keyInfo, 32);
            byte[] key = derive(salt, input, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), 16);
            byte[] nonce = derive(salt, input, "Content-Encoding: nonce\0".getBytes(US_ASCII), 12);
            byte[] record = Arrays.copyOf(text, Math.max(text.length, paddedBytes) + 1);
            record[text.length] = LAST_RECORD;
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            byte[] size = ByteBuffer.allocate(4).putInt(RECORD_BYTES).array();
            return join(salt, size, new byte[] {P256.PUBLIC_BYTES}, senderKey, cipher.doFinal(record));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt for a browser.", e);
        }
    }

    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(input)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
