package stellar.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import stellar.bookings.Booking;
import stellar.bookings.BookingView;
import stellar.contract.Wire;

/** A booking as the sockets tell it: where it stands, and nothing of its price or of whose it is. */
final class BookingWords {

    private BookingWords() {}

    /** Its {@code changes} is its version: of two tellings the one with more is newer. */
    static ObjectNode of(Booking booking, Instant now) {
        ObjectNode words = Wire.object()
                .put("booking", booking.id())
                .put("telescope", booking.telescope())
                .put("from", booking.slot().from().toString())
                .put("to", booking.slot().to().toString())
                .put("changes", booking.changes());
        if (booking.plan().path("target") instanceof ObjectNode target) {
            ObjectNode told = words.putObject("target");
            for (String name : new String[] {"name", "raJ2000Hours", "decJ2000Degrees"}) {
                if (target.has(name)) {
                    told.set(name, target.get(name));
                }
            }
        }
        ObjectNode standing = BookingView.standing(booking, now);
        standing.remove("now");
        return words.setAll(standing);
    }
}
