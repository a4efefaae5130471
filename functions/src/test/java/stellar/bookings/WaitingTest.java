package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import stellar.Night;
import stellar.bookings.Outcome.Done;
import stellar.bookings.Outcome.Reason;
import stellar.bookings.Outcome.Refused;
import stellar.cloud.Language;
import stellar.ledger.Balance;
import stellar.notifications.Inbox;
import stellar.slots.Slot;
import stellar.slots.Taken;
import stellar.waiting.InLine;
import stellar.waiting.Line;
import stellar.waiting.Wait;
import stellar.waiting.Waits;

/** The line for taken time, on the real tables and their real stream. */
class WaitingTest {

    private static final Slot SLOT = Counter.slot(0, 4);

    private final Counter counter = new Counter();
    private final Night night = counter.night;
    private final Line line = new Line(night);
    private final Waits waits = counter.waits(night.tables);
    private final String holder = counter.user();
    private final String first = counter.user();
    private final String second = counter.user();

    @BeforeEach
    void describe() throws IOException {
        night.describe();
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void aFreedSlotIsOfferedToTheFirstInTheLineAndKeptForThem() {
        Booking booking = counter.booked("b", holder, SLOT);
        Wait one = joined(first, SLOT);
        Wait two = joined(second, SLOT);

        cancel(booking);
        // Nobody gets in between, even before it is known whom it is for.
        assertThat(book("jumper", holder, SLOT)).isEqualTo(new Refused(Reason.SLOT_TAKEN));
        line.settle();

        assertThat(state(one)).isEqualTo("offered");
        // 22:00 on the 23rd is 47 h 59 min 55 s away: two hours.
        assertThat(now(one).offeredUntil()).contains(night.clock.instant().plus(Duration.ofHours(2)));
        assertThat(state(two)).isEqualTo("waiting");
        assertThat(new Inbox(night, first).titles(Language.ENGLISH)).containsExactly("offer: Free for you: Pleiades");
        assertThat(new Inbox(night, second).titles(Language.FRENCH)).isEmpty();
        assertThat(book("jumper", holder, SLOT)).isEqualTo(new Refused(Reason.SLOT_TAKEN));
        assertThat(book("jumper", first, SLOT)).isEqualTo(new Refused(Reason.SLOT_TAKEN));
        assertThat(counter.ledger.balance(first).heldCents()).isZero();
    }

    @Test
    void takingAnOfferBooksItOnceAndHoldsItsPrice() {
        Wait one = offered(first, second);

        Outcome taken = take(one);
        Outcome again = take(one);

        assertThat(taken).isInstanceOf(Done.class).isEqualTo(again);
        assertThat(((Done) taken).booking().id()).isEqualTo(one.id());
        assertThat(counter.ledger.balance(first)).isEqualTo(new Balance(96_000, 4_000));
        assertThat(state(one)).isEqualTo("taken");
        assertThat(waits.leave(first, one.id())).isEqualTo(new Waits.Outcome.Refused(Waits.Reason.TAKEN));
        assertThat(line.listedOpen(first)).isEmpty();
        counter.audit(List.of(holder, first, second), List.of(night.telescope));
    }

    @Test
    void whoDeclinesHandsItToTheNextAtOnce() {
        Wait one = offered(first, second);

        assertThat(waits.leave(first, one.id())).isInstanceOf(Waits.Outcome.Done.class);
        assertThat(book("jumper", holder, SLOT)).isEqualTo(new Refused(Reason.SLOT_TAKEN));
        line.settle();

        assertThat(state(one)).isEqualTo("left");
        assertThat(take(one)).isEqualTo(new Refused(Reason.OFFER_OVER));
        assertThat(waits.of(second)).singleElement().satisfies(two -> assertThat(state(two))
                .isEqualTo("offered"));
        assertThat(waits.leave(first, one.id())).as("asked again").isInstanceOf(Waits.Outcome.Done.class);
    }

    @Test
    void anOfferNotTakenInTimeGoesToTheNextAndThenToEverybody() {
        Wait one = offered(first, second);

        night.clock.advance(Duration.ofHours(2));
        assertThat(state(one)).isEqualTo("passed");
        assertThat(take(one)).isEqualTo(new Refused(Reason.OFFER_OVER));
        assertThat(book("jumper", holder, SLOT)).isEqualTo(new Refused(Reason.SLOT_TAKEN));
        line.sweep();
        line.sweep();
        line.settle();
        Wait two = waits.of(second).getFirst();
        assertThat(state(two)).isEqualTo("offered");

        night.clock.advance(Duration.ofHours(2));
        line.sweep();
        line.settle();
        assertThat(state(two)).isEqualTo("passed");
        assertThat(counter.slots.rows(night.telescope, SLOT.from(), SLOT.to())).isEmpty();
        assertThat(book("anybody", holder, SLOT)).isInstanceOf(Done.class);
    }

    @Test
    void aSweepThatNeverComesKeepsNothingForEver() {
        Wait one = offered(first, second);
        night.clock.advance(Duration.ofHours(2).plus(Duration.ofMinutes(10)));

        Booking booking = counter.booked("anybody", holder, SLOT);
        line.sweep();
        line.settle();

        assertThat(state(one)).isEqualTo("passed");
        assertThat(counter.rows.find(booking.id())).contains(booking);
        counter.audit(List.of(holder, first, second), List.of(night.telescope));
    }

    @Test
    void aFunctionThatNeverOffersKeepsFreedTimeForTenMinutes() {
        Booking booking = counter.booked("b", holder, SLOT);
        joined(first, SLOT);
        cancel(booking);

        night.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(book("b2", second, SLOT)).isEqualTo(new Refused(Reason.SLOT_TAKEN));
        night.clock.advance(Duration.ofMillis(1));
        assertThat(book("b3", second, SLOT)).isInstanceOf(Done.class);
    }

    @Test
    void twoFreedNeighboursTogetherAreOfferedToALongerWait() {
        Booking left = counter.booked("left", holder, Counter.slot(0, 4));
        Booking right = counter.booked("right", second, Counter.slot(4, 4));
        Wait wait = joined(first, Counter.slot(2, 4));

        cancel(left);
        line.settle();
        assertThat(state(wait)).isEqualTo("waiting");
        // Nobody can use the half alone, so nobody is kept from it.
        assertThat(counter.slots.rows(
                        night.telescope, left.slot().from(), left.slot().to()))
                .isEmpty();
        cancel(right);
        line.settle();

        assertThat(state(wait)).isEqualTo("offered");
        assertThat(counter.slots.taken(
                        night.telescope, left.slot().from(), right.slot().to(), night.clock.instant()))
                .extracting(Taken::from)
                .containsExactlyElementsOf(wait.slot().quarters());
    }

    @Test
    void whatTheFirstLeavesOverIsOfferedToLaterOnes() {
        Booking booking = counter.booked("long", holder, Counter.slot(0, 8));
        Wait middle = joined(first, Counter.slot(2, 3));
        Wait clash = joined(second, Counter.slot(0, 3));
        Wait end = joined(counter.user(), Counter.slot(5, 3));

        cancel(booking);
        line.settle();

        assertThat(List.of(state(middle), state(clash), state(end))).containsExactly("offered", "waiting", "offered");
        assertThat(counter.slots.rows(
                        night.telescope,
                        Counter.slot(0, 1).from(),
                        Counter.slot(2, 1).from()))
                .isEmpty();
    }

    @Test
    void aMovedOrDeclinedBookingFreesItsTimeForTheLineToo() {
        Booking booking = counter.booked("b", holder, SLOT);
        Wait one = joined(first, SLOT);

        assertThat(counter.bookings.move(booking.id(), Actor.user(holder), Counter.slot(2, 4), counter.terms, "moved"))
                .isInstanceOf(Done.class);
        line.settle();
        assertThat(state(one)).as("half of it is still taken").isEqualTo("waiting");
        assertThat(counter.bookings.move(booking.id(), Actor.user(holder), Counter.slot(40, 4), counter.terms, "moved"))
                .isInstanceOf(Done.class);
        line.settle();

        assertThat(state(one)).isEqualTo("offered");
    }

    @Test
    void recordsThatComeTwiceInAnyOrderMakeTheSameOffers() {
        Booking booking = counter.booked("b", holder, SLOT);
        Wait one = joined(first, SLOT);
        Wait two = joined(second, SLOT);
        cancel(booking);
        List<DynamodbStreamRecord> told = new ArrayList<>(line.told(night.telescope));
        Collections.reverse(told);

        for (DynamodbStreamRecord record : told) {
            assertThat(Line.deliver(line.offers(night.tables), List.of(record, record)))
                    .isTrue();
        }
        take(one);
        assertThat(Line.deliver(line.offers(night.tables), told)).isTrue();

        assertThat(List.of(state(one), state(two))).containsExactly("taken", "waiting");
        counter.audit(List.of(holder, first, second), List.of(night.telescope));
    }

    @Test
    void whoCannotPayKeepsTheOfferUntilItsDeadline() {
        counter.booked("long", first, Counter.slot(-80, 40));
        counter.booked("longer", first, Counter.slot(-40, 40));
        counter.booked("more", first, Counter.slot(40, 17));
        Wait one = offered(first, second);

        assertThat(take(one)).isEqualTo(new Refused(Reason.NOT_ENOUGH_CREDIT));
        assertThat(state(one)).isEqualTo("offered");
        counter.bookings.cancel(night.telescope + "-more", Actor.user(first), 0, "changed-mind");
        assertThat(take(one)).isInstanceOf(Done.class);
    }

    @Test
    void aPlanThatCanWorkNoLongerIsPassedOver() {
        Booking booking = counter.booked("b", holder, SLOT);
        ObjectNode setting = Counter.pleiades();
        ((ObjectNode) setting.path("target")).put("decJ2000Degrees", -80);
        Wait never = joined(first, SLOT, setting);
        Wait two = joined(second, SLOT);

        cancel(booking);
        line.settle();

        assertThat(List.of(state(never), state(two))).containsExactly("waiting", "offered");
    }

    @Test
    void nobodyWaitsForWhatIsFreeOrTwiceForTheSame() {
        assertThat(join(first, SLOT)).isEqualTo(new Waits.Outcome.Refused(Waits.Reason.SLOT_FREE));
        counter.booked("b", holder, SLOT);
        Wait one = joined(first, Counter.slot(2, 4));

        assertThat(join(first, Counter.slot(2, 4))).isEqualTo(new Waits.Outcome.Refused(Waits.Reason.WAITS_ALREADY));
        assertThat(waits.join(new Waits.Wish(one.id(), first, SLOT, one.plan()), counter.terms))
                .isEqualTo(new Waits.Outcome.Refused(Waits.Reason.ID_USED));
        assertThat(waits.join(new Waits.Wish(one.id(), first, one.slot(), one.plan()), counter.terms))
                .isEqualTo(new Waits.Outcome.Done(one));
        assertThat(waits.join(new Waits.Wish(one.id(), second, one.slot(), one.plan()), counter.terms))
                .as("another's id says nothing")
                .isInstanceOf(Waits.Outcome.Done.class);
        waits.leave(first, one.id());
        joined(first, Counter.slot(2, 4));
    }

    @Test
    void aUserHasTwentyOpenWaitsAtMostAndThoseThatAreGoneDoNotCount() {
        counter.booked("b", holder, Counter.slot(0, 24));
        List<Wait> all = new ArrayList<>();
        for (int i = 0; i < Waits.MOST_OPEN; i++) {
            all.add(joined(first, Counter.slot(i, 1)));
        }

        assertThat(join(first, Counter.slot(20, 1))).isEqualTo(new Waits.Outcome.Refused(Waits.Reason.TOO_MANY));
        waits.leave(first, all.getLast().id());
        joined(first, Counter.slot(20, 1));
        night.clock.set(Counter.slot(0, 1).from().minus(Duration.ofMinutes(30)));

        assertThat(state(all.getFirst())).isEqualTo("gone");
        joined(first, Counter.slot(21, 1));
        assertThat(join(first, Counter.slot(22, 1))).isEqualTo(new Waits.Outcome.Refused(Waits.Reason.TOO_MANY));
        assertThat(join(first, Counter.slot(0, 2))).isEqualTo(new Waits.Outcome.Refused(Waits.Reason.TOO_SOON));
        assertThat(waits.line(night.telescope))
                .extracting(InLine::waitId)
                .doesNotContain(all.getFirst().id());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T21:59:59Z, 12:00",
        "2026-11-21T22:00:00Z, 02:00",
        "2026-11-23T15:59:59Z, 02:00",
        "2026-11-23T16:00:00Z, 00:20",
        // Half an hour before it begins it cannot be booked any more.
        "2026-11-23T21:20:00Z, 00:10"
    })
    void theNearerTheSlotTheShorterTheOffer(Instant at, String standsHours) {
        Booking booking = counter.booked("b", holder, SLOT);
        Wait one = joined(first, SLOT);
        night.clock.set(at);
        counter.bookings.cancel(booking.id(), Actor.operator("operator"), 0, "storm");
        line.settle();

        assertThat(now(one).offeredUntil())
                .contains(at.plus(Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(standsHours))));
    }

    @Test
    void freedTooLateItIsOfferedToNobodyAndKeptForNobody() {
        Booking booking = counter.booked("b", holder, SLOT);
        Wait one = joined(first, SLOT);
        night.clock.set(Instant.parse("2026-11-23T21:30:00Z"));
        counter.bookings.cancel(booking.id(), Actor.operator("operator"), 0, "storm");
        line.settle();

        assertThat(state(one)).isEqualTo("gone");
        assertThat(counter.slots.rows(night.telescope, SLOT.from(), SLOT.to())).isEmpty();
    }

    /** A slot that was freed while these two waited for it. */
    private Wait offered(String one, String two) {
        Booking booking = counter.booked("b", holder, SLOT);
        Wait wait = joined(one, SLOT);
        night.clock.advance(Duration.ofMillis(1));
        joined(two, SLOT);
        cancel(booking);
        line.settle();
        return now(wait);
    }

    private Outcome take(Wait wait) {
        return counter.bookings.take(now(wait), wait.plan(), counter.terms);
    }

    private void cancel(Booking booking) {
        assertThat(counter.bookings.cancel(booking.id(), Actor.user(booking.user()), 0, "changed-mind"))
                .isInstanceOf(Done.class);
    }

    private Outcome book(String id, String user, Slot slot) {
        return counter.bookings.book(counter.wish(id, user, slot), counter.terms);
    }

    private Waits.Outcome join(String user, Slot slot) {
        return waits.join(new Waits.Wish(UUID.randomUUID().toString(), user, slot, Counter.pleiades()), counter.terms);
    }

    private Wait joined(String user, Slot slot) {
        return joined(user, slot, Counter.pleiades());
    }

    private Wait joined(String user, Slot slot, ObjectNode plan) {
        Waits.Outcome outcome =
                waits.join(new Waits.Wish(UUID.randomUUID().toString(), user, slot, plan), counter.terms);
        assertThat(outcome).isInstanceOf(Waits.Outcome.Done.class);
        night.clock.advance(Duration.ofMillis(1));
        return ((Waits.Outcome.Done) outcome).waiting();
    }

    private Wait now(Wait wait) {
        return waits.find(wait.user(), wait.id()).orElseThrow();
    }

    private String state(Wait wait) {
        return now(wait).state(night.clock.instant()).word();
    }
}
