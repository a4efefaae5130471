package stellar.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.ApiBook;
import stellar.Night;
import stellar.cloud.Value;
import stellar.contract.Wire;

class AccountsTest {

    private final Night night = new Night();
    private final String user = UUID.randomUUID().toString();
    private final AccountsHandler handler = new AccountsHandler(
            night.environment(Map.of("SIGN_IN_URL", "https://people.example", "SIGN_IN_CLIENT", "page")),
            night.tables,
            night.clock);

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, String language) {
        event.getHeaders().put("accept-language", language);
        return ApiBook.ask(handler, event);
    }

    private APIGatewayV2HTTPResponse get(String who) {
        return answer(Night.signedIn(who, "", "GET /api/me", Map.of(), ""), "en");
    }

    private APIGatewayV2HTTPResponse put(String who, String body, String language) {
        return answer(Night.signedIn(who, "", "PUT /api/me", Map.of(), body), language);
    }

    private static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }

    private boolean hasRow() {
        return night.tables
                .getItem(get -> get.tableName(night.table("AccountsTable")).key(Map.of("user", Value.text(user))))
                .hasItem();
    }

    @Test
    void whoChoseNothingIsToldWhatIsUsualAndNothingIsMade() throws IOException {
        ObjectNode me =
                read(answer(Night.signedIn(user, "[operator]", "GET /api/me", Map.of(), ""), "fr-FR,en;q=0.5"), 200);

        assertThat(me)
                .isEqualTo(Wire.readObject("{\"user\":\"" + user
                        + "\",\"roles\":[\"user\",\"operator\"],\"language\":\"fr\",\"timeZone\":\"UTC\"}"));
        assertThat(hasRow()).isFalse();
    }

    @Test
    void whatSomebodyChoseIsKeptForThemAndForNobodyElse() throws IOException {
        String name = "Zoë 👩‍🚀 O’Hara";
        ObjectNode chosen = read(
                put(user, "{\"language\":\"fr\",\"timeZone\":\"Asia/Kathmandu\",\"name\":\"  " + name + " \"}", "en"),
                200);

        assertThat(chosen.path("name").asText()).isEqualTo(name);
        assertThat(read(get(user), 200)).isEqualTo(chosen);
        assertThat(chosen.path("language").asText()).isEqualTo("fr");
        assertThat(chosen.path("timeZone").asText()).isEqualTo("Asia/Kathmandu");
        assertThat(read(get("another" + user), 200).has("name")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"name\":null", ",\"name\":\"\"", ",\"name\":\"  \""})
    void aNameCanBeTakenBack(String name) throws IOException {
        put(user, "{\"language\":\"en\",\"timeZone\":\"UTC\",\"name\":\"Vega\"}", "en");
        read(put(user, "{\"language\":\"en\",\"timeZone\":\"UTC\"" + name + "}", "en"), 200);

        assertThat(read(get(user), 200).has("name")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'language':'de','timeZone':'UTC'} | language | language-unknown",
                "{'language':'EN','timeZone':'UTC'} | language | language-unknown",
                "{'timeZone':'UTC'} | language | language-unknown",
                "{'language':['en'],'timeZone':'UTC'} | language | language-unknown",
                "{'language':'en','timeZone':'Europe/Atlantis'} | timeZone | time-zone-unknown",
                "{'language':'en','timeZone':'+01:00'} | timeZone | time-zone-unknown",
                "{'language':'en','timeZone':'UTC+1'} | timeZone | time-zone-unknown",
                "{'language':'en','timeZone':1} | timeZone | time-zone-unknown",
                "{'language':'en'} | timeZone | time-zone-unknown",
                "{'language':'en','timeZone':'UTC','name':7} | name | malformed",
                "{'language':'en','timeZone':'UTC','name':'a\\nb'} | name | name-unseen",
                "{'language':'en','timeZone':'UTC','name':'a\\u202eb'} | name | name-unseen",
                "{'language':'en','timeZone':'UTC','name':'a\\u2066b'} | name | name-unseen",
                "{'language':'en','timeZone':'UTC','name':'a\\u2028b'} | name | name-unseen",
                "{'language':'en','timeZone':'UTC','name':'a\\u0000b'} | name | name-unseen",
                "{'language':'en','timeZone':'UTC','name':'a\\ud83db'} | name | name-unseen",
            })
    void whatCannotBeIsRefusedByFieldAndNothingIsKept(String body, String field, String code) throws IOException {
        APIGatewayV2HTTPResponse answer = put(user, body.replace('\'', '"'), "en");
        ObjectNode problem = read(answer, 400);

        assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(hasRow()).isFalse();
    }

    @Test
    void aNameHasEightyCharactersHoweverManyBytesTheyTake() throws IOException {
        String start = "{\"language\":\"en\",\"timeZone\":\"UTC\",\"name\":\"";
        read(put(user, start + "🔭".repeat(80) + "\"}", "en"), 200);
        ObjectNode problem = read(put(user, start + "🔭".repeat(81) + "\"}", "en"), 400);

        assertThat(problem.path("title").asText()).isEqualTo("A name has at most 80 characters. Shorten it.");
    }

    @Test
    void aRefusalSpeaksTheCallersLanguage() throws IOException {
        String wrong = "{\"language\":\"en\",\"timeZone\":\"Mars/Olympus\"}";

        assertThat(read(put(user, wrong, "fr"), 400).path("title").asText())
                .startsWith("Le fuseau horaire doit porter un nom IANA");
        assertThat(read(put(user, wrong, "de"), 400).path("title").asText()).startsWith("The time zone must have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"language\":", "{\"language\":\"en\",\"language\":\"fr\"}"})
    void whatCannotBeReadIsRefused(String body) throws IOException {
        assertThat(read(put(user, body, "en"), 400).path("code").asText()).isEqualTo("malformed");
    }

    @Test
    void anEndlessBodyIsRefused() throws IOException {
        String body = "{\"language\":\"en\",\"timeZone\":\"UTC\",\"more\":\"" + "x".repeat(4096) + "\"}";
        assertThat(read(put(user, body, "en"), 400).path("code").asText()).isEqualTo("malformed");
    }

    @Test
    void anIdTokenOpensNothing() throws IOException {
        for (String route : new String[] {"GET /api/me", "PUT /api/me"}) {
            APIGatewayV2HTTPEvent event = Night.withClaims(
                    Map.of("sub", user, "token_use", "id", "aud", "page"),
                    route,
                    Map.of(),
                    "{\"language\":\"en\",\"timeZone\":\"UTC\"}");
            assertThat(read(answer(event, "fr"), 401).path("title").asText()).startsWith("Personne n’est connecté.");
        }
        assertThat(hasRow()).isFalse();
    }

    @Test
    void anybodyIsToldWhereToSignIn() throws IOException {
        APIGatewayV2HTTPEvent event = Night.http("GET", "/api/sign-in", Map.of());
        ObjectNode place = read(ApiBook.ask(handler, event), 200);

        assertThat(place)
                .isEqualTo(Wire.readObject("{\"clientId\":\"page\",\"scopes\":[\"openid\",\"email\",\"profile\"],"
                        + "\"authorizeUrl\":\"https://people.example/oauth2/authorize\","
                        + "\"tokenUrl\":\"https://people.example/oauth2/token\","
                        + "\"revokeUrl\":\"https://people.example/oauth2/revoke\","
                        + "\"logoutUrl\":\"https://people.example/logout\"}"));
    }
}
