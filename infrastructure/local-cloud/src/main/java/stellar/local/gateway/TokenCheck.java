package stellar.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens as API Gateway's JWT authorizer does (API Gateway developer guide, "Control access to HTTP APIs with JWT
 * authorizers"), but for one thing: that one takes every RSA algorithm, this one RS256 only. Whether a token is an access
 * token is not looked at, here as little as there.
 */
public final class TokenCheck {

    private static final String BEARER = "bearer ";

    private final String issuer;
    private final List<String> audience;
    private final Supplier<JWKSet> keys;
    private final Clock clock;

    /**
     * Checks tokens of one issuer.
     *
     * @param issuer what {@code iss} must be
     * @param audience one of which {@code aud}, or {@code client_id} when there is no {@code aud}, must name
     * @param keys the issuer's public keys as they are now
     */
    public TokenCheck(String issuer, List<String> audience, Supplier<JWKSet> keys, Clock clock) {
        this.issuer = issuer;
        this.audience = List.copyOf(audience);
        this.keys = keys;
        this.clock = clock;
    }

    /** What became of a token. */
    sealed interface Verdict {

        /**
         * It is good.
         *
         * @param claims its claims as a function gets them: each a text, a list as {@code [a b]}
         * @param scopes those that the route asks for
         */
        record Passed(Map<String, String> claims, List<String> scopes) implements Verdict {}

        /**
         * It is none, or not good here.
         *
         * @param why what API Gateway tells in {@code www-authenticate}; empty when no token was shown
         */
        record Unauthorized(String why) implements Verdict {}

        /** It is good, but has none of the route's scopes. */
        record Forbidden() implements Verdict {}
    }

    /**
     * Judges the token of a request.
     *
     * @param authorization the header of this name: the token, alone or after {@code Bearer}
     * @param scopes of which the token must have one; none when any will do
     */
    Verdict check(Optional<String> authorization, List<String> scopes) {
        if (authorization.isEmpty()) {
            return new Verdict.Unauthorized("");
        }
        String header = authorization.get().strip();
        String token = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : header;
        try {
            SignedJWT signed = SignedJWT.parse(token);
            Optional<String> flaw = flawOf(signed);
            if (flaw.isPresent()) {
                return new Verdict.Unauthorized(flaw.get());
            }
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            return scopes.isEmpty() || !Collections.disjoint(scopesOf(claims), scopes)
                    ? new Verdict.Passed(texts(signed), scopes)
                    : new Verdict.Forbidden();
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            return new Verdict.Unauthorized("the token cannot be read");
        }
    }

    private Optional<String> flawOf(SignedJWT token) throws JOSEException, ParseException {
        if (!JWSAlgorithm.RS256.equals(token.getHeader().getAlgorithm())) {
            return Optional.of("the token has an unsupported signature algorithm");
        }
        String keyId = token.getHeader().getKeyID();
        if (keyId == null || !(keys.get().getKeyByKeyId(keyId) instanceof RSAKey key)) {
            return Optional.of("unable to find a signing key for the token");
        }
        if (!token.verify(new RSASSAVerifier(key))) {
            return Optional.of("the token has an invalid signature");
        }
        JWTClaimsSet claims = token.getJWTClaimsSet();
        if (!issuer.equals(claims.getIssuer())) {
            return Optional.of("the token does not have a valid issuer");
        }
        List<String> madeFor = claims.getAudience().isEmpty()
                ? Optional.ofNullable(claims.getStringClaim("client_id")).stream()
                        .toList()
                : claims.getAudience();
        if (Collections.disjoint(madeFor, audience)) {
            return Optional.of("the token does not have a valid audience");
        }
        return timeFlaw(claims);
    }

    private Optional<String> timeFlaw(JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date end = claims.getExpirationTime();
        if (end == null || !end.toInstant().isAfter(now)) {
            return Optional.of("the token has expired");
        }
        return isLater(claims.getNotBeforeTime(), now) || isLater(claims.getIssueTime(), now)
                ? Optional.of("the token is not valid yet")
                : Optional.empty();
    }

    private static boolean isLater(@Nullable Date moment, Instant now) {
        return moment != null && moment.toInstant().isAfter(now);
    }

    private static List<String> scopesOf(JWTClaimsSet claims) throws ParseException {
        String scopes = claims.getStringClaim("scope");
        return scopes == null ? List.of() : List.of(scopes.split(" ", -1));
    }

    private static Map<String, String> texts(SignedJWT token) {
        Map<String, String> texts = new LinkedHashMap<>();
        token.getPayload().toJSONObject().forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private static String text(@Nullable Object claim) {
        return claim instanceof List<?> list
                ? list.stream().map(TokenCheck::text).collect(Collectors.joining(" ", "[", "]"))
                : String.valueOf(claim);
    }
}
