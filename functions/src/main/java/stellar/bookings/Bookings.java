package stellar.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

/**
 * Books, moves and gives up. Each in one transaction over the booking, its quarter hours and the ledger; each may be asked
 * again and happens once.
 */
public final class Bookings {

    /** How often a step is judged anew when the booking changed meanwhile. */
    private static final int MAX_ATTEMPTS = 5;

    private static final Actor OURSELVES = Actor.stellar("bookings");

    private final DynamoDbClient tables;
    private final BookingRows rows;
    private final Slots slots;
    private final Ledger ledger;
    private final Clock clock;

    public Bookings(DynamoDbClient tables, BookingRows rows, Slots slots, Ledger ledger, Clock clock) {
        this.tables = tables;
        this.rows = rows;
        this.slots = slots;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A wish for a booking.
     *
     * @param id made by who asks; asked again with the same, it is the same booking
     */
    public record Wish(String id, String user, Slot slot, ObjectNode plan) {}

    /**
     * What came of this wish before: the booking that it made, whatever has become of it since, or that its id is another's.
     * Empty when nobody asked with this id yet.
     */
    public Optional<Outcome> before(String id, String user, String telescope, Slot asked) {
        return rows.find(id).map(there -> {
            boolean isSame = there.user().equals(user)
                    && there.telescope().equals(telescope)
                    && there.asked().equals(asked);
            return isSame ? new Done(there) : new Refused(Reason.ID_USED);
        });
    }

    /**
     * Books a slot on these terms and holds its price. Who may be asking again asks {@link #before} first: what was booked
     * in time stays booked when there is no time left to book it.
     */
    public Outcome book(Wish wish, Terms terms) {
        Instant now = clock.instant();
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
        for (Instant quarter : wish.slot().quarters()) {
            transaction.add(slots.take(terms.telescope(), quarter, booking.id(), booking.user()), Reason.SLOT_TAKEN);
        }
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

    /**
     * Gives a booking up. Its quarters are free again; what is held for it is released, or captured when it is too late for that.
     *
     * @param acceptedCents what whoever asks knows that it costs
     */
    public Outcome cancel(String id, Actor actor, long acceptedCents, String cause) {
        return step(id, Transition.CANCEL, actor, cause, booking -> {
            Instant now = clock.instant();
            // An operator who gives up somebody's booking does not make them pay for it.
            long cost = actor.kind() == Actor.Kind.USER ? booking.centsToCancel(now) : 0;
            if (cost > acceptedCents) {
                return new Next.No(Reason.CHARGE_NOT_ACCEPTED);
            }
            Entry.Kind kind = cost > 0 ? Entry.Kind.CAPTURE : Entry.Kind.RELEASE;
            return over(booking, kind);
        });
    }

    /** Moves a booking to another slot of the same telescope; the old price is released and the new one held. */
    public Outcome move(String id, Actor actor, Slot to, Terms terms, String cause) {
        return step(id, Transition.MOVE, actor, cause, booking -> {
            Instant now = clock.instant();
            Optional<Reason> untimely = untimely(to, terms, now);
            if (untimely.isPresent()) {
                return new Next.No(untimely.get());
            }
            if (booking.centsToCancel(now) > 0) {
                return new Next.No(Reason.TOO_SOON);
            }
            long cents = terms.centsFor(to);
            return new Next.Yes(
                    to,
                    cents,
                    booking.plan(),
                    to.from().minus(terms.freeCancelBefore()),
                    List.of(
                            new Movement(Entry.Kind.RELEASE, booking.heldCents()),
                            new Movement(Entry.Kind.HOLD, cents)));
        });
    }

    /** Gives a booking another plan. */
    public Outcome changePlan(String id, Actor actor, ObjectNode plan) {
        return step(
                id,
                Transition.CHANGE_PLAN,
                actor,
                "plan-changed",
                booking ->
                        new Next.Yes(booking.slot(), booking.heldCents(), plan, booking.freeCancelUntil(), List.of()));
    }

    /** The operator consents. */
    public Outcome confirm(String id, Actor actor) {
        return step(
                id,
                Transition.CONFIRM,
                actor,
                "consented",
                booking -> new Next.Yes(
                        booking.slot(), booking.heldCents(), booking.plan(), booking.freeCancelUntil(), List.of()));
    }

    /** The operator does not consent: the slot is free again, and so are the credits. */
    public Outcome decline(String id, Actor actor, String cause) {
        return step(id, Transition.DECLINE, actor, cause, booking -> over(booking, Entry.Kind.RELEASE));
    }

    /** A movement of credits that goes with a step. */
    private record Movement(Entry.Kind kind, long cents) {}

    /** What a step makes of a booking, or why it cannot be. */
    private sealed interface Next {

        record Yes(Slot slot, long heldCents, ObjectNode plan, Instant freeCancelUntil, List<Movement> movements)
                implements Next {}

        record No(Reason reason) implements Next {}
    }

    /** The end of a booking: nothing is held for it any more. */
    private static Next over(Booking booking, Entry.Kind kind) {
        return new Next.Yes(
                booking.slot(),
                0,
                booking.plan(),
                booking.freeCancelUntil(),
                List.of(new Movement(kind, booking.heldCents())));
    }

    /** Takes a step as judged on the booking as it is; judged anew when something else changed it meanwhile. */
    private Outcome step(String id, Transition transition, Actor actor, String cause, Function<Booking, Next> judge) {
        for (int attempt = 1; ; attempt++) {
            Optional<Booking> found = rows.find(id);
            if (found.isEmpty()) {
                return new Refused(Reason.MISSING);
            }
            Booking before = found.get();
            Optional<State> to = transition.of(before.state(), actor.kind());
            if (to.isEmpty()) {
                return transition == Transition.CANCEL && before.state() == State.CANCELLED
                        ? new Done(before)
                        : new Refused(Reason.NOT_NOW);
            }
            switch (judge.apply(before)) {
                case Next.No(Reason reason) -> {
                    return new Refused(reason);
                }
                case Next.Yes next -> {
                    Booking after = new Booking(
                            id,
                            before.user(),
                            before.telescope(),
                            before.asked(),
                            next.slot(),
                            to.get(),
                            before.changes() + 1,
                            next.heldCents(),
                            next.freeCancelUntil(),
                            next.plan(),
                            before.madeAt());
                    Optional<Reason> refused = write(before, after, transition, actor, cause, next.movements());
                    if (refused.isEmpty()) {
                        return new Done(after);
                    }
                    if (refused.get() != Reason.NOT_NOW || attempt == MAX_ATTEMPTS) {
                        return new Refused(refused.get());
                    }
                }
            }
        }
    }

    private Optional<Reason> write(
            Booking before, Booking after, Transition transition, Actor actor, String cause, List<Movement> movements) {
        Instant now = clock.instant();
        Transaction<Reason> transaction = new Transaction<>();
        transaction.add(rows.change(before, after), Reason.NOT_NOW);
        transaction.add(
                rows.add(after.id(), new Change(after.changes(), transition, after.state(), actor, cause, now)),
                Reason.NOT_NOW);
        Set<Instant> had = Set.copyOf(before.slot().quarters());
        Set<Instant> has =
                after.state().isEnd() ? Set.of() : Set.copyOf(after.slot().quarters());
        for (Instant quarter : before.slot().quarters()) {
            if (!has.contains(quarter)) {
                transaction.add(slots.letGo(before.telescope(), quarter, before.id()), Reason.NOT_NOW);
            }
        }
        for (Instant quarter : after.slot().quarters()) {
            if (has.contains(quarter) && !had.contains(quarter)) {
                transaction.add(slots.take(after.telescope(), quarter, after.id(), after.user()), Reason.SLOT_TAKEN);
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (Movement movement : movements) {
            entries.add(entry(after, after.changes(), movement.kind(), movement.cents(), actor.id(), now));
        }
        if (!entries.isEmpty()) {
            ledger.add(entries, transaction, Reason.NOT_NOW, Reason.NOT_ENOUGH_CREDIT);
        }
        return transaction.commit(tables);
    }

    private static Entry entry(Booking booking, int change, Entry.Kind kind, long cents, String by, Instant now) {
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

    private static Optional<Reason> untimely(Slot slot, Terms terms, Instant now) {
        if (slot.from().isBefore(now.plus(terms.leadTime()))) {
            return Optional.of(Reason.TOO_SOON);
        }
        return slot.from().isAfter(now.plus(terms.furthestAhead()))
                ? Optional.of(Reason.TOO_FAR_AHEAD)
                : Optional.empty();
    }
}
