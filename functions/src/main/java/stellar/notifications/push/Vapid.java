package stellar.notifications.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import stellar.contract.Wire;

/** Says to a push service who sends (VAPID, RFC 8292): a token of 12 h for each service, signed with ES256 and used again. */
final class Vapid {

    private static final Duration LIFE = Duration.ofHours(12);

    /** A token that dies within this time is not used any more. */
    private static final Duration SPARE = Duration.ofHours(1);

    private static final int MOST_KEPT = 32;

    private final PushKeys keys;
    private final Optional<String> contact;
    private final Clock clock;
    private final Map<String, Token> kept = new LinkedHashMap<>();

    private record Token(String text, Instant until) {}

    /** {@code contact}: where a push service reaches who runs this Stellar, {@code mailto:} or {@code https:}. */
    Vapid(PushKeys keys, Optional<String> contact, Clock clock) {
        this.keys = keys;
        this.contact = contact;
        this.clock = clock;
    }

    /** The header {@code Authorization} of a message to this address. */
    String authorization(URI address) {
        return "vapid t="
                + token(address.getScheme() + "://" + address.getRawAuthority().replaceFirst(":443$", "")) + ", k="
                + keys.pair().publicText();
    }

    private synchronized String token(String service) {
        Instant now = clock.instant();
        kept.values().removeIf(token -> !now.isBefore(token.until().minus(SPARE)));
        Token known = kept.get(service);
        if (known == null) {
            if (kept.size() >= MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
            Instant until = now.plus(LIFE);
            known = new Token(signed(service, until), until);
            kept.put(service, known);
        }
        return known.text();
    }

    private String signed(String service, Instant until) {
        ObjectNode claims = Wire.object().put("aud", service).put("exp", until.getEpochSecond());
        contact.ifPresent(who -> claims.put("sub", who));
        String said = part("{\"typ\":\"JWT\",\"alg\":\"ES256\"}".getBytes(UTF_8)) + "."
                + part(claims.toString().getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.pair().privateKey());
            signature.update(said.getBytes(US_ASCII));
            return said + "." + part(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign for push services.", e);
        }
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
