package stellar.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerTest {
    private final RunningIssuer issuer;
    private final Visitor visitor = RunningIssuer.VISITOR;

    IssuerTest(@TempDir Path folder) throws IOException {
        issuer = new RunningIssuer(folder);
    }

    @Test
    void whoChoosesThemselvesIsSentBackWithACodeThatGivesTokensWithCognitosClaims() throws Exception {
        Map<String, String> form = Visitor.asked();
        form.put("person", Visitor.RIGEL);
        HttpResponse<String> sentBack = visitor.post("login", form);
        assertThat(sentBack.statusCode()).isEqualTo(302);
        assertThat(sentBack.headers().firstValue("location").orElseThrow())
                .matches("http://localhost:8080/signed-in\\?code=[A-Za-z0-9_-]{43}&state=s%20t%26a%3Dte");

        JsonNode answer = Visitor.json(visitor.redeem(Visitor.codeIn(sentBack)));
        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(900);
        JWTClaimsSet access = Visitor.claims(answer, "access_token");
        assertThat(access.getIssuer()).isEqualTo(RunningIssuer.NAME);
        assertThat(access.getSubject()).isEqualTo(Visitor.RIGEL);
        assertThat(access.getAudience()).isEmpty();
        assertThat(access.getClaims())
                .containsEntry("token_use", "access")
                .containsEntry("client_id", "page")
                .containsEntry("scope", "openid profile")
                .containsEntry("username", Visitor.RIGEL)
                .containsEntry("cognito:groups", List.of("operator", "watcher"))
                .containsEntry("auth_time", 1795298400L)
                .doesNotContainKeys("email", "name", "nonce");
        assertThat(access.getIssueTime()).hasTime(1795298400000L);
        assertThat(access.getExpirationTime()).hasTime(1795299300000L);
        JWTClaimsSet id = Visitor.claims(answer, "id_token");
        assertThat(id.getAudience()).containsExactly("page");
        assertThat(id.getClaims())
                .containsEntry("token_use", "id")
                .containsEntry("nonce", "once")
                .containsEntry("email", "rigel@stellar.example")
                .containsEntry("name", "Rigel")
                .doesNotContainKey("client_id");
    }

    @Test
    void thePageListsThePeopleInTheVisitorsLanguageAndRunsNoScript() throws Exception {
        HttpResponse<String> english = visitor.get("oauth2/authorize", Visitor.asked());
        HttpResponse<String> french = visitor.get("oauth2/authorize", Visitor.asked("lang", "fr"));

        assertThat(english.statusCode()).isEqualTo(200);
        assertThat(english.body())
                .contains("<html lang=en>", "Choose who you are.", "Vega &lt;b&gt;", "rigel@stellar.example · operator")
                .doesNotContain("<b>\"", "<script", "Vega <b>");
        assertThat(french.body()).contains("<html lang=fr>", "Choisissez qui vous êtes.", "· opérateur");
        assertThat(visitor.get("oauth2/authorize", Visitor.asked(), "accept-language", "fr-CH,en;q=0.5")
                        .body())
                .contains("<html lang=fr>");
        assertThat(english.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .contains("form-action 'self' http://localhost:8080 https://stellar.example;")
                .doesNotContain("unsafe");
    }

    @Test
    void whoMakesAnAccountIsAnOrdinaryUserAndStillThereAfterARestart() throws Exception {
        Map<String, String> form = Visitor.asked();
        form.put("name", "  Altaïr ");
        form.put("email", "Altair@Stellar.example");
        JsonNode answer = Visitor.json(visitor.redeem(Visitor.codeIn(visitor.post("login", form))));
        JWTClaimsSet id = Visitor.claims(answer, "id_token");

        assertThat(id.getClaims())
                .containsEntry("name", "Altaïr")
                .containsEntry("email", "altair@stellar.example")
                .doesNotContainKey("cognito:groups");
        issuer.restart();
        assertThat(visitor.get("oauth2/authorize", Visitor.asked()).body()).contains("Altaïr", id.getSubject());
        assertThat(Visitor.json(visitor.refresh(answer.path("refresh_token").asText()))
                        .has("access_token"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Altair | VEGA@stellar.example | Somebody has this e-mail address already.",
                "Altair | nowhere | That is no e-mail address.",
                "Al\u202etair | a@b.example | A name has 1 to 80 characters",
                "' ' | a@b.example | A name has 1 to 80 characters",
            })
    void anAccountThatCannotBeIsAskedForAgain(String name, String email, String sentence) throws Exception {
        Map<String, String> form = Visitor.asked();
        form.put("name", name);
        form.put("email", email);
        HttpResponse<String> again = visitor.post("login", form);

        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains(sentence, email);
    }

    @ParameterizedTest
    @CsvSource({
        "redirect_uri, http://localhost:8080/signed-in/",
        "redirect_uri, http://localhost:8080/signed-in?x=1",
        "redirect_uri, https://evil.example/signed-in",
        "redirect_uri, ''",
        "client_id, another",
    })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String name, String value) throws Exception {
        Map<String, String> form = Visitor.asked(name, value);
        form.put("person", Visitor.VEGA);
        for (HttpResponse<String> answer :
                List.of(visitor.get("oauth2/authorize", Visitor.asked(name, value)), visitor.post("login", form))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("location")).isEmpty();
            assertThat(answer.body()).contains("wrong " + name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "scope, profile, invalid_scope",
        "scope, openid admin, invalid_scope",
    })
    void aProgramHearsWhatItAskedWrongly(String name, String value, String error) throws Exception {
        HttpResponse<String> sentBack = visitor.get("oauth2/authorize", Visitor.asked(name, value));

        assertThat(sentBack.statusCode()).isEqualTo(302);
        assertThat(sentBack.headers().firstValue("location"))
                .contains("http://localhost:8080/signed-in?error=" + error + "&state=s%20t%26a%3Dte");
    }

    @Test
    void anotherSitesFormSignsNobodyIn() throws Exception {
        Map<String, String> form = Visitor.asked();
        form.put("person", Visitor.VEGA);
        HttpResponse<String> answer = visitor.post("login", form, "origin", "https://evil.example");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("location")).isEmpty();
    }

    @Test
    void signingOutLeadsToARegisteredAddressOnly() throws Exception {
        HttpResponse<String> known =
                visitor.get("logout", Map.of("client_id", "page", "logout_uri", "https://stellar.example/signed-out"));
        HttpResponse<String> unknown =
                visitor.get("logout", Map.of("client_id", "page", "logout_uri", "https://evil.example/"));

        assertThat(known.headers().firstValue("location")).contains("https://stellar.example/signed-out");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.headers().firstValue("location")).isEmpty();
    }

    @Test
    void aNewKeySignsAndTheOldOneIsPublishedAsLongAsItsTokensLive() throws Exception {
        SignedJWT old = SignedJWT.parse(
                visitor.signIn(Visitor.VEGA).path("access_token").asText());
        issuer.clock.advance(Duration.ofDays(30));
        SignedJWT young = SignedJWT.parse(
                visitor.signIn(Visitor.VEGA).path("access_token").asText());

        assertThat(young.getHeader().getKeyID()).isNotEqualTo(old.getHeader().getKeyID());
        JWKSet both = published();
        for (SignedJWT token : List.of(old, young)) {
            var key = both.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
            assertThat(key.isPrivate()).isFalse();
            assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        }
        issuer.clock.advance(Duration.ofMinutes(15));
        assertThat(published().getKeys())
                .extracting(key -> key.getKeyID())
                .containsExactly(young.getHeader().getKeyID());
        issuer.issuer().rotateKey();
        assertThat(published().getKeys()).hasSize(2);
    }

    private JWKSet published() throws Exception {
        return JWKSet.parse(visitor.get(".well-known/jwks.json", Map.of()).body());
    }

    @Test
    void theDiscoveryDocumentNamesWhereEverythingIs() throws Exception {
        JsonNode about = Visitor.json(visitor.get(".well-known/openid-configuration", Map.of()));

        assertThat(about.path("issuer").asText()).isEqualTo(RunningIssuer.NAME);
        assertThat(about.path("token_endpoint").asText()).isEqualTo(RunningIssuer.NAME + "/oauth2/token");
        assertThat(about.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
    }

    @Test
    void whatIsKeptIsTheOwnersAloneAndHoldsNoRefreshToken() throws Exception {
        String token = visitor.signIn(Visitor.VEGA).path("refresh_token").asText();
        Map<String, String> form = Visitor.asked();
        form.put("name", "Altair");
        form.put("email", "altair@stellar.example");
        visitor.post("login", form);

        try (Stream<Path> files = Files.list(issuer.folder)) {
            assertThat(files.toList()).hasSize(3).allSatisfy(file -> {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(Files.readString(file)).doesNotContain(token.substring(token.indexOf('.') + 1));
            });
        }
    }

    @Test
    void somebodyInAGroupThatIsNotThereStopsTheStart() throws Exception {
        Path people = Files.writeString(
                issuer.folder.resolve("people.json"),
                "[{\"subject\":\"x\",\"email\":\"x@y.example\",\"name\":\"X\",\"groups\":[\"king\"]}]");

        assertThatThrownBy(() -> issuer.start(people))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("x@y.example is in the groups [king]");
    }
}
