package stellar.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import stellar.Night;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Bookings;
import stellar.bookings.Outcome;
import stellar.contract.Wire;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Terms;
import stellar.waiting.Waits;

/** Books on the real tables, for whoever has no credits yet. */
public final class Booker {

    final BookingRows rows;
    final Bookings bookings;
    private final Night night;
    private final Ledger ledger;

    public Booker(Night night) {
        this.night = night;
        this.rows = new BookingRows(night.tables, night.table("BookingsTable"));
        this.ledger = new Ledger(night.tables, night.table("LedgerTable"));
        Slots slots = new Slots(night.tables, night.table("SlotsTable"));
        this.bookings = new Bookings(
                night.tables,
                rows,
                slots,
                new Waits(night.tables, night.table("WaitsTable"), slots, night.clock),
                ledger,
                night.clock);
    }

    public Booking book(String user, String telescope, Instant from, Instant to) {
        String id = UUID.randomUUID().toString();
        ledger.write(
                new Entry(user, "grant/" + id, Entry.Kind.GRANT, 100_000, night.clock.instant(), "admin", "Welcome."));
        ObjectNode plan = Wire.object();
        plan.putObject("target").put("name", "M 31").put("raJ2000Hours", 0.712).put("decJ2000Degrees", 41.27);
        Outcome outcome = bookings.book(
                new Bookings.Wish(id, user, new Slot(from, to), plan),
                new Terms(telescope, 4_000, false, Duration.ofHours(24), Duration.ofMinutes(5), Duration.ofDays(200)));
        return ((Outcome.Done) outcome).booking();
    }
}
