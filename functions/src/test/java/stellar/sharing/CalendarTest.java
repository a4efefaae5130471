package stellar.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.Night;
import stellar.accounts.Profile;
import stellar.accounts.Profiles;
import stellar.bookings.Actor;
import stellar.bookings.Booking;
import stellar.cloud.Language;

/** The link to somebody's calendar, and the calendar as a program reads it. */
class CalendarTest {

    private static final String FROM = "2026-11-23T22:00:00Z";

    private final Share share = new Share();
    private final Night night = share.night;

    @AfterEach
    void close() {
        share.close();
    }

    @Test
    void aBookingIsAnEventThatACalendarProgramReads() throws IOException {
        night.describe();
        Booking booking = share.booked(FROM, 6, "M 31");

        APIGatewayV2HTTPResponse answer = share.fetch(share.calendarLink() + ".ics", Optional.empty());

        assertThat(answer.getHeaders())
                .containsEntry("content-type", "text/calendar; charset=utf-8")
                .containsEntry("cache-control", "private, no-cache");
        ICalendar calendar = parsed(answer);
        assertThat(calendar.getRefreshInterval().getValue().toMillis()).isEqualTo(3_600_000);
        assertThat(calendar.getEvents()).singleElement().satisfies(event -> {
            assertThat(event.getUid().getValue()).isEqualTo("booking-" + booking.id() + "@stellar");
            assertThat(event.getSequence().getValue()).isEqualTo(2);
            assertThat(event.getDateStart().getValue()).isEqualTo("2026-11-23T22:00:00Z");
            assertThat(event.getDateEnd().getValue()).isEqualTo("2026-11-23T23:30:00Z");
            assertThat(event.getDateTimeStamp().getValue()).isEqualTo("2026-11-21T22:00:05Z");
            assertThat(event.getStatus().isConfirmed()).isTrue();
            assertThat(event.getSummary().getValue()).isEqualTo("M 31 · A telescope");
            assertThat(event.getLocation().getValue()).isEqualTo("A hill in France");
            assertThat(event.getGeo().getLatitude()).isEqualTo(44.4);
            assertThat(event.getGeo().getLongitude()).isEqualTo(1.7);
            assertThat(event.getUrl().getValue())
                    .isEqualTo("https://stellar.example/en/bookings/" + booking.id() + "/access");
            assertThat(event.getAlarms()).singleElement().satisfies(alarm -> {
                assertThat(alarm.getAction().isDisplay()).isTrue();
                assertThat(alarm.getTrigger().getDuration().toMillis()).isEqualTo(-3_600_000);
            });
        });
    }

    @Test
    void whatBecomesOfABookingIsSeenUnderTheSameName() throws IOException {
        String file = share.calendarLink() + ".ics";
        Booking booking = share.booked(FROM, 4, "M 31", true);
        VEvent pending = event(file);
        share.bookings.confirm(booking.id(), Actor.operator("operator"));
        VEvent confirmed = event(file);
        share.cancel(booking);
        VEvent cancelled = event(file);

        assertThat(pending.getStatus().isTentative()).isTrue();
        assertThat(pending.getAlarms()).isEmpty();
        assertThat(confirmed.getStatus().isConfirmed()).isTrue();
        assertThat(cancelled.getStatus().isCancelled()).isTrue();
        assertThat(cancelled.getAlarms()).isEmpty();
        assertThat(Stream.of(pending, confirmed, cancelled)
                        .map(event -> event.getUid().getValue())
                        .distinct())
                .hasSize(1);
        assertThat(Stream.of(pending, confirmed, cancelled)
                        .map(event -> event.getSequence().getValue()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void itIsInTheLanguageOfTheOwnersProfileElseInThatInWhichTheLinkWasMade() throws IOException {
        night.describe();
        share.booked(FROM, 4, "M 31");
        String url = Share.read(
                        share.calendarLinks.handleRequest(
                                Share.inFrench(Night.signedIn(share.owner, "", "POST /api/me/calendar", Map.of(), "")),
                                Night.INVOCATION),
                        201)
                .path("url")
                .asText();
        String file = url.substring(url.lastIndexOf('/') + 1);

        assertThat(event(file).getLocation().getValue()).isEqualTo("Une colline en France");
        assertThat(event(file).getUrl().getValue()).startsWith("https://stellar.example/fr/bookings/");
        new Profiles(night.tables, night.table("AccountsTable"))
                .keep(share.owner, new Profile(Language.ENGLISH, ZoneId.of("UTC"), null), night.clock.instant());
        assertThat(event(file).getLocation().getValue()).isEqualTo("A hill in France");
    }

    @Test
    void theTelescopesPositionIsToldOnlyWhileEverybodyMayKnowIt() throws IOException {
        night.describe();
        share.booked(FROM, 4, "M 31");
        String file = share.calendarLink() + ".ics";
        night.tables.updateItem(update -> update.tableName(night.table("TelescopesTable"))
                .key(Map.of("telescope", AttributeValue.fromS(night.telescope), "part", AttributeValue.fromS("about")))
                .updateExpression("SET listing = :hidden")
                .expressionAttributeValues(Map.of(":hidden", AttributeValue.fromS("hidden"))));

        assertThat(event(file).getGeo()).isNull();
        assertThat(event(file).getLocation().getValue()).isEqualTo("A hill in France");
    }

    @Test
    void itReachesFrom31DaysBackTo180DaysAheadAndOverPages() throws IOException {
        Instant now = night.clock.instant();
        String file = share.calendarLink() + ".ics";
        // 110 bookings: more than a page of the index holds.
        for (int hour = 0; hour < 110; hour++) {
            share.booked(Instant.parse(FROM).plus(Duration.ofHours(hour)).toString(), 1, "M 31");
        }
        share.booked("2027-05-20T21:45:00Z", 1, "the last of 180 days");
        share.booked("2027-05-20T22:15:00Z", 1, "one day too far");

        List<VEvent> events = parsed(share.fetch(file, Optional.empty())).getEvents();
        assertThat(events).hasSize(111);
        assertThat(events.getLast().getSummary().getValue()).startsWith("the last of 180 days");
        night.clock.set(Instant.parse(FROM).plus(Duration.ofDays(31)));
        assertThat(parsed(share.fetch(file, Optional.empty())).getEvents()).hasSize(112);
        night.clock.advance(Duration.ofSeconds(1));
        assertThat(parsed(share.fetch(file, Optional.empty())).getEvents()).hasSize(111);
        assertThat(now).isBefore(night.clock.instant());
    }

    @Test
    void nobodyElsesBookingIsInIt() throws IOException {
        Share other = new Share();
        other.booked(FROM, 4, "their nebula");

        String text =
                share.fetch(share.calendarLink() + ".ics", Optional.empty()).getBody();

        assertThat(text).doesNotContain("their nebula", "BEGIN:VEVENT");
        other.close();
    }

    @Test
    void aProgramThatHasTheCopyIsToldSoUntilSomethingChanges() throws IOException {
        String file = share.calendarLink() + ".ics";
        Booking booking = share.booked(FROM, 4, "M 31");
        String tag = Objects.requireNonNull(
                share.fetch(file, Optional.empty()).getHeaders().get("etag"));

        night.clock.advance(Duration.ofHours(3));
        APIGatewayV2HTTPResponse same = share.fetch(file, Optional.of("\"x\", " + tag));
        assertThat(same.getStatusCode()).isEqualTo(304);
        assertThat(same.getBody()).isEmpty();
        share.cancel(booking);
        assertThat(share.fetch(file, Optional.of(tag)).getStatusCode()).isEqualTo(200);
    }

    @Test
    void aLinkIsToldOnceAndANewOneEndsTheOldAtOnce() throws IOException {
        String first = share.calendarLink();
        night.clock.advance(Duration.ofMinutes(1));
        String second = share.calendarLink();

        assertThat(share.fetch(first + ".ics", Optional.empty()).getStatusCode())
                .isEqualTo(404);
        assertThat(share.fetch(second + ".ics", Optional.empty()).getStatusCode())
                .isEqualTo(200);
        ObjectNode known = Share.read(share.askAs(share.owner, "GET /api/me/calendar"), 200);
        assertThat(known.toString()).isEqualTo("{\"exists\":true,\"madeAt\":\"2026-11-21T22:01:05.180Z\"}");
        assertThat(share.kept().toString()).doesNotContain(first, second);
    }

    @Test
    void whoEndsTheLinkHasNoneAndMayEndItAgain() throws IOException {
        String secret = share.calendarLink();

        assertThat(share.askAs(share.owner, "DELETE /api/me/calendar").getStatusCode())
                .isEqualTo(204);
        assertThat(share.askAs(share.owner, "DELETE /api/me/calendar").getStatusCode())
                .isEqualTo(204);

        assertThat(share.fetch(secret + ".ics", Optional.empty()).getStatusCode())
                .isEqualTo(404);
        assertThat(share.askAs(share.owner, "GET /api/me/calendar").getBody()).isEqualTo("{\"exists\":false}");
        assertThat(share.kept().toString()).doesNotContain(share.owner);
    }

    @Test
    void ofManyLinksMadeAtOnceOneOpensTheCalendar() throws Exception {
        Set<String> secrets = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            Callable<String> make = share::calendarLink;
            threads.invokeAll(List.of(make, make, make, make, make, make, make, make)).stream()
                    .map(Future::resultNow)
                    .forEach(secrets::add);
        }

        assertThat(secrets).hasSize(8);
        assertThat(secrets.stream()
                        .filter(secret ->
                                share.fetch(secret + ".ics", Optional.empty()).getStatusCode() == 200))
                .hasSize(1);
        assertThat(share.kept().stream().filter(row -> row.toString().contains(share.owner)))
                .as("the row of the user and that of the one secret")
                .hasSize(2);
    }

    @Test
    void whatIsNoLinkIsAnsweredAsAnUnknownOneAndNoTableIsAsked() throws IOException {
        String secret = share.calendarLink();
        String unknown = share.fetch("A".repeat(43) + ".ics", Optional.empty()).getBody();
        DynamoDbClient none = Refusing.tables();
        CalendarHandler handler = new CalendarHandler(share.environment, none, night.clock);

        for (String file : List.of(
                "",
                ".ics",
                secret,
                secret + ".ICS",
                secret + ".ics.ics",
                secret + "A.ics",
                secret.substring(1) + ".ics",
                "../" + secret + ".ics",
                secret.replace(secret.charAt(7), '=') + ".ics",
                "é".repeat(43) + ".ics",
                "A".repeat(100_000) + ".ics")) {
            APIGatewayV2HTTPResponse answer = handler.handleRequest(
                    Night.http("GET", "/api/calendars/{file}", Map.of("file", file)), Night.INVOCATION);
            assertThat(answer.getStatusCode()).as(file).isEqualTo(404);
            assertThat(answer.getBody()).isEqualTo(unknown);
        }
    }

    @Test
    void aSpectatorsSecretOpensNoCalendarNorACalendarsSecretABooking() throws IOException {
        Booking booking = share.booked(FROM, 4, "M 31");
        String spectator = share.secretOf(booking.id(), "00000000-0000-4000-8000-000000000001");
        String calendar = share.calendarLink();

        assertThat(share.fetch(spectator + ".ics", Optional.empty()).getStatusCode())
                .isEqualTo(404);
        assertThat(share.look(calendar).getStatusCode()).isEqualTo(404);
    }

    private VEvent event(String file) {
        return parsed(share.fetch(file, Optional.empty())).getEvents().getFirst();
    }

    private static ICalendar parsed(APIGatewayV2HTTPResponse answer) {
        assertThat(answer.getStatusCode()).isEqualTo(200);
        ICalendar calendar = Biweekly.parse(answer.getBody()).first();
        assertThat(calendar.validate(ICalVersion.V2_0).getWarnings()).isEmpty();
        return calendar;
    }
}
