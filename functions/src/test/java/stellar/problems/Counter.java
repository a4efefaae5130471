package stellar.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import stellar.ApiBook;
import stellar.Night;
import stellar.accounts.Profile;
import stellar.accounts.Profiles;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Bookings;
import stellar.bookings.Outcome;
import stellar.cloud.Language;
import stellar.contract.Wire;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Terms;
import stellar.waiting.Waits;

/** A guest who has booked and an operator who answers, on the real tables. */
final class Counter {

    static final String REPORT = "POST /api/bookings/{booking}/problems";
    static final String OF_BOOKING = "GET /api/bookings/{booking}/problems";
    static final String OF_TELESCOPE = "GET /api/telescopes/{telescope}/problems";
    static final String ANSWER = "PUT /api/telescopes/{telescope}/problems/{problem}/answer";

    final Night night = new Night();
    final String guest = "guest-of-" + night.telescope;
    final String operator = "operator-of-" + night.telescope;
    final ProblemsHandler handler = new ProblemsHandler(night.environment(Map.of()), night.tables, night.clock);
    private final Slots slots = new Slots(night.tables, night.table("SlotsTable"));
    private final Bookings bookings = new Bookings(
            night.tables,
            new BookingRows(night.tables, night.table("BookingsTable")),
            slots,
            new Waits(night.tables, night.table("WaitsTable"), slots, night.clock),
            new Ledger(night.tables, night.table("LedgerTable")),
            night.clock);

    Counter() {
        night.giveTo(operator);
        assertThat(new Ledger(night.tables, night.table("LedgerTable"))
                        .write(new Entry(
                                guest,
                                "grant/1",
                                Entry.Kind.GRANT,
                                10_000_000,
                                night.clock.instant(),
                                "admin",
                                "Welcome.")))
                .isEmpty();
    }

    void callGuest(String name) {
        new Profiles(night.tables, night.table("AccountsTable"))
                .keep(guest, new Profile(Language.ENGLISH, ZoneId.of("UTC"), name), night.clock.instant());
    }

    /** An hour from this moment on, looking at M 33. */
    Booking booked(String from, boolean needsConsent) {
        ObjectNode plan = Wire.object();
        plan.putObject("target").put("name", "M 33");
        return booked(from, needsConsent, plan);
    }

    Booking booked(String from, boolean needsConsent, ObjectNode plan) {
        Instant begin = Instant.parse(from);
        Outcome outcome = bookings.book(
                new Bookings.Wish(
                        UUID.randomUUID().toString(), guest, new Slot(begin, begin.plus(Duration.ofHours(1))), plan),
                new Terms(
                        night.telescope,
                        4_000,
                        needsConsent,
                        Duration.ofHours(24),
                        Duration.ofMinutes(30),
                        Duration.ofDays(200)));
        return ((Outcome.Done) outcome).booking();
    }

    APIGatewayV2HTTPResponse report(Booking booking, String id, String text) {
        return send(booking, Wire.object().put("id", id).put("text", text).toString());
    }

    APIGatewayV2HTTPResponse send(Booking booking, String body) {
        return ask(guest, "", REPORT, Map.of("booking", booking.id()), body, Map.of());
    }

    ObjectNode ofBooking(String user, String groups, Booking booking) throws IOException {
        return read(ask(user, groups, OF_BOOKING, Map.of("booking", booking.id()), "", Map.of()), 200);
    }

    APIGatewayV2HTTPResponse page(Map<String, String> query) {
        return ask(operator, "[operator]", OF_TELESCOPE, Map.of("telescope", night.telescope), "", query);
    }

    APIGatewayV2HTTPResponse answer(String problem, String text, int version) {
        return sendAnswer(
                problem, Wire.object().put("text", text).put("version", version).toString());
    }

    APIGatewayV2HTTPResponse sendAnswer(String problem, String body) {
        Map<String, String> names = Map.of("telescope", night.telescope, "problem", problem);
        return ask(operator, "[operator]", ANSWER, names, body, Map.of());
    }

    APIGatewayV2HTTPResponse ask(
            String user,
            String groups,
            String route,
            Map<String, String> names,
            String body,
            Map<String, String> query) {
        APIGatewayV2HTTPEvent request = Night.signedIn(user, groups, route, names, body);
        request.setQueryStringParameters(query);
        return ApiBook.ask(handler, request);
    }

    static List<String> texts(ObjectNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode problem : list.path("problems")) {
            texts.add(problem.path("text").asText());
        }
        return texts;
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    static String code(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        return read(answer, status).path("code").asText();
    }

    static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }
}
