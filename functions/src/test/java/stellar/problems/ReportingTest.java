package stellar.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.Night;
import stellar.bookings.Booking;
import stellar.contract.Wire;

/** A guest says what is wrong, and it is written down once, as they wrote it. */
class ReportingTest {

    private final Counter counter = new Counter();
    private final Booking booking = counter.booked("2026-11-23T22:00:00Z", false);
    private final String id = Counter.id();

    @Test
    void itIsKeptAsItWasWrittenAndShownToItsUserAndTheOperator() throws IOException {
        counter.callGuest("Ada");
        String text = "  The stars are lines.\n\tSince 23:10 — <b>all</b> of them 🌠 ";

        ObjectNode told = Counter.read(counter.report(booking, id, text), 201);

        assertThat(told.path("text").asText()).isEqualTo(text);
        assertThat(told.path("by").asText()).isEqualTo("Ada");
        assertThat(told.path("target").asText()).isEqualTo("M 33");
        assertThat(told.path("from").asText()).isEqualTo("2026-11-23T22:00:00Z");
        assertThat(told.path("to").asText()).isEqualTo("2026-11-23T23:00:00Z");
        assertThat(told.path("at").asText()).isEqualTo("2026-11-21T22:00:05.180Z");
        assertThat(told.path("state").asText()).isEqualTo("open");
        ObjectNode own = counter.ofBooking(counter.guest, "", booking);
        assertThat(own.path("problems")).hasSize(1).containsExactly((JsonNode) told);
        assertThat(own.path("mayReport").asBoolean()).isTrue();
        assertThat(own.path("until").asText()).isEqualTo("2026-12-07T23:00:00Z");
        ObjectNode operators = counter.ofBooking(counter.operator, "[operator]", booking);
        assertThat(operators.path("problems")).isEqualTo(own.path("problems"));
        assertThat(operators.path("mayReport").asBoolean())
                .as("only its user reports")
                .isFalse();
    }

    @Test
    void whoChoseNoNameAndAPlanWithoutATargetAreNotNamed() throws IOException {
        Booking vague = counter.booked("2026-11-25T22:00:00Z", false, Wire.object());

        ObjectNode told = Counter.read(counter.report(vague, id, "It is dark."), 201);

        assertThat(told.has("by")).isFalse();
        assertThat(told.has("target")).isFalse();
    }

    @Test
    void reportedTwiceItIsThereOnceAndAnotherTextIsRefused() throws IOException {
        ObjectNode first = Counter.read(counter.report(booking, id, "It is dark."), 201);
        counter.night.clock.set(Instant.parse("2026-11-21T23:00:00Z"));

        assertThat(Counter.read(counter.report(booking, id, "It is dark."), 201))
                .isEqualTo(first);
        assertThat(Counter.code(counter.report(booking, id, "It is light."), 409))
                .isEqualTo("id-used");
        assertThat(Counter.texts(counter.ofBooking(counter.guest, "", booking))).containsExactly("It is dark.");
    }

    @Test
    void anIdIsOneReportsOfOneBooking() throws IOException {
        Booking other = counter.booked("2026-11-24T22:00:00Z", false);
        Counter.read(counter.report(booking, id, "It is dark."), 201);

        assertThat(Counter.code(counter.report(other, id, "It is dark."), 409)).isEqualTo("id-used");
        assertThat(Counter.texts(counter.ofBooking(counter.guest, "", other))).isEmpty();
    }

    @Test
    void ofOneReportSentAtOnceManyTimesOneIsKeptAndAllAreToldOfIt() throws Exception {
        List<APIGatewayV2HTTPResponse> answers = atOnce(8, () -> counter.report(booking, id, "It is dark."));

        assertThat(answers).extracting(APIGatewayV2HTTPResponse::getStatusCode).containsOnly(201);
        assertThat(counter.ofBooking(counter.guest, "", booking).path("problems"))
                .hasSize(1);
    }

    @Test
    void theEleventhIsRefusedAlsoOfManyThatComeAtOnce() throws Exception {
        List<Integer> answers = atOnce(
                14, () -> counter.report(booking, Counter.id(), "It is dark.").getStatusCode());

        assertThat(Collections.frequency(answers, 201)).isEqualTo(10);
        assertThat(Collections.frequency(answers, 409)).isEqualTo(4);
        assertThat(Counter.code(counter.report(booking, id, "Another."), 409)).isEqualTo("too-many-reports");
        ObjectNode own = counter.ofBooking(counter.guest, "", booking);
        assertThat(own.path("problems")).hasSize(10);
        assertThat(own.path("mayReport").asBoolean()).isFalse();
        String kept = own.path("problems").path(9).path("id").asText();
        assertThat(counter.report(booking, kept, "It is dark.").getStatusCode())
                .as("what is there may be asked for again")
                .isEqualTo(201);
    }

    @Test
    void thereIsNothingToReportBeforeTheOperatorAgreed() throws IOException {
        Booking pending = counter.booked("2026-11-25T22:00:00Z", true);

        assertThat(Counter.code(counter.report(pending, id, "It is dark."), 409))
                .isEqualTo("report-too-soon");
        assertThat(counter.ofBooking(counter.guest, "", pending)
                        .path("mayReport")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void fourteenDaysAfterTheSlotItIsTooLateForANewOneOnly() throws IOException {
        counter.night.clock.set(Instant.parse("2026-12-07T22:59:59.999Z"));
        Counter.read(counter.report(booking, id, "It was dark."), 201);

        counter.night.clock.set(Instant.parse("2026-12-07T23:00:00Z"));

        assertThat(Counter.code(counter.report(booking, Counter.id(), "It was dark."), 409))
                .isEqualTo("report-too-late");
        assertThat(counter.report(booking, id, "It was dark.").getStatusCode()).isEqualTo(201);
        ObjectNode own = counter.ofBooking(counter.guest, "", booking);
        assertThat(own.path("mayReport").asBoolean()).isFalse();
        assertThat(own.path("problems")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | '' | malformed",
                "[] | '' | malformed",
                "{} | id | id-unfit",
                "{'id':7,'text':'x'} | id | id-unfit",
                "{'id':'I'} | text | text-needed",
                "{'id':'I','text':7} | text | malformed",
                "{'id':'I','text':null} | text | malformed",
                "{'id':'I','text':''} | text | text-needed",
                "{'id':'I','text':' \\n\\u00a0 '} | text | text-needed",
                "{'id':'I','text':'a\\u0000b'} | text | text-unseen",
                "{'id':'I','text':'a\\u001b[2Jb'} | text | text-unseen",
                "{'id':'I','text':'a\\rb'} | text | text-unseen",
                "{'id':'I','text':'\\u202egnp.exe'} | text | text-unseen",
                "{'id':'I','text':'L'} | text | text-too-long"
            })
    void whatCannotBeIsRefusedByItsMemberAndNothingIsKept(String body, String field, String code) throws IOException {
        String sent = body.replace('\'', '"')
                .replace("\"I\"", "\"" + id + "\"")
                .replace("\"L\"", "\"" + "🌌".repeat(2_001) + "\"");

        ObjectNode refused = Counter.read(counter.send(booking, sent), 400);

        assertThat(refused.path("code").asText()).isEqualTo(code);
        assertThat(refused.path("field").asText()).isEqualTo(field);
        assertThat(counter.ofBooking(counter.guest, "", booking).path("problems"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2_000})
    void theShortestAndTheLongestTextAreKeptWhole(int length) throws IOException {
        String text = "🌌".repeat(length);

        Counter.read(counter.report(booking, id, text), 201);

        assertThat(Counter.texts(counter.ofBooking(counter.guest, "", booking))).containsExactly(text);
    }

    @Test
    void aBodyThatIsFarTooLongIsNotRead() throws IOException {
        assertThat(Counter.code(counter.report(booking, id, "x".repeat(40_000)), 400))
                .isEqualTo("malformed");
    }

    /** Nobody reports in another's name; what is another's looks like what is not there. */
    @Test
    void nobodyElseReportsOrReads() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        for (String groups : List.of("", "[operator]")) {
            for (String route : List.of(Counter.REPORT, Counter.OF_BOOKING)) {
                var answer = counter.ask(
                        "stranger", groups, route, Map.of("booking", booking.id()), "{\"text\":\"\"}", Map.of());
                assertThat(answer.getStatusCode()).as(route).isEqualTo(404);
            }
        }
        var nobody = Night.withClaims(Map.of(), Counter.OF_BOOKING, Map.of("booking", booking.id()), "");
        assertThat(counter.handler.handleRequest(nobody, Night.INVOCATION).getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void itsRowsDieAfterFourHundredDays() throws IOException {
        Counter.read(counter.report(booking, id, "It is dark."), 201);
        long end = counter.night.clock.instant().plus(Duration.ofDays(400)).getEpochSecond();

        assertThat(rows()).hasSize(3).allSatisfy(row -> assertThat(row).contains("N=" + end));
    }

    private List<String> rows() {
        Stream<String> rows = counter
                .night
                .tables
                .scanPaginator(scan -> scan.tableName(counter.night.table("ProblemsTable")))
                .items()
                .stream()
                .map(Object::toString);
        return rows.filter(row -> row.contains(booking.id())).toList();
    }

    private static <T> List<T> atOnce(int many, Callable<T> step) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(Collections.nCopies(many, step))) {
                results.add(future.resultNow());
            }
            return results;
        }
    }
}
