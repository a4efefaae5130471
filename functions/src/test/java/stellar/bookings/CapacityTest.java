package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.MeteredTables;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.slots.Slot;
import stellar.waiting.Line;
import stellar.waiting.Waits;

/** What a step of a booking asks of the tables, and that it asks no more after a long history. */
class CapacityTest {

    private static final int HISTORY = 150;

    private final Counter counter = new Counter();
    private final MeteredTables metered = new MeteredTables(counter.night);
    private final Bookings bookings = counter.over(metered.client);
    private final BookingRows rows = new BookingRows(metered.client, counter.night.table("BookingsTable"));
    private final String user = counter.user();
    private final Actor self = Actor.user(user);

    @AfterEach
    void close() {
        metered.close();
    }

    @Test
    void eachStepIsOneReadAndOneTransactionAndOneMoreReadWhereItFreesTime() {
        Slot slot = Counter.slot(0, 4);
        bookings.before(counter.night.telescope + "-b", user, counter.night.telescope, slot);
        bookings.book(counter.wish("b", user, slot), counter.terms);
        MeteredTables.Reading book = metered.read();
        bookings.cancel(counter.night.telescope + "-b", self, 0, "changed-mind");
        MeteredTables.Reading cancel = metered.read();

        assertThat(book.calls()).containsExactly("GetItem", "TransactWriteItems");
        // What frees time asks once who waits for it.
        assertThat(cancel.calls()).containsExactly("GetItem", "Query", "TransactWriteItems");
        // The booking and two changes; four quarters; an entry and the balance.
        assertThat(book.writesByTable())
                .isEqualTo(Map.of(
                        counter.night.table("BookingsTable"), 3,
                        counter.night.table("SlotsTable"), 4,
                        counter.night.table("LedgerTable"), 2));
        assertThat(cancel.writesByTable())
                .isEqualTo(Map.of(
                        counter.night.table("BookingsTable"), 2,
                        counter.night.table("SlotsTable"), 4,
                        counter.night.table("LedgerTable"), 2));
    }

    @Test
    void joiningTheLineIsThreeReadsAndOneTransactionAndTakingAnOfferAsMuchAsBooking() throws IOException {
        counter.night.describe();
        Booking there = counter.booked("b", user, Counter.slot(0, 4));
        String waiter = counter.user();
        Waits waits = counter.waits(metered.client);
        Waits.Wish wish = new Waits.Wish(UUID.randomUUID().toString(), waiter, Counter.slot(0, 4), Counter.pleiades());
        metered.read();

        waits.join(wish, counter.terms);
        MeteredTables.Reading join = metered.read();
        try (Line line = new Line(counter.night)) {
            counter.bookings.cancel(there.id(), self, 0, "changed-mind");
            line.settle();
        }
        bookings.take(waits.find(waiter, wish.id()).orElseThrow(), wish.plan(), counter.terms);
        MeteredTables.Reading take = metered.read();

        // Whether it was asked before, the user's open waits, the slot's quarters.
        assertThat(join.calls()).containsExactly("GetItem", "GetItem", "Query", "TransactWriteItems");
        // The wait, its place, the list of the open ones; and a quarter that must still be taken.
        assertThat(join.writesByTable())
                .isEqualTo(Map.of(counter.night.table("WaitsTable"), 3, counter.night.table("SlotsTable"), 1));
        assertThat(take.calls()).containsExactly("GetItem", "TransactWriteItems");
        assertThat(take.writesByTable())
                .isEqualTo(Map.of(
                        counter.night.table("BookingsTable"), 3,
                        counter.night.table("WaitsTable"), 2,
                        counter.night.table("SlotsTable"), 4,
                        counter.night.table("LedgerTable"), 2));
    }

    @Test
    void afterALongHistoryEachStepCostsTheSame() {
        Map<String, Double> first = costs("first", 0);
        Ledger ledger = counter.ledger;
        for (int i = 0; i < HISTORY; i++) {
            counter.booked("h" + i, user, Counter.slot(8, 1));
            counter.bookings.cancel(counter.night.telescope + "-h" + i, self, 0, "changed-mind");
        }
        for (int i = 0; i < HISTORY; i++) {
            ledger.write(new Entry(
                    user, "grant/more-" + i, Entry.Kind.GRANT, 1, counter.night.clock.instant(), "admin", "More."));
        }
        Booking busy = counter.booked("busy", user, Counter.slot(20, 4));
        for (int i = 0; i < HISTORY; i++) {
            counter.bookings.move(busy.id(), self, Counter.slot(20 + i % 2, 4), counter.terms, "moved");
        }
        metered.read();

        assertThat(costs("later", 4)).isEqualTo(first);
        bookings.move(busy.id(), self, Counter.slot(24, 4), counter.terms, "moved");
        double ofTheBusy = metered.read().units();
        Booking fresh = counter.booked("fresh", user, Counter.slot(40, 4));
        bookings.move(fresh.id(), self, Counter.slot(44, 4), counter.terms, "moved");
        assertThat(ofTheBusy).isEqualTo(metered.read().units());
    }

    /** What booking, reading, listing a page and giving up cost. */
    private Map<String, Double> costs(String id, int quarter) {
        String booking = counter.night.telescope + "-" + id;
        bookings.book(counter.wish(id, user, Counter.slot(quarter, 4)), counter.terms);
        double book = metered.read().units();
        rows.find(booking);
        double find = metered.read().units();
        rows.list(
                new BookingRows.Wanted(
                        BookingRows.OF_USER,
                        user,
                        Counter.slot(quarter, 4).from(),
                        Counter.slot(quarter, 4).from().plusSeconds(1),
                        Optional.empty()),
                Optional.empty(),
                20);
        double list = metered.read().units();
        bookings.cancel(booking, self, 0, "changed-mind");
        assertThat(List.of(book, find, list))
                .allSatisfy(units -> assertThat(units).isPositive());
        return Map.of(
                "book",
                book,
                "find",
                find,
                "list",
                list,
                "cancel",
                metered.read().units());
    }
}
