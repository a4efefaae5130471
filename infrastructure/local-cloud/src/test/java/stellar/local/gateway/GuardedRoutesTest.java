package stellar.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.local.SampleCloud;
import stellar.local.issuer.Visitor;

class GuardedRoutesTest {
    private static SampleCloud sample;
    private static JsonNode tokens;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        sample = new SampleCloud(folder);
        tokens = new Visitor(sample.cloud().address()).signIn(Visitor.RIGEL);
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return sample.send(sample.request(path).header("authorization", "Bearer " + token));
    }

    @Test
    void aFunctionGetsTheClaimsOfTheCallersToken() throws Exception {
        HttpResponse<String> answer =
                get("/api/mine", tokens.path("access_token").asText());
        JsonNode jwt = new ObjectMapper().readTree(answer.body()).at("/requestContext/authorizer/jwt");

        assertThat(jwt.path("scopes").isNull()).isTrue();
        assertThat(jwt.at("/claims/sub").asText()).isEqualTo(Visitor.RIGEL);
        assertThat(jwt.at("/claims/iss").asText()).isEqualTo(sample.cloud().address() + "/auth");
        assertThat(jwt.at("/claims/cognito:groups").asText()).isEqualTo("[operator watcher]");
        assertThat(jwt.at("/claims/version").isTextual()).isTrue();
    }

    @Test
    void withoutAGoodTokenTheFunctionIsNotCalled() throws Exception {
        HttpResponse<String> without = sample.get("/api/mine");
        HttpResponse<String> odd = get("/api/mine", "a.b.c");

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(without.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(odd.statusCode()).isEqualTo(401);
        assertThat(odd.body()).isEqualTo(without.body());
        assertThat(odd.headers().firstValue("www-authenticate").orElseThrow())
                .startsWith("Bearer scope=\"\" error=\"invalid_token\" error_description=\"");
    }

    /** API Gateway cannot tell an ID token from an access token; the functions do. */
    @Test
    void anIdTokenPassesHereAsItDoesInTheCloud() throws Exception {
        assertThat(get("/api/mine", tokens.path("id_token").asText()).statusCode())
                .isEqualTo(200);
        assertThat(get("/api/scoped", tokens.path("id_token").asText()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRouteWithScopesTellsThemToItsFunction() throws Exception {
        HttpResponse<String> answer =
                get("/api/scoped", tokens.path("access_token").asText());

        assertThat(new ObjectMapper()
                        .readTree(answer.body())
                        .at("/requestContext/authorizer/jwt/scopes")
                        .toString())
                .isEqualTo("[\"profile\",\"phone\"]");
    }

    @Test
    void aPageOfAnotherOriginMayAskAheadWithoutAToken() throws Exception {
        HttpResponse<String> answer = sample.send(sample.request("/api/mine")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("origin", "https://stellar.example")
                .header("access-control-request-method", "GET"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("https://stellar.example");
    }
}
