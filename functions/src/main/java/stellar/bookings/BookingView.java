package stellar.bookings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import stellar.contract.Wire;

/** Bookings as their JSON. */
public final class BookingView {

    private BookingView() {}

    /** A booking; what is wanted of it before it is known what happened to it. */
    static ObjectNode of(Booking booking, Instant now) {
        ObjectNode view = Wire.object()
                .put("id", booking.id())
                .put("telescope", booking.telescope())
                .put("from", booking.slot().from().toString())
                .put("to", booking.slot().to().toString())
                .put("state", word(booking.state()))
                .put("phase", word(Phase.of(booking, now)))
                .put("heldCents", booking.heldCents())
                .put("freeCancelUntil", booking.freeCancelUntil().toString())
                .put("centsToCancel", booking.centsToCancel(now))
                .put("madeAt", booking.madeAt().toString())
                .put("version", booking.changes());
        view.set("plan", booking.plan());
        return view;
    }

    /** A booking and its story, for somebody. Who acted is told as what they did it, not by their id. */
    static ObjectNode of(Booking booking, List<Change> story, boolean isMine, Instant now) {
        ObjectNode view = of(booking, now).put("mine", isMine);
        ArrayNode changes = view.putArray("changes");
        for (Change change : story) {
            changes.addObject()
                    .put("number", change.number())
                    .put("transition", word(change.transition()))
                    .put("to", word(change.to()))
                    .put("by", word(change.actor().kind()))
                    .put("cause", change.cause())
                    .put("at", change.at().toString());
        }
        return view;
    }

    /** What the access page shows: the phase, and how long until it changes by itself. */
    static ObjectNode access(Booking booking, Instant now) {
        ObjectNode view = Wire.object().put("booking", booking.id()).put("telescope", booking.telescope());
        return view.setAll(standing(booking, now));
    }

    /** Where a booking stands and how long until that changes by itself; nothing of whose it is, or which. */
    public static ObjectNode standing(Booking booking, Instant now) {
        Phase phase = Phase.of(booking, now);
        ObjectNode view = Wire.object()
                .put("phase", word(phase))
                .put("state", word(booking.state()))
                .put("opensAt", booking.slot().from().toString())
                .put("closesAt", booking.slot().to().toString())
                .put("now", now.toString());
        switch (phase) {
            case PENDING, UPCOMING ->
                view.put("secondsUntilOpen", secondsUntil(booking.slot().from(), now));
            case ACTIVE -> view.put("secondsLeft", secondsUntil(booking.slot().to(), now));
            case FINISHED, CANCELLED -> {}
        }
        return view;
    }

    private static long secondsUntil(Instant moment, Instant now) {
        // A countdown that says zero is over.
        return Math.ceilDiv(Duration.between(now, moment).toMillis(), 1_000);
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
