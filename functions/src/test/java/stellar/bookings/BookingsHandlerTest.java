package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.Wire;

/** Bookings as a browser asks for them. */
class BookingsHandlerTest {

    private static final String FROM = "2026-11-23T22:00:00Z";

    private final Counter counter = new Counter();
    private final Night night = counter.night;
    private final BookingsHandler handler = new BookingsHandler(night.environment(Map.of()), night.tables, night.clock);
    private final BookingsReadHandler reader =
            new BookingsReadHandler(night.environment(Map.of()), night.tables, night.clock);
    private final SlotsHandler calendar = new SlotsHandler(night.environment(Map.of()), night.tables, night.clock);
    private final String user = counter.user();
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void describe() throws IOException {
        night.describe();
    }

    @Test
    void aBookingIsMadeReadListedAndShownInTheCalendar() throws IOException {
        ObjectNode booked = read(book(id, FROM, "2026-11-23T23:30:00Z"), 201);

        assertThat(booked.path("state").asText()).isEqualTo("confirmed");
        assertThat(booked.path("phase").asText()).isEqualTo("upcoming");
        assertThat(booked.path("heldCents").asLong()).isEqualTo(6_000);
        assertThat(booked.path("freeCancelUntil").asText()).isEqualTo("2026-11-22T22:00:00Z");
        assertThat(booked.path("centsToCancel").asLong()).isZero();
        ObjectNode story = read(ask("GET /api/bookings/{booking}", ""), 200);
        assertThat(story.path("changes").findValuesAsText("transition")).containsExactly("book", "confirm");
        assertThat(story.path("changes").findValuesAsText("by")).containsExactly("user", "stellar");
        assertThat(read(ask("GET /api/bookings", ""), 200).path("bookings").findValuesAsText("id"))
                .containsExactly(id);
        APIGatewayV2HTTPEvent day =
                Night.http("GET", "/api/telescopes/{telescope}/slots", Map.of("telescope", night.telescope));
        day.setQueryStringParameters(Map.of("from", "2026-11-23T00:00:00Z", "to", "2026-11-24T00:00:00Z"));
        ObjectNode taken = read(ApiBook.ask(calendar, day), 200);
        assertThat(taken.path("taken")).hasSize(6);
        assertThat(taken.toString()).doesNotContain(user, id);
    }

    @Test
    void whatIsRefusedIsToldInTheCallersLanguageWithACodeThatStays() throws IOException {
        read(book(id, FROM, "2026-11-23T23:00:00Z"), 201);
        APIGatewayV2HTTPEvent request =
                request("POST /api/bookings", wish(UUID.randomUUID().toString(), FROM, "2026-11-23T22:15:00Z"));
        request.getHeaders().put("accept-language", "fr-CH, en;q=0.5");

        ObjectNode problem = read(ApiBook.ask(handler, request), 409);

        assertThat(problem.path("code").asText()).isEqualTo("slot-taken");
        assertThat(problem.path("title").asText()).startsWith("Au moins un quart d’heure");
    }

    @Test
    void theAccessCountsDownOpensAndCloses() throws IOException {
        read(book(id, FROM, "2026-11-23T23:00:00Z"), 201);

        night.clock.set(Instant.parse("2026-11-23T21:58:59.500Z"));
        ObjectNode before = read(ask("GET /api/bookings/{booking}/access", ""), 200);
        assertThat(before.path("phase").asText()).isEqualTo("upcoming");
        assertThat(before.path("secondsUntilOpen").asLong()).isEqualTo(61);

        night.clock.set(Instant.parse(FROM));
        ObjectNode during = read(ask("GET /api/bookings/{booking}/access", ""), 200);
        assertThat(during.path("phase").asText()).isEqualTo("active");
        assertThat(during.path("secondsLeft").asLong()).isEqualTo(3_600);

        night.clock.set(Instant.parse("2026-11-23T23:00:00Z"));
        ObjectNode after = read(ask("GET /api/bookings/{booking}/access", ""), 200);
        assertThat(after.path("phase").asText()).isEqualTo("finished");
        assertThat(after.has("secondsLeft")).isFalse();
    }

    @Test
    void givingUpLateSaysWhatItCostsUntilThatIsAccepted() throws IOException {
        read(book(id, FROM, "2026-11-23T23:00:00Z"), 201);
        night.clock.set(Instant.parse(FROM).minus(Duration.ofHours(2)));

        ObjectNode refused = read(ask("POST /api/bookings/{booking}/cancel", "{}"), 409);
        assertThat(refused.path("code").asText()).isEqualTo("charge-not-accepted");
        assertThat(refused.path("centsToCancel").asLong()).isEqualTo(4_000);
        ObjectNode cancelled =
                read(ask("POST /api/bookings/{booking}/cancel", "{\"acceptedCents\":4000,\"cause\":\"ill\"}"), 200);
        assertThat(cancelled.path("state").asText()).isEqualTo("cancelled");
    }

    @Test
    void aBookingIsMovedAndGetsAnotherPlan() throws IOException {
        read(book(id, FROM, "2026-11-23T23:00:00Z"), 201);

        String to = "{\"from\":\"2026-11-24T01:00:00Z\",\"to\":\"2026-11-24T03:00:00Z\"}";
        assertThat(read(ask("PUT /api/bookings/{booking}/slot", to), 200)
                        .path("heldCents")
                        .asLong())
                .isEqualTo(8_000);
        ObjectNode changed =
                read(ask("PUT /api/bookings/{booking}/plan", "{\"plan\":" + plan("M 42", 5.59, -5.4) + "}"), 200);
        assertThat(changed.at("/plan/target/name").asText()).isEqualTo("M 42");
    }

    @Test
    void whoReadAnOlderVersionIsToldAndWhosItIsKnowsThatItIsTheirs() throws IOException {
        int version = read(book(id, FROM, "2026-11-23T23:00:00Z"), 201)
                .path("version")
                .asInt();
        ObjectNode story = read(ask("GET /api/bookings/{booking}", ""), 200);
        assertThat(story.path("version").asInt())
                .isEqualTo(version)
                .isEqualTo(story.path("changes").size());
        assertThat(story.path("mine").asBoolean()).isTrue();
        String move =
                "{\"from\":\"2026-11-24T0%d:00:00Z\",\"to\":\"2026-11-24T0%d:00:00Z\",\"version\":" + version + "}";
        read(ask("PUT /api/bookings/{booking}/slot", move.formatted(1, 3)), 200);

        for (String change : List.of("slot", "plan")) {
            String body = change.equals("slot")
                    ? move.formatted(2, 4)
                    : "{\"plan\":" + plan("M 42", 5.59, -5.4) + ",\"version\":" + version + "}";
            assertThat(read(ask("PUT /api/bookings/{booking}/" + change, body), 409)
                            .path("code")
                            .asText())
                    .isEqualTo("changed-meanwhile");
        }
        assertThat(read(ask("PUT /api/bookings/{booking}/slot", move.formatted(1, 3)), 200)
                        .path("version")
                        .asInt())
                .isEqualTo(version + 1);
        assertThat(read(
                                ask(
                                        "PUT /api/bookings/{booking}/slot",
                                        move.formatted(1, 3).replace("n\":" + version, "n\":\"x\"")),
                                400)
                        .path("field")
                        .asText())
                .isEqualTo("version");
    }

    @Test
    void whenGivingItUpWouldCostSomethingItIsTooLateToMoveAndThatIsSaid() throws IOException {
        read(book(id, FROM, "2026-11-23T23:00:00Z"), 201);
        night.clock.set(Instant.parse(FROM).minus(Duration.ofHours(24)));

        String to = "{\"from\":\"2026-11-24T01:00:00Z\",\"to\":\"2026-11-24T03:00:00Z\"}";
        assertThat(read(ask("PUT /api/bookings/{booking}/slot", to), 409)
                        .path("code")
                        .asText())
                .isEqualTo("too-late-to-move");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'x','telescope':'T','from':'F','to':'2026-11-23T23:00:00Z','plan':{}} | id | id-unfit",
                "{'id':'I','telescope':'T','from':'F','to':'2026-11-23T23:01:00Z','plan':{}} | to | slot-unfit",
                "{'id':'I','telescope':'T','from':'F','to':'2026-11-24T08:15:00Z','plan':{}} | to | slot-unfit",
                "{'id':'I','telescope':'T','from':'tonight','to':'2026-11-23T23:00:00Z','plan':{}} | from | slot-unfit",
                "{'id':'I','telescope':'T','from':'F','to':'2026-11-23T23:00:00Z'} | plan | malformed",
                "{'id':'I','telescope':'T','from':'F','to':'2026-11-23T23:00:00Z','plan':[]} | plan | malformed",
                "nonsense | | malformed"
            })
    void aWishThatCannotBeIsRefusedByItsMember(String body, String field, String code) throws IOException {
        String wish = body.replace('\'', '"')
                .replace("\"I\"", "\"" + id + "\"")
                .replace("\"F\"", "\"" + FROM + "\"")
                .replace("\"T\"", "\"" + night.telescope + "\"");

        ObjectNode problem = read(ask("POST /api/bookings", wish), 400);

        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("field").asText()).isEqualTo(field == null ? "" : field);
    }

    @Test
    void aPlanThatCannotWorkIsNotSoldAndTheFindingsSayWhy() throws IOException {
        String wish = wish(id, FROM, "2026-11-23T23:00:00Z").replace("24.1}", "-80}");

        ObjectNode problem = read(ask("POST /api/bookings", wish), 422);

        assertThat(problem.path("code").asText()).isEqualTo("plan-cannot-work");
        assertThat(problem.path("findings").findValuesAsText("code")).isNotEmpty();
        assertThat(counter.ledger.balance(user).heldCents()).isZero();
        assertThat(read(ask("POST /api/bookings", wish(id, "2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z")), 422)
                        .path("code")
                        .asText())
                .isEqualTo("plan-cannot-work");
    }

    @Test
    void askedAgainAfterTheSlotBeganItIsStillTheSameBooking() throws IOException {
        read(book(id, FROM, "2026-11-23T23:00:00Z"), 201);
        night.clock.set(Instant.parse("2026-11-23T22:30:00Z"));

        assertThat(read(book(id, FROM, "2026-11-23T23:00:00Z"), 201)
                        .path("phase")
                        .asText())
                .isEqualTo("active");
    }

    @Test
    void aBookingIsNotMovedToWhereItsPlanCannotWork() throws IOException {
        read(book(id, FROM, "2026-11-23T23:00:00Z"), 201);

        String noon = "{\"from\":\"2026-11-24T12:00:00Z\",\"to\":\"2026-11-24T13:00:00Z\"}";
        assertThat(read(ask("PUT /api/bookings/{booking}/slot", noon), 422)
                        .path("code")
                        .asText())
                .isEqualTo("plan-cannot-work");
        assertThat(read(ask("GET /api/bookings/{booking}", ""), 200)
                        .path("from")
                        .asText())
                .isEqualTo(FROM);
    }

    @Test
    void aFilterThatTheTelescopeDoesNotHaveIsNamedByItsPlaceInThePlan() throws IOException {
        String wish = wish(id, FROM, "2026-11-23T23:00:00Z").replace("\"L\"", "\"OIII\"");

        assertThat(read(ask("POST /api/bookings", wish), 400).path("field").asText())
                .isEqualTo("plan.shots[0].filter");
    }

    @Test
    void aTelescopeWithoutAPriceIsNotSold() throws IOException {
        Night other = new Night();
        String wish = wish(id, FROM, "2026-11-23T23:00:00Z").replace(night.telescope, other.telescope);

        assertThat(read(ask("POST /api/bookings", wish), 409).path("code").asText())
                .isEqualTo("telescope-not-described");
    }

    @Test
    void anOperatorConsentsOrDeclinesWhereThatIsWaitedFor() throws IOException {
        night.giveTo("operator-" + night.telescope);
        about("needsConsent", AttributeValue.fromBool(true));

        assertThat(read(book(id, FROM, "2026-11-23T23:00:00Z"), 201)
                        .path("state")
                        .asText())
                .isEqualTo("pending");
        assertThat(read(asOperator("confirm", id), 200).path("state").asText()).isEqualTo("confirmed");

        String another = UUID.randomUUID().toString();
        read(book(another, "2026-11-24T22:00:00Z", "2026-11-24T23:00:00Z"), 201);
        assertThat(read(asOperator("decline", another), 200).path("state").asText())
                .isEqualTo("cancelled");
    }

    @Test
    void aLongListSaysWhereItsNextPageBegins() throws IOException {
        read(book(id, FROM, "2026-11-23T23:00:00Z"), 201);
        String later = UUID.randomUUID().toString();
        read(book(later, "2026-11-24T22:00:00Z", "2026-11-24T23:00:00Z"), 201);

        APIGatewayV2HTTPEvent first = request("GET /api/bookings", "");
        first.setQueryStringParameters(Map.of("limit", "1"));
        ObjectNode page = read(ApiBook.ask(reader, first), 200);
        APIGatewayV2HTTPEvent next = request("GET /api/bookings", "");
        next.setQueryStringParameters(
                Map.of("limit", "1", "after", page.path("after").asText()));

        assertThat(page.path("bookings").findValuesAsText("id")).containsExactly(id);
        assertThat(read(ApiBook.ask(reader, next), 200).path("bookings").findValuesAsText("id"))
                .containsExactly(later);
    }

    @Test
    void aCameraIsSetAsThePlanSays() throws IOException {
        String wish = wish(id, FROM, "2026-11-23T23:00:00Z").replace("\"binning\":1", "\"gain\":100,\"offset\":50");

        ObjectNode shot =
                (ObjectNode) read(ask("POST /api/bookings", wish), 201).at("/plan/shots/0");

        assertThat(shot.path("gain").asInt()).isEqualTo(100);
        assertThat(shot.path("offset").asInt()).isEqualTo(50);
    }

    @Test
    void theCalendarIsOfATelescopeAndOfDaysInOrder() throws IOException {
        APIGatewayV2HTTPEvent backward =
                Night.http("GET", "/api/telescopes/{telescope}/slots", Map.of("telescope", night.telescope));
        backward.setQueryStringParameters(Map.of("from", "2026-11-24T00:00:00Z", "to", "2026-11-23T00:00:00Z"));
        APIGatewayV2HTTPEvent nowhere =
                Night.http("GET", "/api/telescopes/{telescope}/slots", Map.of("telescope", "nowhere"));

        read(ApiBook.ask(calendar, backward), 400);
        read(ApiBook.ask(calendar, nowhere), 404);
    }

    private void about(String member, AttributeValue value) {
        night.tables.updateItem(update -> update.tableName(night.table("TelescopesTable"))
                .key(Map.of("telescope", AttributeValue.fromS(night.telescope), "part", AttributeValue.fromS("about")))
                .updateExpression("SET #member = :value")
                .expressionAttributeNames(Map.of("#member", member))
                .expressionAttributeValues(Map.of(":value", value)));
    }

    private APIGatewayV2HTTPResponse asOperator(String word, String booking) {
        return ApiBook.ask(
                handler,
                Night.signedIn(
                        "operator-" + night.telescope,
                        "[operator]",
                        "POST /api/bookings/{booking}/" + word,
                        Map.of("booking", booking),
                        "{}"));
    }

    private APIGatewayV2HTTPResponse book(String id, String from, String to) {
        return ask("POST /api/bookings", wish(id, from, to));
    }

    private String wish(String id, String from, String to) {
        return "{\"id\":\"%s\",\"telescope\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"plan\":%s}"
                .formatted(id, night.telescope, from, to, plan("Pleiades", 3.78, 24.1));
    }

    /** Three frames of five minutes of a place in the sky. */
    private static String plan(String name, double raJ2000Hours, double decJ2000Degrees) {
        return ("{\"target\":{\"name\":\"%s\",\"raJ2000Hours\":%s,\"decJ2000Degrees\":%s},\"shots\":[{\"filter\":\"L\","
                        + "\"exposureSeconds\":300,\"count\":3,\"binning\":1}],\"constraints\":{}}")
                .formatted(name, raJ2000Hours, decJ2000Degrees);
    }

    private APIGatewayV2HTTPEvent request(String route, String body) {
        return Night.signedIn(user, "", route, Map.of("booking", id, "telescope", night.telescope), body);
    }

    private APIGatewayV2HTTPResponse ask(String route, String body) {
        APIGatewayV2HTTPEvent request = request(route, body);
        return route.startsWith("GET") ? ApiBook.ask(reader, request) : ApiBook.ask(handler, request);
    }

    private static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }
}
