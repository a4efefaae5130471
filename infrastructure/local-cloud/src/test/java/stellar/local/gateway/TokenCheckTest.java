package stellar.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.local.HandClock;
import stellar.local.gateway.TokenCheck.Verdict;

class TokenCheckTest {
    private static final String ISSUER = "http://127.0.0.1:8080/auth";
    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");
    private static RSAKey ours;
    private static RSAKey another;

    private final HandClock clock = new HandClock(NOW);
    private final List<JWK> published = new ArrayList<>();
    private final TokenCheck check =
            new TokenCheck(ISSUER, List.of("page", "phone-app"), () -> new JWKSet(published), clock);

    @BeforeAll
    static void makeKeys() throws JOSEException {
        ours = new RSAKeyGenerator(2048).keyID("ours").generate();
        another = new RSAKeyGenerator(2048).keyID("another").generate();
    }

    @BeforeEach
    void publish() {
        published.add(ours.toPublicJWK());
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("vega")
                .claim("client_id", "page")
                .claim("token_use", "access")
                .claim("scope", "openid email")
                .claim("cognito:groups", List.of("operator", "watcher"))
                .claim("version", 2)
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(900)));
    }

    private static String signed(
            JWSAlgorithm algorithm, @Nullable String keyId, JWSSigner signer, JWTClaimsSet.Builder claims) {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims.build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static String signed(RSAKey key, JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), claims);
    }

    private Verdict judged(String header, String... scopes) {
        return check.check(Optional.of(header), List.of(scopes));
    }

    private void isRefused(String token, String why) {
        assertThat(judged("Bearer " + token)).isEqualTo(new Verdict.Unauthorized(why));
    }

    private void isRefused(UnaryOperator<JWTClaimsSet.Builder> change, String why) throws JOSEException {
        isRefused(signed(ours, change.apply(claims())), why);
    }

    @Test
    void aGoodTokenPassesWithItsClaimsAsTexts() throws JOSEException {
        String token = signed(ours, claims());
        Map<String, String> claims = Map.of(
                "iss", ISSUER,
                "sub", "vega",
                "client_id", "page",
                "token_use", "access",
                "scope", "openid email",
                "cognito:groups", "[operator watcher]",
                "version", "2",
                "iat", "1795298400",
                "exp", "1795299300");

        assertThat(judged("Bearer " + token)).isEqualTo(new Verdict.Passed(claims, List.of()));
        assertThat(judged("bearer " + token)).isEqualTo(new Verdict.Passed(claims, List.of()));
        assertThat(judged(token)).isEqualTo(new Verdict.Passed(claims, List.of()));
    }

    @Test
    void noTokenIsNoEntry() {
        assertThat(check.check(Optional.empty(), List.of())).isEqualTo(new Verdict.Unauthorized(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic dmVnYTp2ZWdh", "a.b.c", "....", "e30.e30.e30", "\u0000"})
    void whatIsNoTokenIsRefused(String header) {
        assertThat(judged(header)).isInstanceOf(Verdict.Unauthorized.class);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        isRefused(new PlainJWT(claims().build()).serialize(), "the token cannot be read");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"kid\":\"ours\"}".getBytes(StandardCharsets.UTF_8));
        String payload = new PlainJWT(claims().build()).serialize().split("\\.", -1)[1];
        isRefused(none + "." + payload + ".", "the token cannot be read");
    }

    @Test
    void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws JOSEException {
        byte[] publicKey = ours.toPublicKey().getEncoded();
        isRefused(
                signed(JWSAlgorithm.HS256, "ours", new MACSigner(publicKey), claims()),
                "the token has an unsupported signature algorithm");
    }

    @Test
    void anotherRsaAlgorithmIsRefused() throws JOSEException {
        isRefused(
                signed(JWSAlgorithm.RS512, "ours", new RSASSASigner(ours), claims()),
                "the token has an unsupported signature algorithm");
    }

    @Test
    void anotherKeyIsRefusedUnderItsOwnNameAndUnderOurs() throws JOSEException {
        isRefused(signed(another, claims()), "unable to find a signing key for the token");
        isRefused(
                signed(JWSAlgorithm.RS256, "ours", new RSASSASigner(another), claims()),
                "the token has an invalid signature");
        isRefused(
                signed(JWSAlgorithm.RS256, null, new RSASSASigner(ours), claims()),
                "unable to find a signing key for the token");
    }

    @Test
    void aTokenOutlivesTheKeysRotationButNotItsRetirement() throws JOSEException {
        String token = signed(ours, claims());
        published.addFirst(another.toPublicJWK());
        assertThat(judged(token)).isInstanceOf(Verdict.Passed.class);

        published.remove(ours.toPublicJWK());
        isRefused(token, "unable to find a signing key for the token");
        assertThat(judged(signed(another, claims()))).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void anotherIssuerIsRefused() throws JOSEException {
        isRefused(claims -> claims.issuer("http://127.0.0.1:8080/auth/"), "the token does not have a valid issuer");
        isRefused(claims -> claims.issuer(null), "the token does not have a valid issuer");
    }

    @Test
    void anotherAudienceIsRefusedAndAudienceGoesBeforeClient() throws JOSEException {
        String why = "the token does not have a valid audience";
        isRefused(claims -> claims.claim("client_id", "pages"), why);
        isRefused(claims -> claims.claim("client_id", null), why);
        isRefused(claims -> claims.audience("elsewhere"), why);

        assertThat(judged(signed(ours, claims().claim("client_id", "x").audience(List.of("x", "phone-app")))))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aTokenIsGoodUntilItsLastSecondAndNoLonger() throws JOSEException {
        String token = signed(ours, claims());
        clock.advance(Duration.ofSeconds(899));
        assertThat(judged(token)).isInstanceOf(Verdict.Passed.class);

        clock.advance(Duration.ofSeconds(1));
        isRefused(token, "the token has expired");
        isRefused(claims -> claims.expirationTime(null), "the token has expired");
    }

    @Test
    void aTokenOfTheFutureIsRefusedUntilThen() throws JOSEException {
        Date soon = Date.from(NOW.plusSeconds(1));
        String notBefore = signed(ours, claims().notBeforeTime(soon));
        String issued = signed(ours, claims().issueTime(soon));
        isRefused(notBefore, "the token is not valid yet");
        isRefused(issued, "the token is not valid yet");

        clock.advance(Duration.ofSeconds(1));
        assertThat(judged(notBefore)).isInstanceOf(Verdict.Passed.class);
        assertThat(judged(issued)).isInstanceOf(Verdict.Passed.class);
    }

    /** Each character is six bits; the last one of each part may hold unused ones, so those are left out. */
    @Test
    void aTokenWithAnyCharacterChangedIsRefused() throws JOSEException {
        String token = signed(ours, claims());
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        Random chance = new Random(7);
        for (int at = 0; at < token.length(); at++) {
            boolean last = at + 1 == token.length() || token.charAt(at + 1) == '.';
            if (token.charAt(at) != '.' && !last) {
                int other = alphabet.indexOf(token.charAt(at)) ^ (1 << chance.nextInt(6));
                String changed = token.substring(0, at) + alphabet.charAt(other) + token.substring(at + 1);
                assertThat(judged(changed)).as("character %d", at).isInstanceOf(Verdict.Unauthorized.class);
            }
        }
    }

    @Test
    void aRouteWithScopesWantsOneOfThem() throws JOSEException {
        String token = signed(ours, claims());

        assertThat(judged(token, "phone", "email"))
                .isInstanceOfSatisfying(Verdict.Passed.class, passed -> assertThat(passed.scopes())
                        .containsExactly("phone", "email"));
        assertThat(judged(token, "phone", "mail")).isEqualTo(new Verdict.Forbidden());
        assertThat(judged(signed(ours, claims().claim("scope", null)), "email")).isEqualTo(new Verdict.Forbidden());
    }
}
