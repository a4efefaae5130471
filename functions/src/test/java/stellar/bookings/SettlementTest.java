package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static stellar.bookings.Counter.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import stellar.FaultyTables;
import stellar.bookings.Outcome.Reason;
import stellar.bookings.Settled.End;
import stellar.bookings.Settlement.Answer;
import stellar.charges.Cause;
import stellar.charges.MinuteBook;
import stellar.charges.Minutes;
import stellar.charges.Observation;
import stellar.charges.Source;
import stellar.ledger.Balance;
import stellar.ledger.Entry;
import stellar.slots.Slot;

class SettlementTest {

    private static final Actor STELLAR = Actor.stellar("sessions");
    private static final Actor OPERATOR = Actor.operator("operator");
    private static final int MANY = 24;
    private static final int MANY_TRIES = 200;

    private final Counter counter = new Counter();
    private final String user = counter.user();
    private final Settlement settlement = counter.settlement(counter.night.tables);

    @Test
    void aBookingGoesThroughTheNightStepByStepAndEachStepHappensOnce() {
        Booking booking = counter.booked("b", user, slot(0, 4));

        for (Transition step : List.of(
                Transition.PREPARE, Transition.PREPARED, Transition.START, Transition.PAUSE, Transition.RESUME)) {
            Outcome done = counter.bookings.advance(booking.id(), step, STELLAR, "as-planned");
            assertThat(done).isInstanceOf(Outcome.Done.class);
            assertThat(counter.bookings.advance(booking.id(), step, STELLAR, "asked-again"))
                    .isEqualTo(done);
        }

        assertThat(counter.rows.changes(booking.id()))
                .extracting(Change::to)
                .containsExactly(
                        State.PENDING,
                        State.CONFIRMED,
                        State.PREPARING,
                        State.READY,
                        State.RUNNING,
                        State.PAUSED,
                        State.RUNNING);
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(96_000, 4_000));
        audit();
    }

    @Test
    void whatIsNotOnTheWayIsNoStepOfTheNight() {
        Booking booking = counter.booked("b", user, slot(0, 4));

        assertThat(counter.bookings.advance(booking.id(), Transition.START, STELLAR, "too-early"))
                .isEqualTo(new Outcome.Refused(Reason.NOT_NOW));
        assertThat(counter.bookings.advance(booking.id(), Transition.PREPARE, Actor.user(user), "not-theirs"))
                .isEqualTo(new Outcome.Refused(Reason.NOT_NOW));
        assertThatThrownBy(() -> counter.bookings.advance(booking.id(), Transition.COMPLETE, STELLAR, "unpaid"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasUsedIsPaidAndTheRestComesBackEachClassByItsOwnEntry() {
        Booking booking = running("b", slot(0, 4));

        Answer.Done done = settled(
                settlement.settle(booking.id(), STELLAR, End.COMPLETE, cloudyFrom(booking.slot(), 45), "slot-over"));

        assertThat(done.booking().state()).isEqualTo(State.COMPLETED);
        assertThat(done.booking().heldCents()).isZero();
        // 40 credits an hour: 5 minutes of overhead and 40 of exposing paid, 15 of clouds not.
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(97_000, 0));
        assertThat(counter.entries(user).stream()
                        .filter(entry -> entry.kind() != Entry.Kind.GRANT && entry.kind() != Entry.Kind.HOLD))
                .extracting(entry -> entry.cause()
                                .substring(entry.cause().indexOf(booking.id())
                                        + booking.id().length())
                        + " " + entry.cents() + " " + entry.reason())
                .containsExactlyInAnyOrder(
                        "/6/capture/exposing 2666 40 min",
                        "/6/capture/overhead 334 5 min",
                        "/6/release/unsafe 1000 15 min");
        assertThat(counter.charges.find(booking.id())).contains(done.settled());
        assertThat(done.settled().minutes().letters()).isEqualTo("O".repeat(5) + "E".repeat(40) + "U".repeat(15));
        String other = counter.user();
        counter.booked("again", other, slot(0, 4));
        counter.audit(List.of(user, other), List.of(counter.night.telescope));
    }

    @Test
    void settledAgainEvenWithOtherMinutesItIsTheFirst() {
        Booking booking = running("b", slot(0, 4));
        Answer first =
                settlement.settle(booking.id(), STELLAR, End.COMPLETE, cloudyFrom(booking.slot(), 45), "slot-over");
        counter.night.clock.advance(Duration.ofMinutes(3));

        assertThat(settlement.settle(booking.id(), STELLAR, End.COMPLETE, cloudyFrom(booking.slot(), 5), "slot-over"))
                .isEqualTo(first);
        assertThat(settlement.settle(booking.id(), OPERATOR, End.FAIL, Minutes.unheard(booking.slot()), "broken"))
                .isEqualTo(first);
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(97_000, 0));
    }

    @ParameterizedTest
    @EnumSource(
            value = End.class,
            names = {"FAIL", "MISS"})
    void whatFailedOrWasMissedIsPaidByNobody(End end) {
        Booking booking = ready("b", slot(0, 4));

        Answer.Done done = settled(
                settlement.settle(booking.id(), STELLAR, end, cloudyFrom(booking.slot(), 30), "unsafe-all-night"));

        assertThat(done.booking().state()).isEqualTo(end == End.FAIL ? State.FAILED : State.MISSED);
        assertThat(done.settled().charge().chargedCents()).isZero();
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(100_000, 0));
        audit();
    }

    @Test
    void whatDidNotBeginIsNotCompletedAndMinutesOfAnotherTimeSettleNothing() {
        Booking booking = ready("b", slot(0, 4));

        assertThat(settlement.settle(booking.id(), STELLAR, End.COMPLETE, Minutes.unheard(slot(0, 4)), "slot-over"))
                .isEqualTo(new Answer.Refused(Reason.NOT_NOW));
        assertThat(settlement.settle(booking.id(), STELLAR, End.MISS, Minutes.unheard(slot(4, 4)), "slot-over"))
                .isEqualTo(new Answer.Refused(Reason.NOT_NOW));
        assertThat(settlement.settle("nothing", STELLAR, End.MISS, Minutes.unheard(slot(0, 4)), "slot-over"))
                .isEqualTo(new Answer.Refused(Reason.MISSING));
        assertThat(counter.rows.find(booking.id())).contains(booking);
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(96_000, 4_000));
    }

    @Test
    void evidenceThatComesLateGivesBackOnceAndTakesNothing() {
        Booking booking = running("b", slot(0, 4));
        settlement.settle(booking.id(), STELLAR, End.COMPLETE, cloudyFrom(booking.slot(), 45), "slot-over");
        Minutes later = cloudyFrom(booking.slot(), 30);

        Answer.Done done = settled(settlement.correct(booking.id(), STELLAR, later, "relay-came-back"));

        assertThat(done.settled().refundedCents()).isEqualTo(1_000);
        assertThat(done.settled().charge().chargedCents()).isEqualTo(2_000);
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(98_000, 0));
        assertThat(counter.entries(user))
                .filteredOn(entry -> entry.kind() == Entry.Kind.REFUND)
                .singleElement()
                .satisfies(entry -> assertThat(entry.cause())
                        .isEqualTo("booking/" + booking.id() + "/relay-came-back/refund/unsafe"));
        // The same cause again, the same minutes for another cause, and minutes that would cost more.
        for (Answer again : List.of(
                settlement.correct(booking.id(), STELLAR, cloudyFrom(booking.slot(), 10), "relay-came-back"),
                settlement.correct(booking.id(), OPERATOR, later, "looked-again"),
                settlement.correct(booking.id(), OPERATOR, cloudyFrom(booking.slot(), 60), "looked-again"))) {
            assertThat(again).isEqualTo(done);
        }
        assertThat(settled(settlement.correct(booking.id(), OPERATOR, cloudyFrom(booking.slot(), 15), "looked-again"))
                        .settled()
                        .corrections())
                .extracting(Settled.Correction::refundedCents)
                .containsExactly(1_000L, 1_000L);
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(99_000, 0));
        audit();
    }

    @Test
    void theNightTheRelayWasAwayIsNotPaidAndItsLateEvidenceChargesNothing() {
        Booking booking = running("b", slot(0, 4));
        settlement.settle(booking.id(), STELLAR, End.COMPLETE, Minutes.unheard(booking.slot()), "relay-away");
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(100_000, 0));

        Answer.Done done =
                settled(settlement.correct(booking.id(), STELLAR, cloudyFrom(booking.slot(), 45), "relay-came-back"));

        assertThat(done.settled().minutes().letters()).isEqualTo("?".repeat(45) + "U".repeat(15));
        assertThat(done.settled().refundedCents()).isZero();
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(100_000, 0));
        audit();
    }

    @Test
    void nothingIsCorrectedBeforeItIsSettledNorByItsUserNorWithoutEnd() {
        Booking booking = running("b", slot(0, 4));
        Minutes cloudy = cloudyFrom(booking.slot(), 10);

        assertThat(settlement.correct(booking.id(), STELLAR, cloudy, "early"))
                .isEqualTo(new Answer.Refused(Reason.NOT_NOW));
        assertThat(settlement.correct("nothing", STELLAR, cloudy, "early"))
                .isEqualTo(new Answer.Refused(Reason.MISSING));
        assertThatThrownBy(() -> settlement.correct(booking.id(), Actor.user(user), cloudy, "please"))
                .isInstanceOf(IllegalArgumentException.class);
        settlement.settle(booking.id(), STELLAR, End.COMPLETE, cloudyFrom(booking.slot(), 60), "slot-over");
        for (int i = 0; i < Settlement.MOST_CORRECTIONS; i++) {
            String cause = "look-" + (char) ('a' + i);
            settled(settlement.correct(booking.id(), STELLAR, cloudyFrom(booking.slot(), 59 - i), cause));
        }
        assertThat(settlement.correct(booking.id(), STELLAR, cloudy, "once-more"))
                .isEqualTo(new Answer.Refused(Reason.NOT_NOW));
        audit();
    }

    @Test
    void theLongestAndMostChangefulNightFitsInOneTransactionAndOneRow() {
        Booking booking = running("b", slot(0, Slot.MOST_QUARTERS));
        MinuteBook book = new MinuteBook(booking.slot());
        List<Cause> causes = List.of(Cause.values());
        for (int minute = 0; minute < 600; minute++) {
            Instant at = booking.slot().from().plusSeconds(60L * minute);
            book.add(new Observation(
                    causes.get(minute % (causes.size() - 1)),
                    at,
                    at.plusSeconds(60),
                    new Source.Event(Long.MAX_VALUE, Long.MAX_VALUE),
                    "\ud83c\udf27".repeat(100)));
        }

        Answer.Done done = settled(settlement.settle(booking.id(), STELLAR, End.COMPLETE, book.minutes(), "slot-over"));

        assertThat(done.settled().minutes().notes()).hasSize(600);
        assertThat(counter.charges.find(booking.id())).contains(done.settled());
        audit();
    }

    @Test
    void ofManyWhoSettleAtOnceWithMinutesOfTheirOwnOneDoesAndAllAreToldThat() throws Exception {
        Booking booking = running("b", slot(0, 4));

        List<Answer> answers = atOnce(i -> () -> untilAnswered(() -> settlement.settle(
                booking.id(), STELLAR, End.COMPLETE, cloudyFrom(booking.slot(), 10 + i), "slot-over")));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Answer.Done.class));
        assertThat(answers.stream().distinct()).hasSize(1);
        audit();
        List<Answer> corrected = atOnce(i -> () -> untilAnswered(() ->
                settlement.correct(booking.id(), STELLAR, cloudyFrom(booking.slot(), 5 + i % 5), "relay-came-back")));
        assertThat(corrected.stream().distinct()).hasSize(1);
        audit();
    }

    @ParameterizedTest
    @ValueSource(longs = {33, 34, 35})
    void itIsTheSameWhenFunctionsFailBetweenTheirCalls(long seed) throws Exception {
        Settlement faulty = counter.settlement(FaultyTables.over(counter.night.tables, new Random(seed), 3));
        for (int i = 0; i < 8; i++) {
            Booking booking = running("b" + i, slot(4 * i, 4));
            Minutes minutes = cloudyFrom(booking.slot(), 30);

            List<Answer> answers = atOnce(any -> () ->
                    untilAnswered(() -> faulty.settle(booking.id(), STELLAR, End.COMPLETE, minutes, "slot-over")));
            List<Answer> corrected = atOnce(any -> () -> untilAnswered(
                    () -> faulty.correct(booking.id(), STELLAR, cloudyFrom(booking.slot(), 15), "relay-came-back")));

            assertThat(answers.stream().distinct()).hasSize(1);
            assertThat(corrected.stream().distinct()).hasSize(1);
        }
        // Eight times a quarter of an hour at 40 credits.
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(92_000, 0));
        audit();
    }

    private void audit() {
        counter.audit(List.of(user), List.of(counter.night.telescope));
    }

    private static Answer.Done settled(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return (Answer.Done) answer;
    }

    /** Up to five minutes of overhead, then exposing, and clouds from this minute on. */
    static Minutes cloudyFrom(Slot slot, int minute) {
        Instant clouds = slot.from().plus(Duration.ofMinutes(minute));
        return new MinuteBook(slot)
                .add(new Observation(Cause.SLEW, slot.from(), slot.from().plusSeconds(300), new Source.Event(1, 1), ""))
                .add(new Observation(
                        Cause.EXPOSURE, slot.from().plusSeconds(300), slot.to(), new Source.Event(1, 2), ""))
                .add(new Observation(Cause.CLOUDS, clouds, slot.to(), new Source.Event(1, 3), "CLOUDY"))
                .minutes();
    }

    private Booking ready(String id, Slot slot) {
        Booking booking = counter.booked(id, user, slot);
        counter.bookings.advance(booking.id(), Transition.PREPARE, STELLAR, "noon-before");
        return ((Outcome.Done) counter.bookings.advance(booking.id(), Transition.PREPARED, STELLAR, "plan-known"))
                .booking();
    }

    private Booking running(String id, Slot slot) {
        Booking booking = ready(id, slot);
        return ((Outcome.Done) counter.bookings.advance(booking.id(), Transition.START, STELLAR, "sky-safe")).booking();
    }

    private static Answer untilAnswered(Callable<Answer> request) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = request.call();
                boolean gaveWay = answer instanceof Answer.Refused(Reason reason) && reason == Reason.NOT_NOW;
                if (!gaveWay || attempt == MANY_TRIES) {
                    return answer;
                }
            } catch (SdkException e) {
                if (attempt == MANY_TRIES) {
                    throw e;
                }
            }
        }
    }

    private interface Request {
        Callable<Answer> of(int i);
    }

    private static List<Answer> atOnce(Request request) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : threads.invokeAll(
                    IntStream.range(0, MANY).mapToObj(request::of).toList())) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
