package stellar.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import stellar.ApiBook;
import stellar.Night;
import stellar.OpenSockets;
import stellar.bookings.Actor;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Bookings;
import stellar.bookings.Outcome;
import stellar.cloud.Environment;
import stellar.cloud.Row;
import stellar.contract.Wire;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Terms;
import stellar.waiting.Waits;

/** Somebody with credits who books and shares, on the real tables and behind a real socket API. */
final class Share implements AutoCloseable {

    static final String SITE = "https://stellar.example";

    final Night night = new Night();
    final OpenSockets sockets = new OpenSockets();
    final String owner = "owner-of-" + night.telescope;
    final Environment environment = night.environment(
            Map.of("SITE_ORIGINS", SITE + ",https://b.example", "LIVE_URL", "wss://live.example/live"));
    private final Slots slots = new Slots(night.tables, night.table("SlotsTable"));
    final Bookings bookings = new Bookings(
            night.tables,
            new BookingRows(night.tables, night.table("BookingsTable")),
            slots,
            new Waits(night.tables, night.table("WaitsTable"), slots, night.clock),
            new Ledger(night.tables, night.table("LedgerTable")),
            night.clock);
    final CalendarLinkHandler calendarLinks = new CalendarLinkHandler(environment, night.tables, night.clock);
    final CalendarHandler calendars = new CalendarHandler(environment, night.tables, night.clock);
    final SpectatorLinksHandler spectatorLinks =
            new SpectatorLinksHandler(environment, night.tables, sockets.sockets(Duration.ofSeconds(2)), night.clock);
    final SpectateHandler spectate = new SpectateHandler(environment, night.tables, night.clock);

    Share() {
        Ledger ledger = new Ledger(night.tables, night.table("LedgerTable"));
        assertThat(ledger.write(new Entry(
                        owner, "grant/1", Entry.Kind.GRANT, 10_000_000, night.clock.instant(), "admin", "Welcome.")))
                .isEmpty();
    }

    /** The owner's booking of this telescope, from a moment on, for so many quarters. */
    Booking booked(String from, int quarters, String target) {
        return booked(from, quarters, target, false);
    }

    Booking booked(String from, int quarters, String target, boolean needsConsent) {
        Instant begin = Instant.parse(from);
        ObjectNode plan = Wire.object();
        plan.putObject("target").put("name", target).put("raJ2000Hours", 0.712).put("decJ2000Degrees", 41.27);
        plan.putArray("shots").addObject().put("filter", "Ha").put("note", "nobody else's business");
        Outcome outcome = bookings.book(
                new Bookings.Wish(
                        UUID.randomUUID().toString(),
                        owner,
                        new Slot(begin, begin.plus(Slot.QUARTER.multipliedBy(quarters))),
                        plan),
                new Terms(
                        night.telescope,
                        4_000,
                        needsConsent,
                        Duration.ofHours(24),
                        Duration.ofMinutes(30),
                        Duration.ofDays(200)));
        return ((Outcome.Done) outcome).booking();
    }

    void cancel(Booking booking) {
        assertThat(bookings.cancel(booking.id(), Actor.user(owner), booking.heldCents(), "changed-mind"))
                .isInstanceOf(Outcome.Done.class);
    }

    /** Makes a calendar link; gives its secret. */
    String calendarLink() throws IOException {
        String url =
                read(askAs(owner, "POST /api/me/calendar"), 201).path("url").asText();
        assertThat(url).matches(SITE + "/api/calendars/[A-Za-z0-9_-]{43}\\.ics");
        return url.substring(url.lastIndexOf('/') + 1, url.length() - ".ics".length());
    }

    APIGatewayV2HTTPResponse askAs(String user, String route) {
        return ApiBook.ask(calendarLinks, Night.signedIn(user, "", route, Map.of(), ""));
    }

    /** A calendar's file, as a program fetches it that has a copy with this tag, or none. */
    APIGatewayV2HTTPResponse fetch(String file, Optional<String> known) {
        Map<String, String> headers = new HashMap<>();
        known.ifPresent(tag -> headers.put("if-none-match", tag));
        String route = "/api/calendars/{file}";
        return ApiBook.ask(calendars, Night.http("GET", "GET " + route, route, Map.of("file", file), headers, ""));
    }

    APIGatewayV2HTTPResponse makeLink(String booking, String body) {
        return links(owner, "POST /api/bookings/{booking}/spectators", booking, "", body);
    }

    List<String> livingLinks(String booking) throws IOException {
        return read(links(owner, "GET /api/bookings/{booking}/spectators", booking, "", ""), 200)
                .path("links")
                .findValuesAsText("id");
    }

    APIGatewayV2HTTPResponse endLink(String booking, String link) {
        return links(owner, "DELETE /api/bookings/{booking}/spectators/{link}", booking, link, "");
    }

    APIGatewayV2HTTPResponse links(String user, String route, String booking, String link, String body) {
        return ApiBook.ask(
                spectatorLinks, Night.signedIn(user, "", route, Map.of("booking", booking, "link", link), body));
    }

    /** Makes a spectator link of this id; gives its secret. */
    String secretOf(String booking, String id) throws IOException {
        String url = read(makeLink(booking, "{\"id\":\"" + id + "\"}"), 201)
                .path("url")
                .asText();
        assertThat(url).matches(SITE + "/en/watch/[A-Za-z0-9_-]{43}");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    APIGatewayV2HTTPResponse look(String secret) {
        return ApiBook.ask(spectate, Night.http("GET", "/api/spectate/{secret}", Map.of("secret", secret)));
    }

    APIGatewayV2HTTPResponse ticket(String secret) {
        return ApiBook.ask(spectate, Night.http("POST", "/api/spectate/{secret}/tickets", Map.of("secret", secret)));
    }

    /** All that is kept of links. */
    List<Row> kept() {
        return night
                .tables
                .scanPaginator(scan -> scan.tableName(night.table("LinksTable")).consistentRead(true))
                .items()
                .stream()
                .map(Row::new)
                .toList();
    }

    static APIGatewayV2HTTPEvent inFrench(APIGatewayV2HTTPEvent request) {
        request.getHeaders().put("accept-language", "fr");
        return request;
    }

    static ObjectNode read(APIGatewayV2HTTPResponse answer, int status) throws IOException {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return Wire.readObject(answer.getBody());
    }

    @Override
    public void close() {
        sockets.close();
    }
}
