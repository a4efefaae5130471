package stellar.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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
import stellar.waiting.Wait;
import stellar.waiting.Waits;

/**
 * Books, moves and gives up. Each in one transaction over the booking, its quarter hours and the ledger; each may be asked
 * again and happens once.
 */
public final class Bookings {

    /** How often a step is judged anew when the booking changed meanwhile. */
    private static final int MAX_ATTEMPTS = 5;

    private final DynamoDbClient tables;
    private final BookingRows rows;
    private final Slots slots;
    private final Waits waits;
    private final Ledger ledger;
    private final Clock clock;
    private final Sales sales;

    public Bookings(DynamoDbClient tables, BookingRows rows, Slots slots, Waits waits, Ledger ledger, Clock clock) {
        this.tables = tables;
        this.rows = rows;
        this.slots = slots;
        this.waits = waits;
        this.ledger = ledger;
        this.clock = clock;
        this.sales = new Sales(tables, rows, slots, waits, ledger, clock);
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
        return sales.before(id, user, telescope, asked);
    }

    /** What came of taking this wait's offer before: the booking that it made. Empty when the offer can be taken. */
    public Optional<Outcome> before(Wait wait) {
        return sales.before(wait);
    }

    /**
     * Books a slot on these terms and holds its price. Who may be asking again asks {@link #before} first: what was booked
     * in time stays booked when there is no time left to book it.
     */
    public Outcome book(Wish wish, Terms terms) {
        return sales.book(wish, terms);
    }

    /** Books what a wait was offered, with this plan: its quarters pass from the offer to the booking, which has the wait's id. */
    public Outcome take(Wait wait, ObjectNode plan, Terms terms) {
        return sales.take(wait, plan, terms);
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
            return Next.over(booking, kind);
        });
    }

    /** Moves a booking, whatever has become of it. */
    public Outcome move(String id, Actor actor, Slot to, Terms terms, String cause) {
        return move(id, actor, to, terms, cause, OptionalInt.empty());
    }

    /**
     * Moves a booking to another slot of the same telescope; the old price is released and the new one held.
     *
     * @param version what whoever asks knows: one that changed since, and is not in this slot already, stays as it is
     */
    public Outcome move(String id, Actor actor, Slot to, Terms terms, String cause, OptionalInt version) {
        return step(id, Transition.MOVE, actor, cause, booking -> {
            if (booking.slot().equals(to)) {
                return new Next.So();
            }
            if (isOther(booking, version)) {
                return new Next.No(Reason.CHANGED_MEANWHILE);
            }
            Instant now = clock.instant();
            // Said first: another time would not help.
            if (booking.centsToCancel(now) > 0) {
                return new Next.No(Reason.TOO_LATE_TO_MOVE);
            }
            Optional<Reason> untimely = Sales.untimely(to, terms, now);
            if (untimely.isPresent()) {
                return new Next.No(untimely.get());
            }
            long cents = terms.centsFor(to);
            return new Next.Yes(
                    to,
                    cents,
                    booking.plan(),
                    to.from().minus(terms.freeCancelBefore()),
                    List.of(
                            new Next.Movement(Entry.Kind.RELEASE, booking.heldCents()),
                            new Next.Movement(Entry.Kind.HOLD, cents)));
        });
    }

    /** Gives a booking another plan, whatever has become of it. */
    public Outcome changePlan(String id, Actor actor, ObjectNode plan) {
        return changePlan(id, actor, plan, OptionalInt.empty());
    }

    /**
     * Gives a booking another plan; one that the telescope knows cannot be changed once its slot has begun.
     *
     * @param version what whoever asks knows: one that changed since, and has not this plan already, stays as it is
     */
    public Outcome changePlan(String id, Actor actor, ObjectNode plan, OptionalInt version) {
        return step(id, Transition.CHANGE_PLAN, actor, "plan-changed", booking -> {
            if (BookingRows.asKept(plan).equals(booking.plan())) {
                return new Next.So();
            }
            if (isOther(booking, version)) {
                return new Next.No(Reason.CHANGED_MEANWHILE);
            }
            boolean isKnown = booking.state() != State.PENDING && booking.state() != State.CONFIRMED;
            return isKnown && !clock.instant().isBefore(booking.slot().from())
                    ? new Next.No(Reason.NOT_NOW)
                    : new Next.Yes(booking.slot(), booking.heldCents(), plan, booking.freeCancelUntil(), List.of());
        });
    }

    private static boolean isOther(Booking booking, OptionalInt version) {
        return version.isPresent() && version.getAsInt() != booking.changes();
    }

    /** The operator consents. */
    public Outcome confirm(String id, Actor actor) {
        return step(id, Transition.CONFIRM, actor, "consented", Next::same);
    }

    /** The operator does not consent: the slot is free again, and so are the credits. */
    public Outcome decline(String id, Actor actor, String cause) {
        return step(id, Transition.DECLINE, actor, cause, booking -> Next.over(booking, Entry.Kind.RELEASE));
    }

    /** Goes on with a booking by a transition that {@link Transition#isOnTheWay}; where it is so already, it stays so. */
    public Outcome advance(String id, Transition transition, Actor actor, String cause) {
        if (!transition.isOnTheWay()) {
            throw new IllegalArgumentException(transition + " changes more than where booking " + id + " stands.");
        }
        return step(id, transition, actor, cause, Next::same);
    }

    /** Takes a step as judged on the booking as it is; judged anew when something else changed it meanwhile. */
    Outcome step(String id, Transition transition, Actor actor, String cause, Function<Booking, Next> judge) {
        for (int attempt = 1; ; attempt++) {
            Optional<Booking> found = rows.find(id);
            if (found.isEmpty()) {
                return new Refused(Reason.MISSING);
            }
            Booking before = found.get();
            Optional<State> to = transition.of(before.state(), actor.kind());
            if (to.isEmpty()) {
                return transition.isSo(before.state(), actor.kind()) ? new Done(before) : new Refused(Reason.NOT_NOW);
            }
            switch (judge.apply(before)) {
                case Next.No(Reason reason) -> {
                    return new Refused(reason);
                }
                case Next.So() -> {
                    return new Done(before);
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
                    Optional<Reason> refused = write(before, after, transition, actor, cause, next);
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
            Booking before, Booking after, Transition transition, Actor actor, String cause, Next.Yes next) {
        Instant now = clock.instant();
        Transaction<Reason> transaction = new Transaction<>();
        transaction.add(rows.change(before, after), Reason.NOT_NOW);
        transaction.add(
                rows.add(after.id(), new Change(after.changes(), transition, after.state(), actor, cause, now)),
                Reason.NOT_NOW);
        Set<Instant> had = Set.copyOf(before.slot().quarters());
        Set<Instant> has =
                after.state().isEnd() ? Set.of() : Set.copyOf(after.slot().quarters());
        List<Instant> freed = before.slot().quarters().stream()
                .filter(quarter -> !has.contains(quarter))
                .toList();
        Set<Instant> wanted = waits.wanted(before.telescope(), freed);
        for (Instant quarter : freed) {
            transaction.add(
                    wanted.contains(quarter)
                            ? slots.keepForLine(before.telescope(), quarter, before.id(), now.plus(Waits.KEPT_FOR_LINE))
                            : slots.letGo(before.telescope(), quarter, before.id()),
                    Reason.NOT_NOW);
        }
        for (Instant quarter : after.slot().quarters()) {
            if (has.contains(quarter) && !had.contains(quarter)) {
                transaction.add(
                        slots.take(after.telescope(), quarter, after.id(), after.user(), now), Reason.SLOT_TAKEN);
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (Next.Movement movement : next.movements()) {
            entries.add(Sales.entry(after, after.changes(), movement.kind(), movement.cents(), actor.id(), now));
        }
        if (!entries.isEmpty()) {
            ledger.add(entries, transaction, Reason.NOT_NOW, Reason.NOT_ENOUGH_CREDIT);
        }
        next.also().accept(after, transaction);
        return transaction.commit(tables);
    }
}
