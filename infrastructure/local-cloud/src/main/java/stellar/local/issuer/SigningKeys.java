package stellar.local.issuer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import stellar.local.kept.OwnersFile;

/**
 * The RSA keys that sign tokens. The newest signs. It is replaced when it is old; from then on the one before is only
 * published, until the last token that it signed is over.
 */
public final class SigningKeys {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEY_BITS = 2048;

    private final OwnersFile file;
    private final Duration rotateAfter;
    private final Duration longestTokenLife;
    private final Clock clock;

    /** The oldest first; never empty. */
    private final List<Kept> keys = new ArrayList<>();

    private record Kept(RSAKey key, Instant since) {}

    /**
     * Reads the keys of an earlier run, or makes the first one.
     *
     * @param file where they are kept, readable by their owner only
     * @param rotateAfter how old a key may be that signs
     * @param longestTokenLife how long a key is published after it signed for the last time
     */
    public SigningKeys(Path file, Duration rotateAfter, Duration longestTokenLife, Clock clock) throws IOException {
        this.file = new OwnersFile(file);
        this.rotateAfter = rotateAfter;
        this.longestTokenLife = longestTokenLife;
        this.clock = clock;
        for (var kept : JSON.readTree(this.file.read().orElse("[]"))) {
            try {
                keys.add(new Kept(
                        RSAKey.parse(kept.path("key").toString()),
                        Instant.parse(kept.path("since").asText())));
            } catch (ParseException odd) {
                throw new IOException("The file " + file + " holds no RSA keys; delete it and sign in again.", odd);
            }
        }
        if (keys.isEmpty()) {
            rotate();
        }
    }

    /** The key that signs now. */
    synchronized RSAKey current() {
        if (!clock.instant().isBefore(keys.getLast().since().plus(rotateAfter))) {
            rotate();
        }
        return keys.getLast().key();
    }

    /** Makes a new key that signs from now on. */
    public synchronized void rotate() {
        try {
            RSAKey key = new RSAKeyGenerator(KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            keys.add(new Kept(key, clock.instant()));
            forgetTheOld();
            write();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This Java makes no RSA keys.", impossible);
        }
    }

    /** The public keys with which a token may be signed that is not over yet. */
    public synchronized JWKSet published() {
        forgetTheOld();
        return new JWKSet(
                keys.stream().<JWK>map(kept -> kept.key().toPublicJWK()).toList());
    }

    /** A key signed its last token when the next one came. */
    private void forgetTheOld() {
        while (keys.size() > 1 && !clock.instant().isBefore(keys.get(1).since().plus(longestTokenLife))) {
            keys.removeFirst();
        }
    }

    private void write() {
        var list = JSON.createArrayNode();
        for (Kept kept : keys) {
            ObjectNode each = list.addObject().put("since", kept.since().toString());
            each.set("key", JSON.valueToTree(kept.key().toJSONObject()));
        }
        try {
            file.write(list.toString());
        } catch (IOException full) {
            throw new UncheckedIOException("The keys that sign tokens cannot be kept.", full);
        }
    }
}
