package stellar.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
    private final RunningIssuer issuer;
    private final Visitor visitor = RunningIssuer.VISITOR;

    SessionsTest(@TempDir Path folder) throws IOException {
        issuer = new RunningIssuer(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl, invalid_grant",
        "code_verifier, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, invalid_grant",
        "code_verifier, '', invalid_grant",
        "redirect_uri, https://stellar.example/signed-in, invalid_grant",
        "code, another, invalid_grant",
        "client_id, another, invalid_client",
        "grant_type, password, unsupported_grant_type",
    })
    void aCodeAloneGivesNothing(String name, String value, String error) throws Exception {
        String code = visitor.code(Visitor.VEGA);
        RunningIssuer.isRefused(visitor.redeem(code, name, value), error);

        if (name.equals("code_verifier") || name.equals("redirect_uri")) {
            RunningIssuer.isRefused(visitor.redeem(code), "invalid_grant"); // A thief's guess has used it up.
        }
    }

    @Test
    void aCodeIsGoodForFiveMinutes() throws Exception {
        String first = visitor.code(Visitor.VEGA);
        issuer.clock.advance(Duration.ofSeconds(299));
        assertThat(visitor.redeem(first).statusCode()).isEqualTo(200);

        String second = visitor.code(Visitor.VEGA);
        issuer.clock.advance(Duration.ofMinutes(5));
        RunningIssuer.isRefused(visitor.redeem(second), "invalid_grant");
    }

    @Test
    void aCodeShownTwiceGivesNothingAndEndsWhatItBegan() throws Exception {
        String code = visitor.code(Visitor.VEGA);
        String refreshToken =
                Visitor.json(visitor.redeem(code)).path("refresh_token").asText();
        String other = visitor.signIn(Visitor.VEGA).path("refresh_token").asText();

        RunningIssuer.isRefused(visitor.redeem(code), "invalid_grant");
        RunningIssuer.isRefused(visitor.refresh(refreshToken), "invalid_grant");
        assertThat(visitor.refresh(other).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsExchangedForTheNextAndKeepsTheTimeOfTheSignIn() throws Exception {
        JsonNode first = visitor.signIn(Visitor.VEGA);
        issuer.clock.advance(Duration.ofHours(1));
        JsonNode second =
                Visitor.json(visitor.refresh(first.path("refresh_token").asText()));

        assertThat(second.path("refresh_token")).isNotEqualTo(first.path("refresh_token"));
        assertThat(Visitor.claims(second, "access_token").getClaims()).containsEntry("auth_time", 1795298400L);
        assertThat(Visitor.claims(second, "access_token").getIssueTime()).hasTime(1795302000000L);
        issuer.clock.advance(Duration.ofHours(1));
        assertThat(visitor.refresh(second.path("refresh_token").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRefreshTokenShownAgainWithinItsGraceIsAReplyThatWasLost() throws Exception {
        String first = visitor.signIn(Visitor.VEGA).path("refresh_token").asText();
        visitor.refresh(first);
        issuer.clock.advance(Duration.ofMillis(9_999));
        JsonNode again = Visitor.json(visitor.refresh(first));
        issuer.clock.advance(Duration.ofHours(1));

        assertThat(visitor.refresh(again.path("refresh_token").asText()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aRefreshTokenShownAgainLaterEndsTheSessionForBothWhoHaveIt() throws Exception {
        String stolen = visitor.signIn(Visitor.VEGA).path("refresh_token").asText();
        String next =
                Visitor.json(visitor.refresh(stolen)).path("refresh_token").asText();
        issuer.clock.advance(Duration.ofSeconds(10));

        RunningIssuer.isRefused(visitor.refresh(stolen), "invalid_grant");
        RunningIssuer.isRefused(visitor.refresh(next), "invalid_grant");
    }

    @Test
    void aSessionEndsAWeekAfterTheSignInHoweverOftenItWasRenewed() throws Exception {
        String token = visitor.signIn(Visitor.VEGA).path("refresh_token").asText();
        issuer.clock.advance(Duration.ofDays(6));
        token = Visitor.json(visitor.refresh(token)).path("refresh_token").asText();
        issuer.clock.advance(Duration.ofDays(1).minusSeconds(1));
        token = Visitor.json(visitor.refresh(token)).path("refresh_token").asText();
        issuer.clock.advance(Duration.ofSeconds(1));

        RunningIssuer.isRefused(visitor.refresh(token), "invalid_grant");
    }

    @Test
    void aRevokedTokenIsGoodNoMore() throws Exception {
        String token = visitor.signIn(Visitor.VEGA).path("refresh_token").asText();
        RunningIssuer.isRefused(visitor.post("oauth2/revoke", Map.of("token", token)), "invalid_client");
        assertThat(visitor.post("oauth2/revoke", Map.of("token", token + "x", "client_id", "page"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.post("oauth2/revoke", Map.of("token", token, "client_id", "page"))
                        .statusCode())
                .isEqualTo(200);

        RunningIssuer.isRefused(visitor.refresh(token), "invalid_grant");
    }
}
