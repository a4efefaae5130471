package stellar.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import stellar.bookings.Outcome.Reason;
import stellar.cloud.Transaction;
import stellar.ledger.Entry;
import stellar.slots.Slot;

/** What a step makes of a booking, or why it cannot be. */
sealed interface Next {

    /** {@code also}: adds what else is written in the same transaction, for the booking as it then is. */
    record Yes(
            Slot slot,
            long heldCents,
            ObjectNode plan,
            Instant freeCancelUntil,
            List<Movement> movements,
            BiConsumer<Booking, Transaction<Reason>> also)
            implements Next {

        Yes(Slot slot, long heldCents, ObjectNode plan, Instant freeCancelUntil, List<Movement> movements) {
            this(slot, heldCents, plan, freeCancelUntil, movements, (_, _) -> {});
        }
    }

    record No(Reason reason) implements Next {}

    /** It is so already: asked for again, nothing changes. */
    record So() implements Next {}

    /** A movement of credits that goes with a step. */
    record Movement(Entry.Kind kind, long cents) {}

    /** Nothing but where it stands. */
    static Next same(Booking booking) {
        return new Yes(booking.slot(), booking.heldCents(), booking.plan(), booking.freeCancelUntil(), List.of());
    }

    /** The end of a booking: nothing is held for it any more, which is done in one movement. */
    static Next over(Booking booking, Entry.Kind kind) {
        return new Yes(
                booking.slot(),
                0,
                booking.plan(),
                booking.freeCancelUntil(),
                List.of(new Movement(kind, booking.heldCents())));
    }

    /** The end of a booking: nothing is held for it any more, which is done beside it. */
    static Next over(Booking booking, BiConsumer<Booking, Transaction<Reason>> also) {
        return new Yes(booking.slot(), 0, booking.plan(), booking.freeCancelUntil(), List.of(), also);
    }
}
