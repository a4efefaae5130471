package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.ApiBook;
import stellar.Night;
import stellar.cloud.Value;

/** Who may do what with the telescope of an operator: each route, asked by each kind of caller. */
class OperatorRoutesTest {

    private final Night night = new Night();
    private final String owner = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /api/operator/telescopes                      | nobody         | 401 | sign-in-needed  | pixelScale",
                "GET /api/operator/telescopes                      | user           | 403 | operators-only  | pixelScale",
                "GET /api/operator/telescopes                      | owner          | 200 | pixelScale      | Sha256",
                "GET /api/operator/telescopes                      | other operator | 200 | []              | pixelScale",
                "GET /api/operator/telescopes                      | admin          | 200 | []              | pixelScale",
                "POST /api/telescopes                              | nobody         | 401 | sign-in-needed  | version",
                "POST /api/telescopes                              | user           | 403 | operators-only  | version",
                "POST /api/telescopes                              | owner          | 201 | \"version\":1   | Sha256",
                "POST /api/telescopes                              | other operator | 201 | \"version\":1   | Sha256",
                "POST /api/telescopes                              | admin          | 201 | \"version\":1   | Sha256",
                "PUT /api/telescopes/{telescope}                   | nobody         | 401 | sign-in-needed  | version",
                "PUT /api/telescopes/{telescope}                   | user           | 404 | not-found       | version",
                "PUT /api/telescopes/{telescope}                   | owner          | 200 | \"version\":2   | Sha256",
                "PUT /api/telescopes/{telescope}                   | other operator | 404 | not-found       | version",
                "PUT /api/telescopes/{telescope}                   | admin          | 200 | \"version\":2   | Sha256",
                "DELETE /api/telescopes/{telescope}                | nobody         | 401 | sign-in-needed  | version",
                "DELETE /api/telescopes/{telescope}                | user           | 404 | not-found       | version",
                "DELETE /api/telescopes/{telescope}                | owner          | 200 | retired         | Sha256",
                "DELETE /api/telescopes/{telescope}                | other operator | 404 | not-found       | version",
                "DELETE /api/telescopes/{telescope}                | admin          | 200 | retired         | Sha256",
                "POST /api/telescopes/{telescope}/blackouts        | nobody         | 401 | sign-in-needed  | 202612",
                "POST /api/telescopes/{telescope}/blackouts        | user           | 404 | not-found       | 202612",
                "POST /api/telescopes/{telescope}/blackouts        | owner          | 201 | 202612010000    | nothing",
                "POST /api/telescopes/{telescope}/blackouts        | other operator | 404 | not-found       | 202612",
                "POST /api/telescopes/{telescope}/blackouts        | admin          | 201 | 202612010000    | nothing",
                "DELETE /api/telescopes/{telescope}/blackouts/{id} | nobody         | 401 | sign-in-needed  | removed",
                "DELETE /api/telescopes/{telescope}/blackouts/{id} | user           | 404 | not-found       | removed",
                "DELETE /api/telescopes/{telescope}/blackouts/{id} | owner          | 200 | removed         | nothing",
                "DELETE /api/telescopes/{telescope}/blackouts/{id} | other operator | 404 | not-found       | removed",
                "DELETE /api/telescopes/{telescope}/blackouts/{id} | admin          | 200 | removed         | nothing",
            })
    void eachCallerIsAnsweredWhatIsTheirsAndNothingElseHappens(
            String route, String who, int status, String expected, String forbidden) {
        String first = ask("POST /api/telescopes", owner, "[operator]", id("first"), wish("first", false))
                .getBody();
        ask("POST /api/telescopes/{telescope}/blackouts", owner, "[operator]", id("first"), blackout("2026-11-29"));
        Map<?, ?> before = row(id("first"));
        boolean isNew = route.equals("POST /api/telescopes");
        String body = isNew
                ? wish("second", false)
                : route.contains("blackouts") ? blackout("2026-12-01") : wish("first", true);

        APIGatewayV2HTTPResponse answer = answer(who, route, id("first"), body);

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        assertThat(answer.getBody()).contains(expected).doesNotContain(forbidden);
        if (status >= 400) {
            assertThat(row(id("first"))).isEqualTo(before);
            assertThat(row(id("second"))).isEmpty();
            assertThat(answer.getBody()).doesNotContain(owner);
        }
        if (status == 404) {
            assertThat(answer(who, route, "no-such-telescope", body).getBody()).isEqualTo(answer.getBody());
        }
        assertThat(first).contains(owner);
    }

    private APIGatewayV2HTTPResponse answer(String who, String route, String telescope, String body) {
        return switch (who) {
            case "nobody" -> ask(Night.withClaims(Map.of(), route, names(telescope), body));
            case "user" -> ask(route, UUID.randomUUID().toString(), "", telescope, body);
            case "owner" -> ask(route, owner, "[operator]", telescope, body);
            case "other operator" -> ask(route, UUID.randomUUID().toString(), "[operator]", telescope, body);
            case "admin" -> ask(route, UUID.randomUUID().toString(), "[admin]", telescope, body);
            default -> throw new IllegalArgumentException(who);
        };
    }

    private APIGatewayV2HTTPResponse ask(String route, String user, String groups, String telescope, String body) {
        return ask(Night.signedIn(user, groups, route, names(telescope), body));
    }

    private APIGatewayV2HTTPResponse ask(APIGatewayV2HTTPEvent event) {
        RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler =
                event.getRouteKey().contains("blackouts")
                        ? new BlackoutsHandler(night.environment(Map.of()), night.tables, night.clock)
                        : new RegisterHandler(night.environment(Map.of()), night.tables, night.clock);
        return ApiBook.ask(handler, event);
    }

    private static Map<String, String> names(String telescope) {
        return new HashMap<>(Map.of("telescope", telescope, "id", "202611290000-202611300000"));
    }

    private String id(String word) {
        return word + "-" + night.telescope;
    }

    private String wish(String word, boolean isChange) {
        ObjectNode wish = Wishes.sound(id(word));
        return (isChange ? wish.put("version", 1) : wish).toString();
    }

    private static String blackout(String day) {
        return "{\"from\":\"" + day + "T00:00:00Z\",\"to\":\""
                + day.replace("29", "30").replace("01", "02") + "T00:00:00Z\",\"reason\":\"rain\"}";
    }

    private Map<?, ?> row(String telescope) {
        return night.tables
                .getItem(get -> get.tableName(night.table("TelescopesTable"))
                        .key(Map.of("telescope", Value.text(telescope), "part", Value.text("about")))
                        .consistentRead(true))
                .item();
    }
}
