package stellar.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stellar.Night;
import stellar.Streamed;
import stellar.accounts.Profile;
import stellar.accounts.Profiles;
import stellar.cloud.Language;
import stellar.cloud.Value;
import stellar.notifications.Carried;
import stellar.notifications.Inbox;
import stellar.notifications.Kind;
import stellar.notifications.Message;
import stellar.notifications.Notification;
import stellar.notifications.Notifications;
import stellar.notifications.Way;
import stellar.notifications.Words;

/** Each notification goes once to each place where its user wants it. */
class DeliveryTest {

    private final Night night = new Night();
    private final String user = "reader-of-" + night.telescope;
    private final Notifications notifications =
            Notifications.of(night.environment(Map.of()), night.tables, night.clock);
    private final Place mailbox = new Place("mail");
    private final Place phone = new Place("phone");
    private final Place laptop = new Place("laptop");
    private final Delivery delivery = Wiring.delivery(
            night.environment(Map.of("SITE_ORIGINS", "https://stellar.example,https://other.example")),
            night.tables,
            List.of(carrier(Way.MAIL, mailbox), carrier(Way.PUSH, phone, laptop)),
            night.clock,
            Night.silent());
    private final CarryHandler handler = new CarryHandler(delivery, Night.silent());

    @Test
    void itGoesOnceToEachPlaceHoweverOftenTheStreamTells() {
        tell("a", Kind.SOON);

        written();
        written();

        for (Place place : List.of(mailbox, phone, laptop)) {
            assertThat(place.carried).singleElement().satisfies(message -> {
                assertThat(message.id()).isEqualTo("a");
                assertThat(message.title()).isEqualTo("Title");
                assertThat(message.text()).isEqualTo("A text.");
                assertThat(message.link()).hasToString("https://stellar.example/en/bookings/b/access");
            });
        }
    }

    @Test
    void itGoesOnlyByTheWaysThatItsUserChoseForItsKind() {
        new Inbox(night, user).choose(Kind.SOON, "feed", "mail");
        tell("a", Kind.SOON);
        tell("b", Kind.PAUSED);
        tell("c", Kind.PREPARED);

        written();

        assertThat(mailbox.ids()).containsExactly("a");
        assertThat(phone.ids()).containsExactly("b");
    }

    @Test
    void itIsInTheLanguageThatItsUserChose() {
        new Profiles(night.tables, night.table("AccountsTable"))
                .keep(user, new Profile(Language.FRENCH, ZoneId.of("UTC"), null), night.clock.instant());
        tell("a", Kind.SOON);

        written();

        Message message = mailbox.carried.getFirst();
        assertThat(message.language()).isEqualTo(Language.FRENCH);
        assertThat(message.title()).isEqualTo("Titre");
        assertThat(message.link()).hasToString("https://stellar.example/fr/bookings/b/access");
    }

    @Test
    void aPlaceThatIsAwayIsTriedAgainWithLongerPausesAndHoldsUpNobody() {
        phone.answers.add(new Carried.Later("503"));
        phone.answers.add(new Carried.Later("503"));
        tell("a", Kind.SOON);

        written();
        assertThat(laptop.ids()).containsExactly("a");
        assertThat(delivery.retry(10)).isZero();
        night.clock.advance(Duration.ofMinutes(1));
        assertThat(delivery.retry(10)).isEqualTo(1);
        night.clock.advance(Duration.ofMinutes(1));
        assertThat(delivery.retry(10)).as("the second pause is longer").isZero();
        night.clock.advance(Duration.ofMinutes(4));
        assertThat(delivery.retry(10)).isEqualTo(1);

        assertThat(phone.ids()).containsExactly("a", "a", "a");
        night.clock.advance(Duration.ofHours(2));
        assertThat(delivery.retry(10)).isZero();
        assertThat(laptop.ids()).containsExactly("a");
    }

    @Test
    void whatIsNoNewsAnyMoreIsNotSentAndNotTriedAgain() {
        phone.answers.add(new Carried.Later("503"));
        tell("a", Kind.SOON);
        tell("b", Kind.SOON, Duration.ofMinutes(2));
        phone.answers.add(new Carried.Later("503"));
        written();
        night.clock.advance(Duration.ofMinutes(2));

        delivery.retry(10);
        tell("c", Kind.SOON, Duration.ZERO);
        written();

        assertThat(phone.ids()).containsExactly("a", "b", "a");
        assertThat(delivery.retry(10)).isZero();
    }

    @Test
    void aPlaceWhereNobodyIsAnyMoreIsForgotten() {
        phone.answers.add(new Carried.Gone("410"));
        tell("a", Kind.SOON);

        written();

        assertThat(phone.isForgotten).isTrue();
        assertThat(mailbox.isForgotten).isFalse();
    }

    @Test
    void whatWasToBeTriedAgainAtAPlaceThatWasRemovedIsLet() {
        phone.answers.add(new Carried.Later("503"));
        tell("a", Kind.SOON);
        written();
        phone.isForgotten = true;
        night.clock.advance(Duration.ofMinutes(1));

        assertThat(delivery.retry(10)).isEqualTo(1);
        assertThat(delivery.retry(10)).isZero();
        assertThat(phone.ids()).containsExactly("a");
    }

    static Stream<Carried> finalAnswers() {
        return Stream.of(
                new Carried.Taken(),
                new Carried.Refused("too long"),
                new Carried.Unknown("no answer"),
                new Carried.Gone("410"));
    }

    @ParameterizedTest
    @MethodSource("finalAnswers")
    void anyAnswerButLaterIsTheLast(Carried answer) {
        mailbox.answers.add(answer);
        tell("a", Kind.SOON);

        written();
        mailbox.isForgotten = false;
        written();
        night.clock.advance(Duration.ofHours(1));
        delivery.retry(10);

        assertThat(mailbox.ids()).containsExactly("a");
    }

    /** Whether it was sent before the function died nobody knows; so it is not sent again. */
    @Test
    void whoDiesWhileItSendsDoesNotSendAgain() {
        mailbox.dies = true;
        tell("a", Kind.SOON);

        assertThat(written().getBatchItemFailures()).hasSize(1);
        mailbox.dies = false;
        assertThat(written().getBatchItemFailures()).isEmpty();

        assertThat(mailbox.ids()).containsExactly("a");
        assertThat(phone.ids()).as("what had not been tried").containsExactly("a");
    }

    @Test
    void rowsThatAreNoNotificationsAndRowsThatAreGoneAreNotTold() {
        var gone = Streamed.changed(null, null);
        var other = Streamed.changed(null, Map.of("part", Value.text("seen")));

        assertThat(handler.handleRequest(Streamed.event(List.of(gone, other)), Night.INVOCATION)
                        .getBatchItemFailures())
                .isEmpty();
        assertThat(mailbox.carried).isEmpty();
    }

    @Test
    void theSweepSaysHowManyWereDue() {
        assertThat(new RetryHandler(delivery).handleRequest(Map.of(), Night.INVOCATION))
                .isEqualTo("0 deliveries were tried again");
        assertThatThrownBy(() -> new RetryHandler(Map.of())).hasMessageContaining("AWS_REGION");
    }

    private void tell(String id, Kind kind) {
        tell(id, kind, Notification.NEWS);
    }

    private void tell(String id, Kind kind, Duration news) {
        Instant at = night.clock.instant();
        notifications.tell(new Notification(
                user,
                id,
                kind,
                at,
                at.plus(news),
                Map.of(
                        Language.ENGLISH, new Words("Title", "A text."),
                        Language.FRENCH, new Words("Titre", "Un texte.")),
                "/bookings/b/access",
                "b",
                night.telescope));
    }

    /** The stream tells of all rows of this user. */
    private StreamsEventResponse written() {
        return handler.handleRequest(
                Streamed.written(night
                        .tables
                        .scanPaginator(scan -> scan.tableName(night.table("NotificationsTable"))
                                .consistentRead(true))
                        .items()
                        .stream()
                        .filter(row -> row.toString().contains(user))
                        .toList()),
                Night.INVOCATION);
    }

    private static Carrier carrier(Way way, Place... places) {
        return new Carrier() {
            @Override
            public Way way() {
                return way;
            }

            @Override
            public List<Target> targets(String of) {
                return Stream.of(places)
                        .filter(place -> !place.isForgotten)
                        .map(place -> (Target) place)
                        .toList();
            }
        };
    }

    /** A place that keeps what was carried there, and answers what it is told to; else that it took it. */
    private static final class Place implements Target {
        private final String id;
        private final List<Message> carried = new ArrayList<>();
        private final Deque<Carried> answers = new ArrayDeque<>();
        private boolean isForgotten;
        private boolean dies;

        Place(String id) {
            this.id = id;
        }

        List<String> ids() {
            return carried.stream().map(Message::id).toList();
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Carried carry(Message message) {
            carried.add(message);
            if (dies) {
                throw new IllegalStateException("The function died.");
            }
            return answers.isEmpty() ? new Carried.Taken() : answers.removeFirst();
        }

        @Override
        public void forget() {
            isForgotten = true;
        }
    }
}
