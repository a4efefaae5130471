package stellar.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Outcome.Done;
import stellar.bookings.Outcome.Reason;
import stellar.bookings.Outcome.Refused;
import stellar.cloud.Transaction;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Terms;
import stellar.waiting.Wait;
import stellar.waiting.Waits;

/** How a booking is made: of a slot that is free, or of one that is kept for a wait. */
final class Sales {

    private static final Actor OURSELVES = Actor.stellar("bookings");

    private final DynamoDbClient tables;
    private final BookingRows rows;
    private final Slots slots;
    private final Waits waits;
    private final Ledger ledger;
    private final Clock clock;

    Sales(DynamoDbClient tables, BookingRows rows, Slots slots, Waits waits, Ledger ledger, Clock clock) {
        this.tables = tables;
        this.rows = rows;
        this.slots = slots;
        this.waits = waits;
        this.ledger = ledger;
        this.clock = clock;
    }

    Optional<Outcome> before(String id, String user, String telescope, Slot asked) {
        return rows.find(id).map(there -> {
            boolean isSame = there.user().equals(user)
                    && there.telescope().equals(telescope)
                    && there.asked().equals(asked);
            return isSame ? new Done(there) : new Refused(Reason.ID_USED);
        });
    }

    Optional<Outcome> before(Wait wait) {
        return before(wait.id(), wait.user(), wait.telescope(), wait.slot())
                .or(() -> wait.state(clock.instant()) == stellar.waiting.State.OFFERED
                        ? Optional.empty()
                        : Optional.of(new Refused(Reason.OFFER_OVER)));
    }

    Outcome book(Bookings.Wish wish, Terms terms) {
        Instant now = clock.instant();
        return book(wish, terms, now, (booking, transaction) -> {
            for (Instant quarter : wish.slot().quarters()) {
                transaction.add(
                        slots.take(terms.telescope(), quarter, booking.id(), booking.user(), now), Reason.SLOT_TAKEN);
            }
        });
    }

    Outcome take(Wait wait, ObjectNode plan, Terms terms) {
        if (wait.state(clock.instant()) != stellar.waiting.State.OFFERED) {
            return before(wait).orElseGet(() -> new Refused(Reason.OFFER_OVER));
        }
        Bookings.Wish wish = new Bookings.Wish(wait.id(), wait.user(), wait.slot(), plan);
        return book(wish, terms, clock.instant(), (booking, transaction) -> {
            waits.take(wait, transaction, Reason.OFFER_OVER);
            for (Instant quarter : wait.slot().quarters()) {
                transaction.add(
                        slots.takeOffered(wait.telescope(), quarter, wait.id(), booking.id(), booking.user()),
                        Reason.OFFER_OVER);
            }
        });
    }

    /** {@code quarters}: adds to a transaction that the booking gets its quarters. */
    private Outcome book(
            Bookings.Wish wish, Terms terms, Instant now, BiConsumer<Booking, Transaction<Reason>> quarters) {
        Optional<Reason> untimely = untimely(wish.slot(), terms, now);
        if (untimely.isPresent()) {
            return new Refused(untimely.get());
        }
        long cents = terms.centsFor(wish.slot());
        List<Change> story = story(terms, wish.user(), now);
        Booking booking = new Booking(
                wish.id(),
                wish.user(),
                terms.telescope(),
                wish.slot(),
                wish.slot(),
                story.getLast().to(),
                story.size(),
                cents,
                wish.slot().from().minus(terms.freeCancelBefore()),
                wish.plan(),
                now);
        Transaction<Reason> transaction = new Transaction<>();
        transaction.add(rows.add(booking), Reason.ID_USED);
        story.forEach(change -> transaction.add(rows.add(booking.id(), change), Reason.ID_USED));
        quarters.accept(booking, transaction);
        ledger.add(
                List.of(entry(booking, 1, Entry.Kind.HOLD, cents, booking.user(), now)),
                transaction,
                Reason.ID_USED,
                Reason.NOT_ENOUGH_CREDIT);
        return transaction
                .commit(tables)
                .map(reason -> reason == Reason.ID_USED
                        ? before(wish.id(), wish.user(), terms.telescope(), wish.slot())
                                .orElseGet(() -> new Refused(Reason.ID_USED))
                        : new Refused(reason))
                .orElseGet(() -> new Done(booking));
    }

    static Entry entry(Booking booking, int change, Entry.Kind kind, long cents, String by, Instant now) {
        String cause =
                "booking/" + booking.id() + "/" + change + "/" + kind.name().toLowerCase(Locale.ROOT);
        return new Entry(booking.user(), cause, kind, cents, now, by, "");
    }

    private static List<Change> story(Terms terms, String user, Instant now) {
        Change booked = new Change(1, Transition.BOOK, State.PENDING, Actor.user(user), "asked-for", now);
        return terms.needsConsent()
                ? List.of(booked)
                : List.of(
                        booked,
                        new Change(2, Transition.CONFIRM, State.CONFIRMED, OURSELVES, "no-consent-needed", now));
    }

    static Optional<Reason> untimely(Slot slot, Terms terms, Instant now) {
        if (slot.from().isBefore(now.plus(terms.leadTime()))) {
            return Optional.of(Reason.TOO_SOON);
        }
        return slot.from().isAfter(now.plus(terms.furthestAhead()))
                ? Optional.of(Reason.TOO_FAR_AHEAD)
                : Optional.empty();
    }
}
