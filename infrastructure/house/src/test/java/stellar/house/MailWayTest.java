package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Wire;
import stellar.local.LocalCloud;
import stellar.local.Settings;
import stellar.local.outbox.Outbox;
import stellar.local.outbox.Posted;

/** An address from the page to the letter box and back, on the local cloud's own API, functions, mails and topics. */
class MailWayTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CALLBACK = "http://localhost:8080/signed-in";

    /** Those of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String DANA = "0d1e6a52-3c0b-4a7e-9a55-5d6f0f0c8a01";
    private static final String ADA = "9f5e3d10-6b8a-4c2d-b7f4-81c0a2e3d403";

    private static LocalCloud cloud;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        cloud = LocalCloud.start(new Settings(REPOSITORY.resolve("template.yaml"), folder)
                .functions(REPOSITORY.resolve("functions/target/functions-lambda.jar"))
                .dynamoDbLibrary(REPOSITORY.resolve("infrastructure/dynamodb-local/target/lib"))
                .people(REPOSITORY.resolve("infrastructure/local-cloud/demo/people.json")));
    }

    @AfterAll
    static void stop() {
        cloud.close();
        HTTP.shutdownNow();
    }

    @Test
    void anAddressIsConfirmedByTheMailInTheOutboxAndStoppedByItsLink() throws Exception {
        String token = signIn(DANA);

        ObjectNode given = read(ask("PUT", "/api/me/mail", token, "{\"address\":\"dana@mail.example\"}"));
        assertThat(given.path("state").asText()).isEqualTo("unconfirmed");
        Posted mail = mailTo("dana@mail.example");
        assertThat(mail.headers()).containsEntry("From", "Stellar <stellar@localhost>");
        ObjectNode confirmed = read(ask(
                "POST",
                "/api/me/mail/confirmation",
                token,
                "{\"code\":\"" + found("\n {4}(\\d{6})\n", mail.text()) + "\"}"));
        assertThat(confirmed.path("state").asText()).isEqualTo("confirmed");

        String link = found(
                "<http[^>]*(/api/mail/unsubscriptions/[^>]+)>", mail.headers().getOrDefault("List-Unsubscribe", ""));
        assertThat(ask("POST", link, "", "List-Unsubscribe=One-Click").statusCode())
                .isEqualTo(204);
        assertThat(read(ask("GET", "/api/me/mail", token, "")).path("state").asText())
                .isEqualTo("off");
    }

    @Test
    void anAddressThatMailsComeBackFromIsDead() throws Exception {
        String token = signIn(ADA);

        read(ask("PUT", "/api/me/mail", token, "{\"address\":\"Nobody@bounce.example\"}"));
        cloud.settle();

        assertThat(mailTo("Nobody@bounce.example").fate()).isEqualTo("bounced");
        assertThat(read(ask("GET", "/api/me/mail", token, "")))
                .hasToString("{\"state\":\"dead\",\"address\":\"Nobody@bounce.example\"}");
        assertThat(cloud.deadLetters()).isEmpty();
    }

    private static Posted mailTo(String address) throws IOException {
        return cloud.outbox().all().stream()
                .map(Outbox.Numbered::posted)
                .filter(posted -> posted.to().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private static String signIn(String person) throws Exception {
        HttpResponse<String> sentBack = form(
                "/auth/login",
                Map.of(
                        "client_id", "peoplepage",
                        "redirect_uri", CALLBACK,
                        "response_type", "code",
                        "scope", "openid",
                        "state", "s",
                        "nonce", "n",
                        "code_challenge", CHALLENGE,
                        "code_challenge_method", "S256",
                        "person", person));
        String code = found(
                "[?&]code=([^&]*)", sentBack.headers().firstValue("location").orElseThrow());
        return read(form(
                        "/auth/oauth2/token",
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", "peoplepage",
                                "code", code,
                                "redirect_uri", CALLBACK,
                                "code_verifier", VERIFIER)))
                .path("access_token")
                .asText();
    }

    private static HttpResponse<String> form(String path, Map<String, String> parameters) throws Exception {
        String body = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HTTP.send(
                HttpRequest.newBuilder(cloud.address().resolve(path))
                        .header("content-type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> ask(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(cloud.address().resolve(path)).method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static ObjectNode read(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Wire.readObject(answer.body());
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
