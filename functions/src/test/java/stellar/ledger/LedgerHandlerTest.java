package stellar.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.Wire;

class LedgerHandlerTest {

    private final Night night = new Night();
    private final LedgerHandler handler = new LedgerHandler(night.environment(Map.of()), night.tables, night.clock);
    private final String user = night.telescope + "-user";
    private String id = UUID.randomUUID().toString();

    @Test
    void aGrantIsOnTheStatementWithItsReason() throws IOException {
        assertThat(read(grant("[admin]", 12_345, "A cloudy week."), 201)
                        .path("freeCents")
                        .asLong())
                .isEqualTo(12_345);

        ObjectNode statement = read(get("GET /api/me/statement", Map.of()), 200);

        assertThat(statement.at("/balance/freeCents").asLong()).isEqualTo(12_345);
        assertThat(statement.at("/entries/0/kind").asText()).isEqualTo("grant");
        assertThat(statement.at("/entries/0/reason").asText()).isEqualTo("A cloudy week.");
    }

    @Test
    void aLongStatementSaysWhereItsNextPageBegins() throws IOException {
        read(grant("[admin]", 500, "First."), 201);
        id = UUID.randomUUID().toString();
        read(grant("[admin]", 700, "Second."), 201);

        ObjectNode newest = read(get("GET /api/me/statement", Map.of("limit", "1")), 200);
        ObjectNode older = read(
                get(
                        "GET /api/me/statement",
                        Map.of("limit", "1", "before", newest.path("before").asText())),
                200);

        assertThat(newest.at("/entries/0/cents").asLong()
                        + older.at("/entries/0/cents").asLong())
                .isEqualTo(1_200);
    }

    @Test
    void theSameGrantTwiceIsOneGrant() throws IOException {
        read(grant("[admin]", 500, "Once."), 201);

        assertThat(read(grant("[admin]", 500, "Once."), 201).path("freeCents").asLong())
                .isEqualTo(500);
    }

    @Test
    void nobodyButAnAdminGrants() throws IOException {
        read(grant("[operator]", 500, "For me."), 404);
        read(grant("", 500, "For me."), 404);

        assertThat(read(get("GET /api/me/credits", Map.of()), 200)
                        .path("freeCents")
                        .asLong())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'1','cents':5,'reason':'r'} | id | id-unfit",
                "{'id':'ID','cents':0,'reason':'r'} | cents | cents-unfit",
                "{'id':'ID','cents':-5,'reason':'r'} | cents | cents-unfit",
                "{'id':'ID','cents':1.5,'reason':'r'} | cents | cents-unfit",
                "{'id':'ID','cents':1000000001,'reason':'r'} | cents | cents-unfit",
                "{'id':'ID','cents':99999999999999999999,'reason':'r'} | cents | cents-unfit",
                "{'id':'ID','cents':5} | reason | reason-missing",
                "{'id':'ID','cents':5,'reason':' '} | reason | reason-missing",
                "{'id':'ID','cents':5,'reason':'a\\nb'} | reason | reason-missing"
            })
    void aGrantThatCannotBeIsRefusedByItsMember(String body, String field, String code) throws IOException {
        ObjectNode problem = read(post("[admin]", body.replace('\'', '"').replace("ID", id)), 400);

        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("code").asText()).isEqualTo(code);
    }

    @Test
    void theFileForASpreadsheetHoldsNoFormula() throws IOException {
        read(grant("[admin]", 150, "=HYPERLINK(\\\"http://x\\\",\\\"y\\\")"), 201);
        night.clock.advance(Duration.ofSeconds(1));

        String file = get("GET /api/me/statement.csv", Map.of()).getBody();

        assertThat(file).startsWith("\uFEFFtime (UTC),kind,").contains(",grant,1.50,0.00,\"grant/" + id + "\",");
        assertThat(file).contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Charged: exposing, 40 min | Returned: unsafe sky, 15 min | Refunded later: unsafe sky, 5 min",
                "fr | Facturé : pose, 40 min | Rendu : ciel ou météo défavorable, 15 min"
                        + " | Remboursé après coup : ciel ou météo défavorable, 5 min"
            })
    void aSessionsEntriesSayForWhichMinutesTheyAre(String language, String charged, String returned, String refunded)
            throws IOException {
        read(grant("[admin]", 5_000, "Welcome."), 201);
        Ledger ledger = new Ledger(night.tables, night.table("LedgerTable"));
        ledger.write(entry("1/hold", Entry.Kind.HOLD, 4_000, ""));
        ledger.write(entry("6/capture/exposing", Entry.Kind.CAPTURE, 2_666, "40 min"));
        ledger.write(entry("6/release/unsafe", Entry.Kind.RELEASE, 1_334, "15 min"));
        ledger.write(entry("relay-came-back/refund/unsafe", Entry.Kind.REFUND, 7, "5 min"));

        ObjectNode statement = read(get("GET /api/me/statement", Map.of(), language), 200);
        String file = get("GET /api/me/statement.csv", Map.of(), language).getBody();

        assertThat(statement.path("entries").findValuesAsText("reason"))
                .containsExactlyInAnyOrder("Welcome.", charged, returned, refunded);
        assertThat(file)
                .contains(
                        ",capture,0.00,-26.66,\"booking/b/6/capture/exposing\",\"" + charged + "\"",
                        ",release,13.34,-13.34,\"booking/b/6/release/unsafe\",\"" + returned + "\"",
                        ",refund,0.07,0.00,\"booking/b/relay-came-back/refund/unsafe\",\"" + refunded + "\"");
    }

    private Entry entry(String cause, Entry.Kind kind, long cents, String reason) {
        return new Entry(user, "booking/b/" + cause, kind, cents, night.clock.instant(), "sessions", reason);
    }

    @Test
    void aPageThatNoPageLedToIsRefused() throws IOException {
        assertThat(read(get("GET /api/me/statement", Map.of("before", "yesterday")), 400)
                        .path("field")
                        .asText())
                .isEqualTo("before");
    }

    private APIGatewayV2HTTPResponse grant(String groups, long cents, String reason) {
        return post(groups, "{\"id\":\"" + id + "\",\"cents\":" + cents + ",\"reason\":\"" + reason + "\"}");
    }

    private APIGatewayV2HTTPResponse post(String groups, String body) {
        return ApiBook.ask(
                handler,
                Night.signedIn("an-admin", groups, "POST /api/accounts/{user}/grants", Map.of("user", user), body));
    }

    private APIGatewayV2HTTPResponse get(String route, Map<String, String> query) {
        return get(route, query, "en");
    }

    private APIGatewayV2HTTPResponse get(String route, Map<String, String> query, String language) {
        APIGatewayV2HTTPEvent request = Night.signedIn(user, "", route, Map.of(), "");
        request.setQueryStringParameters(query);
        request.getHeaders().put("accept-language", language);
        return ApiBook.ask(handler, request);
    }

    private static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }
}
