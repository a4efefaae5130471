package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stellar.ApiBook;
import stellar.Night;
import stellar.contract.Wire;
import stellar.slots.Slot;

/** What a session was charged, as a browser asks for it. */
class ChargeViewTest {

    private static final Actor STELLAR = Actor.stellar("sessions");

    private final Counter counter = new Counter();
    private final Night night = counter.night;
    private final BookingsReadHandler reader =
            new BookingsReadHandler(night.environment(Map.of()), night.tables, night.clock);
    private final Settlement settlement = counter.settlement(night.tables);
    private final String user = counter.user();
    private final String operator = night.telescope + "-operator";
    private final String id = UUID.randomUUID().toString();
    private final Slot slot = Counter.slot(0, 4);

    @BeforeEach
    void book() {
        night.giveTo(operator);
        counter.bookings.book(new Bookings.Wish(id, user, slot, Wire.object()), counter.terms);
    }

    @Test
    void beforeItIsSettledThereIsNoCharge() throws IOException {
        ObjectNode problem = read(ask(user, "fr"), 409);

        assertThat(problem.path("code").asText()).isEqualTo("not-settled");
        assertThat(problem.path("title").asText()).startsWith("Cette réservation n’a pas de décompte");
    }

    @Test
    void whoGaveItUpHasNoChargeByTheMinute() throws IOException {
        counter.bookings.cancel(id, Actor.user(user), 0, "changed-mind");

        assertThat(read(ask(user, "en"), 409).path("code").asText()).isEqualTo("not-settled");
    }

    @Test
    void itShowsWhatWasPaidWhatCameBackAndWhy() throws IOException {
        complete();

        ObjectNode charge = read(ask(user, "en"), 200);

        assertThat(charge.path("end").asText()).isEqualTo("complete");
        assertThat(charge.path("totalCents").asLong()).isEqualTo(4_000);
        assertThat(charge.path("chargedCents").asLong()).isEqualTo(3_000);
        assertThat(charge.path("returnedCents").asLong()).isEqualTo(1_000);
        assertThat(charge.path("refundedCents").asLong()).isZero();
        assertThat(charge.path("centsAnHour").asLong()).isEqualTo(4_000);
        assertThat(charge.path("minutes").asText()).isEqualTo("O".repeat(5) + "E".repeat(40) + "U".repeat(15));
        assertThat(charge.path("legend").toString())
                .isEqualTo("{\"U\":\"unsafe sky\",\"E\":\"exposing\",\"O\":\"work around the exposures\"}");
        assertThat(charge.path("lines").toString())
                .isEqualTo(
                        "[{\"class\":\"exposing\",\"words\":\"exposing\",\"minutes\":40,\"cents\":2666,\"charged\":true},"
                                + "{\"class\":\"overhead\",\"words\":\"work around the exposures\",\"minutes\":5,\"cents\":334,"
                                + "\"charged\":true},{\"class\":\"unsafe\",\"words\":\"unsafe sky\",\"minutes\":15,"
                                + "\"cents\":1000,\"charged\":false}]");
        assertThat(charge.at("/evidence/2").toString())
                .isEqualTo("{\"class\":\"unsafe\",\"from\":\"2026-11-23T22:45:00Z\",\"to\":\"2026-11-23T23:00:00Z\","
                        + "\"cause\":\"clouds\",\"words\":\"The sky was cloudy.\",\"source\":\"event/1/3\","
                        + "\"detail\":\"CLOUDY\"}");
        assertThat(charge.path("corrections")).isEmpty();
    }

    @Test
    void whatCameBackLaterIsShownAndItsOperatorReadsTheSameInFrench() throws IOException {
        complete();
        settlement.correct(id, STELLAR, SettlementTest.cloudyFrom(slot, 30), "relay-came-back");

        ObjectNode charge = read(ask(operator, "fr"), 200);

        assertThat(charge.path("chargedCents").asLong()).isEqualTo(2_000);
        assertThat(charge.path("refundedCents").asLong()).isEqualTo(1_000);
        assertThat(charge.at("/corrections/0/cause").asText()).isEqualTo("relay-came-back");
        assertThat(charge.at("/evidence/2/words").asText()).isEqualTo("Le ciel était couvert.");
        assertThat(charge.at("/legend/E").asText()).isEqualTo("pose");
    }

    @Test
    void anothersChargeLooksLikeNone() throws IOException {
        complete();

        assertThat(read(ask("somebody-else", "en"), 404).path("code").asText()).isEqualTo("not-found");
    }

    private void complete() {
        for (Transition step : new Transition[] {Transition.PREPARE, Transition.PREPARED, Transition.START}) {
            counter.bookings.advance(id, step, STELLAR, "as-planned");
        }
        settlement.settle(id, STELLAR, Settled.End.COMPLETE, SettlementTest.cloudyFrom(slot, 45), "slot-over");
    }

    private APIGatewayV2HTTPResponse ask(String caller, String language) {
        APIGatewayV2HTTPEvent request = Night.signedIn(
                caller,
                caller.equals(operator) ? "[operator]" : "",
                "GET /api/bookings/{booking}/charge",
                Map.of("booking", id),
                "");
        request.getHeaders().put("accept-language", language);
        return ApiBook.ask(reader, request);
    }

    private static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }
}
