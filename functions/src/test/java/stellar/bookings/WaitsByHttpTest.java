package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.ApiBook;
import stellar.FaultyTables;
import stellar.Night;
import stellar.contract.Wire;
import stellar.slots.Slot;
import stellar.waiting.Line;
import stellar.waiting.OffersHandler;

/** Waits as a browser asks for them, and what it sees of them elsewhere. */
class WaitsByHttpTest {

    private static final Slot SLOT = Counter.slot(0, 4);

    private final Counter counter = new Counter();
    private final Night night = counter.night;
    private final Line line = new Line(night);
    private final BookingsHandler bookings =
            new BookingsHandler(night.environment(Map.of()), night.tables, night.clock);
    private final SlotsHandler calendar = new SlotsHandler(night.environment(Map.of()), night.tables, night.clock);
    private final String holder = counter.user();
    private final String user = counter.user();
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void describe() throws IOException {
        night.describe();
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void whoWaitsSeesTheirPlaceTheirOfferAndTheirBooking() throws IOException {
        Booking booking = counter.booked("b", holder, SLOT);
        join(counter.user(), UUID.randomUUID().toString(), 201);
        night.clock.advance(Duration.ofSeconds(1));
        ObjectNode joined = join(user, id, 201);
        assertThat(joined.path("state").asText()).isEqualTo("waiting");
        assertThat(joined.path("place").asInt()).isEqualTo(2);
        assertThat(joined.path("askedAt").asText())
                .isEqualTo(night.clock.instant().toString());
        assertThat(joined.at("/plan/target/name").asText()).isEqualTo("Pleiades");
        assertThat(join(user, id, 201)).as("asked again").isEqualTo(joined);

        counter.bookings.cancel(booking.id(), Actor.user(holder), 0, "changed-mind");
        line.settle();
        assertThat(mine().path("place").asInt()).isEqualTo(1);
        night.clock.advance(Duration.ofHours(2));
        line.sweep();
        line.settle();
        ObjectNode offered = mine();
        assertThat(offered.path("state").asText()).isEqualTo("offered");
        assertThat(offered.has("place")).isFalse();
        assertThat(offered.path("offeredUntil").asText())
                .isEqualTo(night.clock.instant().plus(Duration.ofHours(2)).toString());

        ObjectNode taken = read(take(user, id), 201);
        assertThat(taken.path("id").asText()).isEqualTo(id);
        assertThat(taken.path("heldCents").asLong()).isEqualTo(4_000);
        night.clock.set(SLOT.from().plus(Duration.ofMinutes(5)));
        assertThat(read(take(user, id), 201).path("phase").asText())
                .as("asked again when its time has come")
                .isEqualTo("active");
        assertThat(mine().path("state").asText()).isEqualTo("taken");
        night.clock.advance(Duration.ofDays(40));
        assertThat(list()).isEmpty();
    }

    @Test
    void theCalendarShowsAnOfferAsTakenUntilItIsOver() throws IOException {
        offered();

        APIGatewayV2HTTPEvent day =
                Night.http("GET", "/api/telescopes/{telescope}/slots", Map.of("telescope", night.telescope));
        day.setQueryStringParameters(Map.of("from", "2026-11-23T00:00:00Z", "to", "2026-11-24T00:00:00Z"));
        ObjectNode taken = read(ApiBook.ask(calendar, day), 200);
        assertThat(taken.path("taken")).hasSize(4);
        assertThat(taken.toString()).doesNotContain(user, id);
        night.clock.advance(Duration.ofHours(3));
        assertThat(read(ApiBook.ask(calendar, day), 200).path("taken")).isEmpty();
    }

    @Test
    void anOfferThatIsOverSaysSoAndAnothersIsNotThere() throws IOException {
        offered();

        assertThat(read(take(holder, id), 404).path("code").asText()).isEqualTo("not-found");
        assertThat(read(ask("DELETE /api/me/waits/{wait}", holder, id, ""), 404)
                        .path("code")
                        .asText())
                .isEqualTo("not-found");
        night.clock.advance(Duration.ofHours(2));
        assertThat(mine().path("state").asText()).isEqualTo("passed");
        assertThat(read(take(user, id), 409).path("code").asText()).isEqualTo("offer-over");
        assertThat(counter.ledger.balance(user).heldCents()).isZero();
    }

    @Test
    void whoDeclinesGetsAnEmptyAnswerAlsoASecondTime() throws IOException {
        offered();

        assertThat(ask("DELETE /api/me/waits/{wait}", user, id, "").getStatusCode())
                .isEqualTo(204);
        assertThat(ask("DELETE /api/me/waits/{wait}", user, id, "").getStatusCode())
                .isEqualTo(204);
        assertThat(mine().path("state").asText()).isEqualTo("left");
        line.settle();
        assertThat(counter.slots.rows(night.telescope, SLOT.from(), SLOT.to())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':'x'} | 400 | id-unfit",
                "{'to':'2026-11-23T23:01:00Z'} | 400 | slot-unfit",
                "{'from':'tonight'} | 400 | slot-unfit",
                "{'plan':[]} | 400 | malformed",
                "{'plan':{'shots':[]}} | 400 | member-missing",
                "{'telescope':'nowhere'} | 404 | not-found",
                "{'from':'2026-11-24T12:00:00Z','to':'2026-11-24T13:00:00Z'} | 422 | plan-cannot-work",
                "{'from':'2026-11-24T22:00:00Z','to':'2026-11-24T23:00:00Z'} | 409 | slot-free"
            })
    void aWishThatCannotBeIsRefused(String instead, int status, String code) throws IOException {
        counter.booked("b", holder, SLOT);
        ObjectNode wish = wish(id);
        wish.setAll(Wire.readObject(instead.replace('\'', '"')));

        ObjectNode problem = read(ask("POST /api/me/waits", user, "", wish.toString()), status);

        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(list()).isEmpty();
    }

    @Test
    void aRefusalIsToldInFrenchToWhoReadsFrench() throws IOException {
        APIGatewayV2HTTPEvent request = Night.signedIn(user, "", "POST /api/me/waits", Map.of(), wish(id).toString());
        request.getHeaders().put("accept-language", "fr");

        assertThat(read(line.ask(request), 409).path("title").asText()).startsWith("Ce créneau est libre");
    }

    @Test
    void aFunctionThatFailsNamesTheRecordToBeginAgainFrom() {
        Booking booking = counter.booked("b", holder, SLOT);
        counter.bookings.cancel(booking.id(), Actor.user(holder), 0, "changed-mind");
        List<DynamodbStreamRecord> told = line.told(night.telescope);
        // Every call fails.
        OffersHandler failing = line.offers(FaultyTables.over(night.tables, new Random(1), 1));

        boolean isTaken = true;
        for (int i = 0; i < 20 && isTaken; i++) {
            isTaken = Line.deliver(failing, told);
        }

        assertThat(isTaken).isFalse();
        assertThat(Line.deliver(line.offers(night.tables), told)).isTrue();
    }

    private void offered() throws IOException {
        Booking booking = counter.booked("b", holder, SLOT);
        join(user, id, 201);
        counter.bookings.cancel(booking.id(), Actor.user(holder), 0, "changed-mind");
        line.settle();
        assertThat(mine().path("state").asText()).isEqualTo("offered");
    }

    private ObjectNode wish(String wait) {
        ObjectNode wish = Wire.object()
                .put("id", wait)
                .put("telescope", night.telescope)
                .put("from", SLOT.from().toString())
                .put("to", SLOT.to().toString());
        wish.set("plan", Counter.pleiades());
        return wish;
    }

    private ObjectNode join(String who, String wait, int status) throws IOException {
        return read(ask("POST /api/me/waits", who, "", wish(wait).toString()), status);
    }

    private APIGatewayV2HTTPResponse take(String who, String wait) {
        APIGatewayV2HTTPEvent request =
                Night.signedIn(who, "", "POST /api/me/waits/{wait}/take", Map.of("wait", wait), "");
        return ApiBook.ask(bookings, request);
    }

    private APIGatewayV2HTTPResponse ask(String route, String who, String wait, String body) {
        return line.ask(Night.signedIn(who, "", route, Map.of("wait", wait), body));
    }

    private JsonNode list() throws IOException {
        return read(ask("GET /api/me/waits", user, "", ""), 200).path("waits");
    }

    private ObjectNode mine() throws IOException {
        return (ObjectNode) list().path(0);
    }

    private static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }
}
