package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.ApiBook;
import stellar.Night;
import stellar.cloud.Value;
import stellar.contract.LatestEvent;
import stellar.contract.Wire;
import stellar.relays.Relays;

class TelescopesHandlerTest {

    private static final String ONE = "/api/telescopes/{telescope}";

    /** Its id is among the first: the list has 100, and the tests that share the table may make more. */
    private final Night night = new Night("0-" + UUID.randomUUID(), "relay-" + UUID.randomUUID());

    private final Telescopes telescopes = new Telescopes(night.tables, night.table("TelescopesTable"));
    private final Timeline timeline = new Timeline(night.tables, night.table("TimelineTable"));
    private final TelescopesHandler handler =
            new TelescopesHandler(night.environment(Map.of()), night.tables, night.clock);

    @Test
    void theListHasThePublicTelescopesAndNothingSecretOfThem() throws IOException {
        night.addTelescope(night.telescope + "-own", night.relay, false);

        APIGatewayV2HTTPResponse answer = get("/api/telescopes", Map.of(), Map.of());

        assertThat(read(answer).path("telescopes"))
                .extracting(telescope -> telescope.path("id").asText())
                .contains(night.telescope)
                .doesNotContain(night.telescope + "-own");
        assertThat(answer.getBody()).doesNotContain("operatorKey").doesNotContain("relay");
    }

    @Test
    void oneTelescopeIsToldWithItsState() throws IOException {
        new Relays(night.tables, night.table("RelaysTable")).seen(night.relay, night.clock.instant());

        JsonNode state = read(get(ONE, Map.of("telescope", night.telescope), Map.of()));

        assertThat(state.at("/telescope/id").asText()).isEqualTo(night.telescope);
        assertThat(state.at("/connection/relaySeenAt").asText()).isEqualTo("2026-11-21T22:00:05.180Z");
    }

    @Test
    void whatWasHeardOfATelescopeIsInItsState() throws IOException {
        for (String part : List.of("controlData", "shotRunning", "weather")) {
            telescopes.keep(new LatestEvent(
                    night.telescope, part, night.clock.instant(), Wire.object().put("A", 1)));
        }
        night.tables.transactWriteItems(write -> write.transactItems(telescopes.advance(
                Optional.empty(),
                Night.EPOCH,
                List.of(night.event(1, "version", Wire.object().put("VOYVersion", "2"))))));
        night.tables.updateItem(update -> update.tableName(night.table("TelescopesTable"))
                .key(Map.of("telescope", Value.text(night.telescope), "part", Value.text("about")))
                .updateExpression("SET demo = :yes")
                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true))));

        JsonNode state = read(get(ONE, Map.of("telescope", night.telescope), Map.of()));

        assertThat(state.at("/telescope/demo").asBoolean()).isTrue();
        assertThat(state.at("/version/VOYVersion").asText()).isEqualTo("2");
        for (String part : List.of("controlData", "shotRunning", "weather")) {
            assertThat(state.at("/" + part + "/at").asText()).as(part).isEqualTo("2026-11-21T22:00:05.180Z");
        }
    }

    @Test
    void aTelescopeThatIsNotForEverybodyLooksLikeNone() {
        night.addTelescope(night.telescope + "-own", night.relay, false);
        for (String route : List.of(ONE, ONE + "/timeline")) {
            String missing =
                    get(route, Map.of("telescope", "nowhere"), Map.of()).getBody();
            assertThat(get(route, Map.of("telescope", night.telescope + "-own"), Map.of())
                            .getStatusCode())
                    .isEqualTo(404);
            assertThat(get(route, Map.of("telescope", night.telescope + "-own"), Map.of())
                            .getBody())
                    .isEqualTo(missing);
            assertThat(get(route, Map.of("telescope", "No Such!"), Map.of()).getBody())
                    .isEqualTo(missing);
        }
    }

    @Test
    void theTimelineComesByPageAndForgetsWhatIsOver() throws IOException {
        for (long seq = 1; seq <= 5; seq++) {
            long number = seq;
            night.tables.transactWriteItems(write ->
                    write.transactItems(timeline.row(night.signal(number), Night.EPOCH, night.clock.instant())));
        }

        JsonNode newest = page(Map.of("limit", "2"));
        JsonNode earlier =
                page(Map.of("limit", "3", "before", newest.path("before").asText()));

        assertThat(newest.path("timeline"))
                .extracting(TelescopesHandlerTest::seq)
                .containsExactly(4, 5);
        assertThat(earlier.path("timeline"))
                .extracting(TelescopesHandlerTest::seq)
                .containsExactly(1, 2, 3);
        assertThat(get(ONE + "/timeline", Map.of("telescope", night.telescope), Map.of("before", "yesterday"))
                        .getStatusCode())
                .isEqualTo(400);
        night.clock.advance(Duration.ofDays(400));
        assertThat(page(Map.of()).path("timeline")).isEmpty();
    }

    @Test
    void healthTellsWhetherAVoyagerIsConnectedAndHowLongThisIsUp() throws IOException {
        ObjectNode connected = Wire.object().put("voyager", "connected");
        Map<String, String> mine = Map.of("telescope", night.telescope);
        assertThat(read(get("/health", Map.of(), mine)).at("/voyager/connected").asBoolean())
                .isFalse();

        night.tables.transactWriteItems(write -> write.transactItems(telescopes.advance(
                Optional.empty(), Night.EPOCH, List.of(night.event(1, "connectionState", connected)))));
        night.clock.advance(Duration.ofSeconds(90));

        assertThat(read(get("/health", Map.of(), mine)).toString())
                .isEqualTo("{\"status\":\"ok\",\"timestamp\":\"2026-11-21T22:01:35.180Z\",\"uptime\":90,"
                        + "\"voyager\":{\"connected\":true,\"authenticated\":true}}");
        assertThat(read(get("/health", Map.of(), Map.of()))
                        .at("/voyager/connected")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode page(Map<String, String> query) throws IOException {
        return read(get(ONE + "/timeline", Map.of("telescope", night.telescope), query));
    }

    private static int seq(JsonNode entry) {
        return entry.path("seq").asInt();
    }

    private APIGatewayV2HTTPResponse get(String route, Map<String, String> names, Map<String, String> query) {
        APIGatewayV2HTTPEvent event = Night.http("GET", route, names);
        event.setQueryStringParameters(query);
        return ApiBook.ask(handler, event);
    }

    private static JsonNode read(APIGatewayV2HTTPResponse answer) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return Wire.readObject(answer.getBody());
    }
}
