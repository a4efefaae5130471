package stellar.telescopes;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.Wire;
import stellar.sky.Interval;

/** The night's clock shows 2026-11-21T22:00:05Z. */
class BlackoutsTest {

    private static final String ROUTE = "/api/telescopes/{telescope}/blackouts";
    private static final String OWNER = "blackouts' owner";

    private final Night night = new Night();
    private final Telescopes telescopes = new Telescopes(night.tables, night.table("TelescopesTable"));
    private final BlackoutsHandler handler =
            new BlackoutsHandler(night.environment(Map.of()), night.tables, night.clock);

    BlackoutsTest() {
        night.giveTo(OWNER);
    }

    private ObjectNode ask(String route, String id, String body, int status) throws IOException {
        APIGatewayV2HTTPEvent event = Night.signedIn(
                OWNER, "[operator]", route, Map.of("telescope", night.telescope, "id", id), body.replace('\'', '"'));
        var answer = ApiBook.ask(handler, event);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }

    private ObjectNode add(String from, String to, int status) throws IOException {
        return ask(
                "POST " + ROUTE,
                "",
                "{'from':'" + from + "','to':'" + to + "','reason':'Mirrors are cleaned'}",
                status);
    }

    private List<Blackout> kept() {
        return telescopes.find(night.telescope).orElseThrow().blackouts();
    }

    @Test
    void aBlackoutIsKeptInUtcUntilItIsRemoved() throws IOException {
        ObjectNode added = add("2026-12-01T18:00:00+01:00", "2026-12-03T12:00:00Z", 201);

        assertThat(kept())
                .containsExactly(new Blackout(
                        new Interval(Instant.parse("2026-12-01T17:00:00Z"), Instant.parse("2026-12-03T12:00:00Z")),
                        "Mirrors are cleaned"));
        String id = added.path("id").asText();
        assertThat(id).isEqualTo("202612011700-202612031200");
        ask("DELETE " + ROUTE + "/{id}", id, "", 200);
        assertThat(kept()).isEmpty();
        ask("DELETE " + ROUTE + "/{id}", id, "", 404);
    }

    @Test
    void theSameStretchIsThereOnceAndSeveralComeInOrder() throws IOException {
        add("2026-12-05T00:00:00Z", "2026-12-06T00:00:00Z", 201);
        add("2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z", 201);
        add("2026-12-05T00:00:00Z", "2026-12-06T00:00:00Z", 201);

        assertThat(kept())
                .extracting(Blackout::id)
                .containsExactly("202612010000-202612020000", "202612050000-202612060000");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-02T00:00:00Z,   2026-12-02T00:00:00Z,   to,   blackout-backward",
        "2026-12-02T00:00:00Z,   2026-12-01T00:00:00Z,   to,   blackout-backward",
        "2026-12-01T00:00:00Z,   2027-12-02T00:01:00Z,   to,   blackout-backward",
        "2026-11-20T00:00:00Z,   2026-11-21T22:00:00Z,   to,   blackout-far",
        "2029-11-21T00:00:00Z,   2029-11-22T00:00:00Z,   to,   blackout-far",
        "2026-12-01,             2026-12-02T00:00:00Z,   from, moment-needed",
        "2026-12-01T00:00:30Z,   2026-12-02T00:00:00Z,   from, moment-needed",
        "2026-12-01T00:00:00Z,   2026-12-02T00:00:00.5Z, to,   moment-needed",
    })
    void whatCannotBeIsRefusedAndNothingIsKept(String from, String to, String field, String code) throws IOException {
        ObjectNode problem = add(from, to, 400);

        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(kept()).isEmpty();
    }

    @Test
    void aHundredIsTheMostAndOldOnesMakeRoom() throws IOException {
        Instant first = Instant.parse("2026-12-01T00:00:00Z");
        for (int i = 0; i < 100; i++) {
            add(
                    first.plus(Duration.ofHours(i)).toString(),
                    first.plus(Duration.ofHours(i + 1)).toString(),
                    201);
        }
        String last = "2026-12-20T00:00:00Z";

        assertThat(add(last, "2026-12-21T00:00:00Z", 409).path("code").asText()).isEqualTo("too-many-blackouts");

        // Thirty days before that is 2026-12-02T01:00:01Z, when 25 of the hours from 2026-12-01T00:00:00Z were over.
        night.clock.advance(Duration.between(night.clock.instant(), Instant.parse("2027-01-01T01:00:01Z")));
        add("2027-02-01T00:00:00Z", "2027-02-02T00:00:00Z", 201);
        assertThat(kept()).hasSize(100 - 25 + 1);
    }

    @Test
    void anybodyIsToldWhenAndOnlyTheOperatorWhy() throws IOException {
        add("2026-12-01T00:00:00Z", "2026-12-02T00:00:00Z", 201);
        TelescopesHandler anybody = new TelescopesHandler(night.environment(Map.of()), night.tables, night.clock);

        String told = ApiBook.ask(
                        anybody, Night.http("GET", "/api/telescopes/{telescope}", Map.of("telescope", night.telescope)))
                .getBody();

        assertThat(told).contains("2026-12-02T00:00:00Z").doesNotContain("Mirrors");
    }
}
