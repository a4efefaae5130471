package stellar.bookings;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.Night;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.Wire;
import stellar.ledger.Balance;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Taken;
import stellar.slots.Terms;
import stellar.waiting.InLine;
import stellar.waiting.Line;
import stellar.waiting.Wait;
import stellar.waiting.Waits;

/** A counter where telescope time is sold, on the real tables, and its books: what must always be true of them. */
final class Counter {

    static final long GRANT = 100_000;
    static final long CENTS_AN_HOUR = 4_000;

    final Night night = new Night();
    final Bookings bookings = over(night.tables);
    final BookingRows rows = new BookingRows(night.tables, night.table("BookingsTable"));
    final ChargeRows charges = new ChargeRows(night.tables, night.table("BookingsTable"));
    final Slots slots = new Slots(night.tables, night.table("SlotsTable"));
    final Ledger ledger = new Ledger(night.tables, night.table("LedgerTable"));
    final Terms terms = terms(night.telescope);
    private final AtomicInteger count = new AtomicInteger();

    /** Bookings over these tables, which may fail. */
    Bookings over(DynamoDbClient tables) {
        return new Bookings(
                tables,
                new BookingRows(tables, night.table("BookingsTable")),
                new Slots(tables, night.table("SlotsTable")),
                waits(tables),
                new Ledger(tables, night.table("LedgerTable")),
                night.clock);
    }

    /** The line over these tables, which may fail. */
    Waits waits(DynamoDbClient tables) {
        return new Waits(tables, night.table("WaitsTable"), new Slots(tables, night.table("SlotsTable")), night.clock);
    }

    /** Settlement over these tables, which may fail. */
    Settlement settlement(DynamoDbClient tables) {
        return new Settlement(
                tables,
                new BookingRows(tables, night.table("BookingsTable")),
                new ChargeRows(tables, night.table("BookingsTable")),
                over(tables),
                new Ledger(tables, night.table("LedgerTable")),
                night.clock);
    }

    static Terms terms(String telescope) {
        return new Terms(
                telescope, CENTS_AN_HOUR, false, Duration.ofHours(24), Duration.ofMinutes(30), Duration.ofDays(90));
    }

    /** A user nobody else has, with {@link #GRANT} credit-cents. */
    String user() {
        String user = night.telescope + "-user-" + count.incrementAndGet();
        Entry grant = new Entry(user, "grant/1", Entry.Kind.GRANT, GRANT, night.clock.instant(), "admin", "Welcome.");
        assertThat(ledger.write(grant)).isEmpty();
        return user;
    }

    /** So many users nobody else has, with {@link #GRANT} credit-cents each. */
    List<String> users(int many) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            return threads.invokeAll(Collections.<Callable<String>>nCopies(many, this::user)).stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    /** A slot that begins so many quarters after 22:00 two days from now. */
    static Slot slot(int quarter, int quarters) {
        Instant from = Instant.parse("2026-11-23T22:00:00Z").plus(Slot.QUARTER.multipliedBy(quarter));
        return new Slot(from, from.plus(Slot.QUARTER.multipliedBy(quarters)));
    }

    /** A plan that works in the night of {@link #slot}: three frames of five minutes. */
    static ObjectNode pleiades() {
        ObjectNode plan = Wire.object();
        plan.putObject("target")
                .put("name", "Pleiades")
                .put("raJ2000Hours", 3.78)
                .put("decJ2000Degrees", 24.1);
        plan.putArray("shots")
                .addObject()
                .put("filter", "L")
                .put("exposureSeconds", 300)
                .put("count", 3)
                .put("binning", 1);
        plan.putObject("constraints");
        return plan;
    }

    Bookings.Wish wish(String id, String user, Slot slot) {
        return new Bookings.Wish(
                night.telescope + "-" + id, user, slot, Wire.object().put("target", "M31"));
    }

    Booking booked(String id, String user, Slot slot) {
        return ((Outcome.Done) bookings.book(wish(id, user, slot), terms)).booking();
    }

    /**
     * Checks the books of these users and telescopes: each taken quarter is a living booking's, and each living booking has
     * exactly its quarters; what is held is what living bookings hold; each balance is the sum of its entries; no credit came
     * or went but by a grant or a capture; and each booking that was settled, and no other that is over and was not given up,
     * cost its user what its charge says.
     */
    void audit(List<String> users, List<String> telescopes) {
        audit(users, telescopes, new HashSet<>());
    }

    /** The same, where the stories of what was found right before and has not changed since are not read again; adds to it. */
    void audit(List<String> users, List<String> telescopes, Set<Object> right) {
        List<Booking> all = users.stream().flatMap(this::of).toList();
        Map<String, Set<Instant>> shouldHave = all.stream()
                .filter(booking -> !booking.state().isEnd())
                .collect(toMap(Booking::id, booking -> Set.copyOf(booking.slot().quarters())));
        Map<String, Set<Instant>> have = new HashMap<>();
        for (String telescope : telescopes) {
            for (Taken taken : slots.rows(telescope, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"))) {
                if (taken.holder() instanceof Taken.Holder.Booking(String booking, String _)) {
                    have.computeIfAbsent(booking, any -> new HashSet<>()).add(taken.from());
                }
            }
        }
        assertThat(have).isEqualTo(shouldHave);
        Map<String, Long> held = all.stream().collect(groupingBy(Booking::user, summingLong(Booking::heldCents)));
        Map<String, List<Entry>> byUser = new HashMap<>();
        for (String user : users) {
            List<Entry> entries = entries(user);
            byUser.put(user, entries);
            Balance balance = ledger.balance(user);
            long granted = sum(entries, Entry.Kind.GRANT) + sum(entries, Entry.Kind.REFUND);
            long stillHeld =
                    sum(entries, Entry.Kind.HOLD) - sum(entries, Entry.Kind.RELEASE) - sum(entries, Entry.Kind.CAPTURE);
            assertThat(balance.heldCents()).as(user).isEqualTo(stillHeld).isEqualTo(held.getOrDefault(user, 0L));
            assertThat(balance.freeCents() + balance.heldCents() + sum(entries, Entry.Kind.CAPTURE))
                    .as(user)
                    .isEqualTo(granted);
            assertThat(balance.freeCents()).as(user).isNotNegative();
        }
        for (Booking booking : all) {
            if (right.contains(booking)) {
                continue;
            }
            List<Change> story = rows.changes(booking.id());
            assertThat(story).hasSize(booking.changes());
            assertThat(story.getLast().to()).isEqualTo(booking.state());
            auditCharge(booking, byUser.getOrDefault(booking.user(), List.of()));
            right.add(booking);
        }
    }

    private void auditCharge(Booking booking, List<Entry> ofUser) {
        Optional<Settled> settled = charges.find(booking.id());
        assertThat(settled.isPresent())
                .as(booking.toString())
                .isEqualTo(booking.state().isEnd() && booking.state() != State.CANCELLED);
        if (settled.isPresent()) {
            List<Entry> mine = ofUser.stream()
                    .filter(entry -> entry.cause().startsWith("booking/" + booking.id() + "/"))
                    .toList();
            Settled is = settled.get();
            assertThat(sum(mine, Entry.Kind.CAPTURE) - sum(mine, Entry.Kind.REFUND))
                    .isEqualTo(is.charge().chargedCents());
            assertThat(sum(mine, Entry.Kind.REFUND)).isEqualTo(is.refundedCents());
            // Of what was held and released before by moves, nothing is left but the last price.
            assertThat(sum(mine, Entry.Kind.HOLD) - sum(mine, Entry.Kind.RELEASE) - sum(mine, Entry.Kind.CAPTURE))
                    .isZero();
            assertThat(is.charge().chargedCents()).isBetween(0L, is.heldCents());
            assertThat(is.minutes().slot()).isEqualTo(booking.slot());
        }
    }

    /**
     * Checks the line when all that its stream told has been taken in: nothing is kept for the line any more; what stands offered
     * is kept whole for who was offered it, and nothing else is kept; nobody waits for what is free; nobody was overtaken by a
     * later wait for the same slot; what was taken is booked; each user's open waits are listed.
     */
    void auditLine(List<String> users, List<String> telescopes, Line line) {
        auditLine(users, telescopes, line, new HashSet<>());
    }

    /** The same, where what was found right before and has not changed since is not looked up again; adds to it. */
    void auditLine(List<String> users, List<String> telescopes, Line line, Set<Object> right) {
        Instant now = night.clock.instant();
        List<Wait> all = users.stream().flatMap(user -> line.all(user).stream()).toList();
        for (String telescope : telescopes) {
            Map<Instant, Taken.Holder> board = new HashMap<>();
            slots.taken(telescope, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), now)
                    .forEach(row -> board.put(row.from(), row.holder()));
            List<Wait> here = all.stream()
                    .filter(wait -> wait.telescope().equals(telescope))
                    .toList();
            Map<Instant, Taken.Holder> offered = new HashMap<>();
            here.stream()
                    .filter(wait -> wait.state(now) == stellar.waiting.State.OFFERED)
                    .forEach(wait -> wait.slot()
                            .quarters()
                            .forEach(quarter -> offered.put(
                                    quarter,
                                    new Taken.Holder.Offer(
                                            wait.id(),
                                            wait.user(),
                                            wait.offeredUntil().orElseThrow().plus(Duration.ofMinutes(10))))));
            Map<Instant, Taken.Holder> kept = new HashMap<>(board);
            kept.values().removeIf(Taken.Holder.Booking.class::isInstance);
            assertThat(kept).isEqualTo(offered);
            List<Wait> waiting = here.stream()
                    .filter(wait -> wait.state(now) == stellar.waiting.State.WAITING)
                    .toList();
            for (Wait wait : waiting) {
                assertThat(wait.slot().quarters()).as("waited for: " + wait).anyMatch(board::containsKey);
                assertThat(here)
                        .as("later than " + wait)
                        .noneMatch(later -> later.slot().equals(wait.slot())
                                && later.askedAt().isAfter(wait.askedAt())
                                && later.offeredUntil().isPresent());
            }
            assertThat(waits(night.tables).line(telescope).stream().map(InLine::waitId))
                    .containsExactlyInAnyOrderElementsOf(
                            waiting.stream().map(Wait::id).toList());
        }
        for (Wait wait : all) {
            if (right.add(wait)) {
                boolean isBooked = rows.find(wait.id()).isPresent();
                assertThat(isBooked).as(wait.toString()).isEqualTo(wait.kept() == stellar.waiting.State.TAKEN);
            }
        }
        for (String user : users) {
            assertThat(line.listedOpen(user))
                    .containsExactlyInAnyOrderElementsOf(all.stream()
                            .filter(wait ->
                                    wait.user().equals(user) && wait.kept().isOpen())
                            .map(Wait::id)
                            .toList());
        }
    }

    private static long sum(List<Entry> entries, Entry.Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(Entry::cents)
                .sum();
    }

    /** All entries of a user, read from the table itself and not from its index. */
    List<Entry> entries(String user) {
        return night
                .tables
                .queryPaginator(query -> query.tableName(night.table("LedgerTable"))
                        .keyConditionExpression("account = :account")
                        .expressionAttributeValues(Map.of(":account", Value.text(user)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(Row::new)
                .filter(row -> !row.text("cause").equals("balance"))
                .map(row -> new Entry(
                        user,
                        row.text("cause"),
                        Entry.Kind.valueOf(row.text("kind")),
                        row.number("cents"),
                        row.time("at").orElseThrow(),
                        row.text("by"),
                        row.text("reason")))
                .toList();
    }

    private Stream<Booking> of(String user) {
        BookingRows.Wanted all = new BookingRows.Wanted(
                BookingRows.OF_USER, user, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), Optional.empty());
        Stream.Builder<Booking> found = Stream.builder();
        BookingRows.Page page = rows.list(all, Optional.empty(), 100);
        page.bookings().forEach(found);
        while (page.next().isPresent()) {
            page = rows.list(all, page.next(), 100);
            page.bookings().forEach(found);
        }
        return found.build();
    }
}
