package stellar.notifications.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.Optional;

/** Keys of the curve P-256 as they travel: a public one is 65 bytes, uncompressed (SEC 1, 2.3.3), a private one 32. */
final class P256 {

    static final int PUBLIC_BYTES = 65;
    private static final int NUMBER_BYTES = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final ECGenParameterSpec NAME = new ECGenParameterSpec("secp256r1");
    private static final ECParameterSpec PARAMETERS = parameters();

    private P256() {}

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(NAME);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java makes no keys of P-256.", e);
        }
    }

    /** The public key that these bytes are; empty when they are no point of the curve. */
    static Optional<ECPublicKey> publicKey(byte[] bytes) {
        if (bytes.length != PUBLIC_BYTES || bytes[0] != UNCOMPRESSED) {
            return Optional.empty();
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + NUMBER_BYTES));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + NUMBER_BYTES, PUBLIC_BYTES));
        if (!isOnCurve(x, y)) {
            return Optional.empty();
        }
        try {
            return Optional.of((ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), PARAMETERS)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java reads no public key of P-256.", e);
        }
    }

    /** y² = x³ + ax + b in the field; of another curve's points a private key could be learned. */
    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        EllipticCurve curve = PARAMETERS.getCurve();
        BigInteger p = ((ECFieldFp) curve.getField()).getP();
        BigInteger right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB());
        return x.compareTo(p) < 0 && y.compareTo(p) < 0 && y.pow(2).mod(p).equals(right.mod(p));
    }

    static ECPrivateKey privateKey(byte[] bytes) {
        try {
            return (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes), PARAMETERS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java reads no private key of P-256.", e);
        }
    }

    static byte[] bytes(ECPublicKey key) {
        byte[] bytes = new byte[PUBLIC_BYTES];
        bytes[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 1 + NUMBER_BYTES);
        return bytes;
    }

    static byte[] bytes(ECPrivateKey key) {
        byte[] bytes = new byte[NUMBER_BYTES];
        put(key.getS(), bytes, 0);
        return bytes;
    }

    /** A number of 32 bytes, whatever sign byte or missing zeros Java's own form has. */
    private static void put(BigInteger number, byte[] bytes, int at) {
        byte[] own = number.toByteArray();
        int length = Math.min(own.length, NUMBER_BYTES);
        System.arraycopy(own, own.length - length, bytes, at + NUMBER_BYTES - length, length);
    }

    private static ECParameterSpec parameters() {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(NAME);
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java does not know P-256.", e);
        }
    }
}
