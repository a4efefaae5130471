package stellar.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.ApiBook;
import stellar.MeddledTables;
import stellar.Night;
import stellar.bookings.Booking;
import stellar.contract.Wire;

/** The operator sees what was reported and answers; the answer settles it, and may be changed. */
class AnsweringTest {

    private final Counter counter = new Counter();
    private final Booking booking = counter.booked("2026-11-23T22:00:00Z", false);
    private final String id = Counter.id();

    @Test
    void itsAnswerSettlesAProblemAndIsShownToItsGuest() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        counter.night.clock.set(Instant.parse("2026-11-22T08:30:00Z"));

        ObjectNode told = Counter.read(counter.answer(id, "The cap\nis off now.", 0), 200);

        assertThat(told.path("state").asText()).isEqualTo("answered");
        assertThat(told.path("version").asInt()).isEqualTo(1);
        assertThat(told.at("/answer/text").asText()).isEqualTo("The cap\nis off now.");
        assertThat(told.at("/answer/at").asText()).isEqualTo("2026-11-22T08:30:00Z");
        assertThat(told.path("at").asText()).isEqualTo("2026-11-21T22:00:05.180Z");
        assertThat(counter.ofBooking(counter.guest, "", booking).path("problems"))
                .containsExactly((JsonNode) told);
        assertThat(told.toString())
                .as("who answered is the operator, not a name")
                .doesNotContain(counter.operator);
    }

    @Test
    void aDoubledAnswerDoesNothingNew() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        ObjectNode first = Counter.read(counter.answer(id, "The cap is off.", 0), 200);
        counter.night.clock.set(Instant.parse("2026-11-22T08:30:00Z"));

        assertThat(Counter.read(counter.answer(id, "The cap is off.", 0), 200)).isEqualTo(first);
        assertThat(Counter.read(counter.answer(id, "The cap is off.", 1), 200))
                .as("the same again")
                .isEqualTo(first);
    }

    @Test
    void anAnswerMayBeChangedByWhoReadTheLastOne() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        Counter.read(counter.answer(id, "The cap is on.", 0), 200);
        counter.night.clock.set(Instant.parse("2026-11-22T08:30:00Z"));

        ObjectNode changed = Counter.read(counter.answer(id, "The cap is off.", 1), 200);

        assertThat(changed.path("version").asInt()).isEqualTo(2);
        assertThat(changed.at("/answer/at").asText()).isEqualTo("2026-11-22T08:30:00Z");
        assertThat(Counter.code(counter.answer(id, "The cap is on.", 0), 409))
                .as("the first request, which comes late once more")
                .isEqualTo("answered-meanwhile");
        assertThat(Counter.code(counter.answer(id, "Ask me tomorrow.", 1), 409)).isEqualTo("answered-meanwhile");
        assertThat(Counter.code(counter.answer(id, "Ask me tomorrow.", 7), 409)).isEqualTo("answered-meanwhile");
        assertThat(counter.ofBooking(counter.guest, "", booking)
                        .at("/problems/0/answer/text")
                        .asText())
                .isEqualTo("The cap is off.");
    }

    /** Another answers between what this one reads and what it writes. */
    @Test
    void ofTwoAnswersAtOnceOneIsKeptAndTheOtherToldSo() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        Iterator<Runnable> meanwhile = List.<Runnable>of(
                        () -> {}, () -> {}, () -> counter.answer(id, "The admin's.", 0))
                .iterator();

        var answer = ask(meanwhile, "The operator's.");

        assertThat(Counter.code(answer, 409)).isEqualTo("answered-meanwhile");
        assertThat(meanwhile.hasNext()).as("whether nobody came between").isFalse();
        assertThat(counter.ofBooking(counter.guest, "", booking)
                        .at("/problems/0/answer/text")
                        .asText())
                .isEqualTo("The admin's.");
    }

    @Test
    void aDoubleThatIsQuickerIsAsGood() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        Iterator<Runnable> meanwhile = List.<Runnable>of(
                        () -> {}, () -> {}, () -> counter.answer(id, "The cap is off.", 0))
                .iterator();

        ObjectNode told = Counter.read(ask(meanwhile, "The cap is off."), 200);

        assertThat(told.path("version").asInt()).isEqualTo(1);
    }

    /** Answers while after each call of a table the next of these is done: after telescope, pointer and report are read. */
    private APIGatewayV2HTTPResponse ask(Iterator<Runnable> meanwhile, String text) {
        ProblemsHandler handler = new ProblemsHandler(
                counter.night.environment(Map.of()),
                MeddledTables.over(counter.night.tables, () -> {
                    if (meanwhile.hasNext()) {
                        meanwhile.next().run();
                    }
                }),
                counter.night.clock);
        return ApiBook.ask(
                handler,
                Night.signedIn(
                        counter.operator,
                        "[operator]",
                        Counter.ANSWER,
                        Map.of("telescope", counter.night.telescope, "problem", id),
                        Wire.object().put("text", text).put("version", 0).toString()));
    }

    @Test
    void theListHasTheOpenOnesFirstAndGoesOnWhereItEnded() throws IOException {
        Booking other = counter.booked("2026-11-24T22:00:00Z", false);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            counter.night.clock.set(Instant.parse("2026-11-21T23:00:0" + i + "Z"));
            ids.add(Counter.id());
            Counter.read(counter.report(i % 2 == 0 ? booking : other, ids.get(i), "Report " + i), 201);
        }
        Counter.read(counter.answer(ids.get(4), "Done.", 0), 200);
        Counter.read(counter.answer(ids.get(1), "Done.", 0), 200);

        List<String> seen = new ArrayList<>();
        ObjectNode page = Counter.read(counter.page(Map.of("limit", "2")), 200);
        seen.addAll(Counter.texts(page));
        while (page.has("before")) {
            page = Counter.read(
                    counter.page(
                            Map.of("limit", "2", "before", page.path("before").asText())),
                    200);
            seen.addAll(Counter.texts(page));
        }

        assertThat(seen).containsExactly("Report 3", "Report 2", "Report 0", "Report 4", "Report 1");
    }

    @Test
    void aPlaceInTheListThatNoPageGaveIsRefused() throws IOException {
        for (String place : List.of("", "x", "open/", "open/2026-11-21T23:00:00.000Z/" + "g".repeat(36))) {
            ObjectNode refused = Counter.read(counter.page(Map.of("before", place)), 400);
            assertThat(refused.path("code").asText()).isEqualTo("malformed");
            assertThat(refused.path("field").asText()).isEqualTo("before");
        }
    }

    @Test
    void anotherTelescopesProblemsAreNotThere() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        Counter elsewhere = new Counter();

        assertThat(elsewhere.answer(id, "Not mine.", 0).getStatusCode()).isEqualTo(404);
        assertThat(Counter.read(elsewhere.page(Map.of()), 200).path("problems")).isEmpty();
        for (String groups : List.of("", "[operator]")) {
            assertThat(counter.ask(
                                    elsewhere.operator,
                                    groups,
                                    Counter.OF_TELESCOPE,
                                    Map.of("telescope", counter.night.telescope),
                                    "",
                                    Map.of())
                            .getStatusCode())
                    .isEqualTo(404);
        }
        for (String none : List.of(Counter.id(), "", "..", "count")) {
            assertThat(counter.answer(none, "For whom?", 0).getStatusCode())
                    .as(none)
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | '' | malformed",
                "{'version':0} | text | text-needed",
                "{'text':'  ','version':0} | text | text-needed",
                "{'text':'a\\u0007','version':0} | text | text-unseen",
                "{'text':'x'} | version | malformed",
                "{'text':'x','version':-1} | version | malformed",
                "{'text':'x','version':'0'} | version | malformed",
                "{'text':'x','version':99999999999} | version | malformed"
            })
    void whatCannotBeIsRefusedByItsMember(String body, String field, String code) throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);

        ObjectNode refused = Counter.read(counter.sendAnswer(id, body.replace('\'', '"')), 400);

        assertThat(refused.path("code").asText()).isEqualTo(code);
        assertThat(refused.path("field").asText()).isEqualTo(field);
    }
}
