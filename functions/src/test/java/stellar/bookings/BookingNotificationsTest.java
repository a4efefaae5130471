package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stellar.cloud.Language;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.notifications.Inbox;
import stellar.notifications.Kind;
import stellar.notifications.Notifications;
import stellar.slots.Terms;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** People hear what became of their bookings and what these cost, and operators whom they have to answer. */
class BookingNotificationsTest {

    private static final String OPERATOR = "operator-who-consents";
    private static final Actor STELLAR = Actor.stellar("sessions");

    private final Counter counter = new Counter();
    private final String user = counter.user();
    private final Inbox inbox = new Inbox(counter.night, user);
    private final BookingNotifications notifications = new BookingNotifications(
            Notifications.of(counter.night.environment(Map.of()), counter.night.tables, counter.night.clock));

    @BeforeEach
    void describe() throws IOException {
        counter.night.giveTo(OPERATOR);
        counter.night.describe();
    }

    @Test
    void aBookingIsConfirmedInBothLanguagesByTheHoursOfTheSite() {
        Booking booking = counter.booked("b", user, Counter.slot(0, 4));
        told(booking);
        told(booking);

        JsonNode news = inbox.newest(Kind.BOOKING);
        assertThat(inbox.titles(Language.ENGLISH)).containsExactly("booking: Booked: " + target(booking));
        assertThat(inbox.titles(Language.FRENCH)).containsExactly("booking: Réservé\u00a0: Un télescope");
        assertThat(news.path("text").asText())
                .contains("23 November, ")
                .contains("40\u00a0credits")
                .contains("22 November, ");
        assertThat(news.path("link").asText()).isEqualTo("/en/bookings/" + booking.id() + "/access");
    }

    @Test
    void whoBooksAfterTheCutOffIsToldThatGivingItUpCostsAllOfIt() {
        counter.night.clock.set(Counter.slot(0, 4).from().minus(Duration.ofHours(2)));
        told(counter.booked("b", user, Counter.slot(0, 4)));

        assertThat(inbox.newest(Kind.BOOKING).path("text").asText()).endsWith("Giving it up costs all of it.");
    }

    @Test
    void whoNeedsTheOperatorsConsentHearsThatAndTheOperatorIsAsked() {
        Terms terms = new Terms(
                counter.night.telescope,
                4_000,
                true,
                Duration.ofHours(24),
                Duration.ofMinutes(30),
                Duration.ofDays(90));
        Booking booking = done(counter.bookings.book(counter.wish("b", user, Counter.slot(0, 4)), terms));
        told(booking);

        assertThat(inbox.titles(Language.ENGLISH)).containsExactly("booking: Asked for: " + target(booking));
        assertThat(new Inbox(counter.night, OPERATOR).titles(Language.ENGLISH))
                .contains("booking: Your consent, please: " + target(booking));

        counter.night.clock.advance(Duration.ofMinutes(1));
        done(counter.bookings.decline(booking.id(), Actor.operator(OPERATOR), "not-mine"));
        told(booking);

        assertThat(inbox.titles(Language.ENGLISH))
                .startsWith("booking: Declined: " + target(booking))
                .hasSize(2);
    }

    @Test
    void whatIsMovedOrGivenUpIsToldAndByWhom() {
        Booking booking = counter.booked("b", user, Counter.slot(0, 4));
        counter.night.clock.advance(Duration.ofMinutes(1));
        done(counter.bookings.move(booking.id(), Actor.user(user), Counter.slot(8, 4), counter.terms, "moved"));
        told(booking);
        assertThat(inbox.newest(Kind.BOOKING).path("title").asText()).isEqualTo("Moved: " + target(booking));

        counter.night.clock.advance(Duration.ofMinutes(1));
        done(counter.bookings.cancel(booking.id(), Actor.operator(OPERATOR), 0, "maintenance"));
        told(booking);

        JsonNode news = inbox.newest(Kind.BOOKING);
        assertThat(news.path("title").asText()).isEqualTo("Given up: " + target(booking));
        assertThat(news.path("text").asText()).startsWith("The operator of ").contains(" cancelled ");
    }

    @Test
    void theNightsOwnStepsAreToldByTheirSession() {
        Booking booking = running();
        told(booking);

        assertThat(inbox.titles(Language.ENGLISH)).hasSize(1);
    }

    @Test
    void whatASessionCostIsToldAndWhatCameBackLater() {
        Booking booking = running();
        Settlement settlement = counter.settlement(counter.night.tables);
        settlement.settle(
                booking.id(),
                STELLAR,
                Settled.End.COMPLETE,
                SettlementTest.cloudyFrom(booking.slot(), 45),
                "slot-over");
        told(booking);

        JsonNode bill = inbox.newest(Kind.REFUND);
        assertThat(bill.path("title").asText()).isEqualTo(target(booking) + ": 30\u00a0credits");
        assertThat(bill.path("text").asText()).contains("10\u00a0credits came back: 15\u00a0min ");

        counter.night.clock.advance(Duration.ofHours(1));
        settlement.correct(booking.id(), STELLAR, SettlementTest.cloudyFrom(booking.slot(), 30), "relay-came-back");
        told(booking);
        told(booking);

        assertThat(inbox.newest(Kind.REFUND).path("title").asText())
                .isEqualTo(target(booking) + ": 10\u00a0credits refunded");
        assertThat(inbox.titles(Language.FRENCH))
                .filteredOn(title -> title.startsWith("refund"))
                .hasSize(2);
    }

    /** The stream tells of all rows of a booking, as they are. */
    private void told(Booking booking) {
        Booking now = counter.rows.find(booking.id()).orElseThrow();
        Optional<Telescope> telescope =
                new Telescopes(counter.night.tables, counter.night.table("TelescopesTable")).find(booking.telescope());
        List<Row> rows = counter
                .night
                .tables
                .query(query -> query.tableName(counter.night.table("BookingsTable"))
                        .keyConditionExpression("booking = :booking")
                        .expressionAttributeValues(Map.of(":booking", Value.text(booking.id()))))
                .items()
                .stream()
                .map(Row::new)
                .toList();
        for (Row row : rows) {
            if (row.text("part").startsWith("change/")) {
                notifications.changed(now, telescope, row);
            } else if (row.text("part").equals("charge")) {
                notifications.settled(now, telescope, row);
            }
        }
    }

    private Booking running() {
        Booking booking = counter.booked("b", user, Counter.slot(0, 4));
        for (Transition step : List.of(Transition.PREPARE, Transition.PREPARED, Transition.START)) {
            counter.bookings.advance(booking.id(), step, STELLAR, "as-planned");
        }
        return booking;
    }

    private static Booking done(Outcome outcome) {
        return ((Outcome.Done) outcome).booking();
    }

    /** What the booking's plan looks at, or its telescope's name. */
    private String target(Booking booking) {
        String target = booking.plan().path("target").path("name").asText();
        return target.isEmpty()
                ? new Telescopes(counter.night.tables, counter.night.table("TelescopesTable"))
                        .find(booking.telescope())
                        .orElseThrow()
                        .about()
                        .at("/name/en")
                        .asText()
                : target;
    }
}
