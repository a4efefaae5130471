package stellar.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes tokens with the claims of Cognito's (Amazon Cognito developer guide, "Understanding the access token" and
 * "Understanding the identity token").
 */
final class Tokens {
    private final String issuer;
    private final SigningKeys keys;
    private final Clock clock;

    Tokens(String issuer, SigningKeys keys, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
    }

    /** What a program shows to an API. */
    String access(Sessions.Session session, Person person, Duration life) {
        return signed(common(session, person, life)
                .claim("token_use", "access")
                .claim("client_id", session.clientId())
                .claim("version", 2)
                .claim("scope", String.join(" ", session.scopes()))
                .claim("username", person.subject()));
    }

    /** What tells a program who signed in; no key to anything. */
    String id(Sessions.Session session, Person person, Optional<String> nonce, Duration life) {
        JWTClaimsSet.Builder claims = common(session, person, life)
                .claim("token_use", "id")
                .audience(session.clientId())
                .claim("cognito:username", person.subject())
                .claim("email", person.email())
                .claim("email_verified", true)
                .claim("name", person.name());
        nonce.ifPresent(text -> claims.claim("nonce", text));
        return signed(claims);
    }

    private JWTClaimsSet.Builder common(Sessions.Session session, Person person, Duration life) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(person.subject())
                .claim("origin_jti", session.id())
                .claim("auth_time", session.signedInAtSeconds())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .jwtID(UUID.randomUUID().toString());
        return person.groups().isEmpty() ? claims : claims.claim("cognito:groups", person.groups());
    }

    private String signed(JWTClaimsSet.Builder claims) {
        RSAKey key = keys.current();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("A key of our own does not sign.", impossible);
        }
        return token.serialize();
    }
}
