package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static stellar.bookings.Counter.slot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import stellar.bookings.Outcome.Done;
import stellar.bookings.Outcome.Reason;
import stellar.bookings.Outcome.Refused;
import stellar.contract.Wire;
import stellar.ledger.Balance;
import stellar.ledger.Entry;
import stellar.slots.Slot;
import stellar.slots.Taken;
import stellar.slots.Terms;

class BookingsTest {

    private final Counter counter = new Counter();
    private final String user = counter.user();
    private final Actor self = Actor.user(user);

    @Test
    void aBookedSlotIsConfirmedAndItsPriceHeld() {
        Booking booking = counter.booked("b", user, slot(0, 9));

        assertThat(booking.state()).isEqualTo(State.CONFIRMED);
        // Two and a quarter hours at 40 credits.
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(91_000, 9_000));
        assertThat(counter.slots.taken(
                        counter.night.telescope,
                        booking.slot().from(),
                        booking.slot().to(),
                        counter.night.clock.instant()))
                .hasSize(9)
                .allSatisfy(
                        taken -> assertThat(taken.holder()).isEqualTo(new Taken.Holder.Booking(booking.id(), user)));
        assertThat(counter.rows.changes(booking.id()))
                .extracting(Change::transition)
                .containsExactly(Transition.BOOK, Transition.CONFIRM);
    }

    @Test
    void whereTheOperatorMustConsentItWaits() {
        Terms strict = new Terms(
                counter.night.telescope, 4_000, true, Duration.ofHours(24), Duration.ZERO, Duration.ofDays(90));

        assertThat(counter.bookings.book(counter.wish("b", user, slot(0, 4)), strict))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.booking().state()).isEqualTo(State.PENDING));
        assertThat(counter.ledger.balance(user).heldCents()).isEqualTo(4_000);
    }

    @Test
    void onceTheOperatorConsentsItIsConfirmedAndOnlyOnce() {
        Booking waiting = waiting();

        assertThat(counter.bookings.confirm(waiting.id(), self)).isEqualTo(new Refused(Reason.NOT_NOW));
        assertThat(counter.bookings.confirm(waiting.id(), Actor.operator("operator")))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.booking().state()).isEqualTo(State.CONFIRMED));
        assertThat(counter.bookings.confirm(waiting.id(), Actor.operator("operator")))
                .isEqualTo(new Refused(Reason.NOT_NOW));
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(96_000, 4_000));
    }

    @Test
    void whatTheOperatorDeclinesIsPaidByNobodyAndTheSlotIsFree() {
        Booking waiting = waiting();

        assertThat(counter.bookings.decline(waiting.id(), Actor.operator("operator"), "mirror-being-cleaned"))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.booking().state()).isEqualTo(State.CANCELLED));
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(100_000, 0));
        counter.booked("again", counter.user(), slot(0, 4));
    }

    @Test
    void whoGivesUpBeforeTheOperatorConsentedPaysNothingHoweverLate() {
        Booking waiting = waiting();
        counter.night.clock.set(waiting.slot().from().minus(Duration.ofMinutes(5)));

        assertThat(counter.bookings.cancel(waiting.id(), self, 0, "changed-mind"))
                .isInstanceOf(Done.class);
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(100_000, 0));
    }

    @Test
    void nobodyButItsUserMovesABooking() {
        Booking booking = counter.booked("b", user, slot(0, 4));

        assertThat(counter.bookings.move(booking.id(), Actor.operator("operator"), slot(8, 8), counter.terms, "moved"))
                .isEqualTo(new Refused(Reason.NOT_NOW));
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(96_000, 4_000));
    }

    private Booking waiting() {
        Terms strict = new Terms(
                counter.night.telescope, 4_000, true, Duration.ofHours(24), Duration.ZERO, Duration.ofDays(90));
        return ((Done) counter.bookings.book(counter.wish("b", user, slot(0, 4)), strict)).booking();
    }

    @Test
    void slotsThatTouchAreBothSoldAndOnesThatOverlapAreNot() {
        counter.booked("first", user, slot(4, 4));

        counter.booked("before", user, slot(0, 4));
        counter.booked("after", user, slot(8, 4));
        for (Slot overlapping : List.of(slot(3, 2), slot(7, 1), slot(5, 1), slot(0, 12))) {
            assertThat(counter.bookings.book(counter.wish("no", counter.user(), overlapping), counter.terms))
                    .isEqualTo(new Refused(Reason.SLOT_TAKEN));
        }
    }

    @Test
    void askedTwiceItIsBookedOnceAndAnothersIdIsNotTaken() {
        Booking booking = counter.booked("b", user, slot(0, 4));

        assertThat(counter.bookings.book(counter.wish("b", user, slot(0, 4)), counter.terms))
                .isEqualTo(new Done(booking));
        assertThat(counter.bookings.book(counter.wish("b", user, slot(8, 4)), counter.terms))
                .isEqualTo(new Refused(Reason.ID_USED));
        assertThat(counter.bookings.book(counter.wish("b", counter.user(), slot(8, 4)), counter.terms))
                .isEqualTo(new Refused(Reason.ID_USED));
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(96_000, 4_000));
    }

    @Test
    void nobodyBooksWhatTheyCannotPay() {
        counter.booked("long", user, slot(0, 40));
        counter.booked("longer", user, slot(40, 40));
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(20_000, 80_000));

        assertThat(counter.bookings.book(counter.wish("more", user, slot(80, 21)), counter.terms))
                .isEqualTo(new Refused(Reason.NOT_ENOUGH_CREDIT));
        assertThat(counter.slots.taken(
                        counter.night.telescope,
                        slot(80, 1).from(),
                        slot(100, 1).to(),
                        counter.night.clock.instant()))
                .isEmpty();
        counter.booked("last", user, slot(80, 20));
    }

    @Test
    void tooSoonAndTooFarAheadAreRefused() {
        counter.night.clock.set(slot(0, 1).from().minus(Duration.ofMinutes(29)));
        assertThat(counter.bookings.book(counter.wish("soon", user, slot(0, 4)), counter.terms))
                .isEqualTo(new Refused(Reason.TOO_SOON));

        counter.night.clock.set(slot(0, 1).from().minus(Duration.ofDays(90)).minusSeconds(1));
        assertThat(counter.bookings.book(counter.wish("far", user, slot(0, 4)), counter.terms))
                .isEqualTo(new Refused(Reason.TOO_FAR_AHEAD));
    }

    @Test
    void givenUpInTimeItCostsNothingAndTheSlotIsFree() {
        Booking booking = counter.booked("b", user, slot(0, 4));

        Outcome outcome = counter.bookings.cancel(booking.id(), self, 0, "changed-mind");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.booking().state()).isEqualTo(State.CANCELLED));
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(100_000, 0));
        counter.booked("again", counter.user(), slot(0, 4));
        assertThat(counter.bookings.cancel(booking.id(), self, 0, "changed-mind"))
                .isEqualTo(outcome);
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(100_000, 0));
    }

    @Test
    void givenUpTooLateItIsPaidIfThatIsSaid() {
        Booking booking = counter.booked("b", user, slot(0, 4));
        counter.night.clock.set(booking.freeCancelUntil());

        assertThat(counter.bookings.cancel(booking.id(), self, 3_999, "changed-mind"))
                .isEqualTo(new Refused(Reason.CHARGE_NOT_ACCEPTED));
        assertThat(counter.bookings.cancel(booking.id(), self, 4_000, "changed-mind"))
                .isInstanceOf(Done.class);
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(96_000, 0));
    }

    @Test
    void anOperatorWhoGivesItUpMakesNobodyPay() {
        Booking booking = counter.booked("b", user, slot(0, 4));
        counter.night.clock.set(booking.slot().from().minus(Duration.ofHours(1)));

        assertThat(counter.bookings.cancel(booking.id(), Actor.operator("operator"), 0, "mirror-being-cleaned"))
                .isInstanceOf(Done.class);
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(100_000, 0));
    }

    @Test
    void movedToATimeThatOverlapsItsOwnItKeepsTheQuartersInCommon() {
        Booking booking = counter.booked("b", user, slot(0, 8));

        assertThat(counter.bookings.move(booking.id(), self, slot(4, 12), counter.terms, "clouds-foreseen"))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.booking().slot()).isEqualTo(slot(4, 12)));
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(88_000, 12_000));
        String other = counter.user();
        counter.booked("freed", other, slot(0, 4));
        counter.audit(List.of(user, other), List.of(counter.night.telescope));
    }

    @Test
    void movedOntoAnothersTimeItStaysWhereItIs() {
        Booking booking = counter.booked("b", user, slot(0, 8));
        counter.booked("other", counter.user(), slot(10, 2));

        assertThat(counter.bookings.move(booking.id(), self, slot(4, 8), counter.terms, "moved"))
                .isEqualTo(new Refused(Reason.SLOT_TAKEN));
        assertThat(counter.rows.find(booking.id())).contains(booking);
    }

    @Test
    void theLongestMoveFitsInOneTransaction() {
        Booking booking = counter.booked("b", user, slot(0, Slot.MOST_QUARTERS));

        assertThat(counter.bookings.move(
                        booking.id(), self, slot(Slot.MOST_QUARTERS, Slot.MOST_QUARTERS), counter.terms, "moved"))
                .isInstanceOf(Done.class);
    }

    @Test
    void movedTwiceToTheSameTimeItIsMovedOnce() {
        Booking booking = counter.booked("b", user, slot(0, 8));
        OptionalInt known = OptionalInt.of(booking.changes());

        for (int i = 0; i < 2; i++) {
            assertThat(counter.bookings.move(booking.id(), self, slot(8, 4), counter.terms, "moved", known))
                    .isInstanceOfSatisfying(Done.class, done -> {
                        assertThat(done.booking().slot()).isEqualTo(slot(8, 4));
                        assertThat(done.booking().changes()).isEqualTo(booking.changes() + 1);
                    });
        }
        assertThat(counter.entries(user))
                .extracting(Entry::kind)
                .filteredOn(Entry.Kind.RELEASE::equals)
                .hasSize(1);
        counter.audit(List.of(user), List.of(counter.night.telescope));
    }

    @Test
    void whoKnowsAnOlderVersionChangesNothing() {
        Booking booking = counter.booked("b", user, slot(0, 8));
        OptionalInt known = OptionalInt.of(booking.changes());
        counter.bookings.move(booking.id(), self, slot(8, 4), counter.terms, "moved", known);

        assertThat(counter.bookings.move(booking.id(), self, slot(16, 4), counter.terms, "moved", known))
                .isEqualTo(new Refused(Reason.CHANGED_MEANWHILE));
        assertThat(counter.bookings.changePlan(booking.id(), self, Wire.object().put("target", "M33"), known))
                .isEqualTo(new Refused(Reason.CHANGED_MEANWHILE));
        assertThat(counter.rows.find(booking.id()).orElseThrow())
                .returns(slot(8, 4), Booking::slot)
                .returns(booking.plan(), Booking::plan);
    }

    @Test
    void onceGivingItUpWouldCostSomethingItIsNotMoved() {
        Booking booking = counter.booked("b", user, slot(0, 8));
        counter.night.clock.set(booking.freeCancelUntil().minusMillis(1));
        assertThat(counter.bookings.move(booking.id(), self, slot(8, 8), counter.terms, "moved"))
                .isInstanceOf(Done.class);

        counter.night.clock.set(slot(8, 8).from().minus(Duration.ofHours(24)));
        assertThat(counter.bookings.move(booking.id(), self, slot(16, 8), counter.terms, "moved"))
                .isEqualTo(new Refused(Reason.TOO_LATE_TO_MOVE));
    }

    @Test
    void theSamePlanAgainIsNoChange() {
        Booking booking = counter.booked("b", user, slot(0, 8));
        ObjectNode plan = Wire.object().put("exposureSeconds", new BigDecimal("300.000"));

        counter.bookings.changePlan(booking.id(), self, plan);
        assertThat(counter.bookings.changePlan(booking.id(), self, plan, OptionalInt.of(booking.changes())))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.booking().changes()).isEqualTo(booking.changes() + 1));
        assertThat(counter.rows.changes(booking.id()))
                .extracting(Change::transition)
                .filteredOn(Transition.CHANGE_PLAN::equals)
                .hasSize(1);
    }

    @Test
    void anotherPlanIsAChangeThatCostsNothing() {
        Booking booking = counter.booked("b", user, slot(0, 8));

        assertThat(counter.bookings.changePlan(booking.id(), self, Wire.object().put("target", "M33")))
                .isInstanceOfSatisfying(Done.class, done -> assertThat(
                                done.booking().plan().path("target").asText())
                        .isEqualTo("M33"));
        assertThat(counter.rows.changes(booking.id()))
                .last()
                .extracting(Change::transition)
                .isEqualTo(Transition.CHANGE_PLAN);
        assertThat(counter.entries(user)).extracting(Entry::kind).containsOnly(Entry.Kind.GRANT, Entry.Kind.HOLD);
    }

    @Test
    void bookingsAreListedByTheirBeginningPageByPage() {
        for (int i : List.of(8, 0, 4, 12)) {
            counter.booked("b" + i, user, slot(i, 4));
        }
        BookingRows.Wanted wanted = new BookingRows.Wanted(
                BookingRows.OF_USER, user, Instant.EPOCH, slot(12, 1).from(), Optional.empty());

        BookingRows.Page first = counter.rows.list(wanted, Optional.empty(), 2);
        BookingRows.Page second = counter.rows.list(wanted, first.next(), 2);

        assertThat(first.bookings()).extracting(Booking::slot).containsExactly(slot(0, 4), slot(4, 4));
        assertThat(second.bookings()).extracting(Booking::slot).containsExactly(slot(8, 4));
        assertThat(second.next()).isEmpty();
        assertThat(counter.rows
                        .list(
                                new BookingRows.Wanted(
                                        BookingRows.OF_TELESCOPE,
                                        counter.night.telescope,
                                        Instant.EPOCH,
                                        slot(99, 1).from(),
                                        Optional.of(State.CANCELLED)),
                                Optional.empty(),
                                9)
                        .bookings())
                .isEmpty();
    }
}
