package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.FaultyTables;
import stellar.Night;
import stellar.charges.Minutes;
import stellar.contract.Wire;
import stellar.ledger.Entry;
import stellar.slots.Slot;
import stellar.slots.Terms;

/**
 * Long random stories of booking, moving and giving up, of nights, settling and correcting, of waiting and taking what is
 * offered, by several at once, with calls that fail and a stream that tells late, twice and in any order: the books stay
 * right.
 */
class HistoryTest {

    private static final int ROUNDS = 10;
    private static final int OPERATIONS_A_ROUND = 500;
    private static final int THREADS = 4;
    private static final int USERS = 6;
    private static final int ONE_CALL_IN = 40;
    private static final int RECENT = 12;

    private final Counter counter = new Counter();
    private final List<String> users =
            IntStream.range(0, USERS).mapToObj(i -> counter.user()).toList();
    private final List<Terms> telescopes = List.of(counter.terms, Counter.terms(counter.night.telescope + "-second"));
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger ofTheNight = new AtomicInteger();
    private final List<String> booked = new CopyOnWriteArrayList<>();
    private final LineStories queue = new LineStories(counter, users, telescopes);

    @BeforeEach
    void describe() throws IOException {
        counter.night.describe();
        new Night(counter.night.telescope + "-second", counter.night.relay + "-second").describe();
    }

    @AfterEach
    void close() {
        queue.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {20_261_121, 42})
    void theBooksStayRight(long seed) throws Exception {
        DynamoDbClient tables = FaultyTables.over(counter.night.tables, new Random(seed), ONE_CALL_IN);
        Bookings bookings = counter.over(tables);
        Settlement settlement = counter.settlement(tables);
        LineStories.Faulty line = queue.over(tables, bookings);
        Set<Object> right = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Future<?>> running = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (int thread = 0; thread < THREADS; thread++) {
                    Random chance = new Random(seed * 1_000 + round * 10L + thread);
                    running.add(threads.submit(() -> {
                        for (int i = 0; i < OPERATIONS_A_ROUND / THREADS; i++) {
                            if (chance.nextInt(3) == 0) {
                                queue.operate(line, chance);
                            } else {
                                operate(bookings, settlement, chance);
                            }
                        }
                    }));
                }
                for (Future<?> one : running) {
                    one.get();
                }
            }
            // In the end all but at the slots; so what is offered late passes soon.
            counter.night.clock.advance(Duration.ofMinutes(270));
            queue.settle();
            List<String> names = telescopes.stream().map(Terms::telescope).toList();
            if (round == ROUNDS - 1) {
                right.clear(); // In the end everything.
            }
            counter.audit(users, names, right);
            counter.auditLine(users, names, queue.line, right);
        }
        assertThat(queue.taken() + queue.passed())
                .as("offers of seed " + seed + " that were taken or passed")
                .isPositive();
        assertThat(done.get())
                .as("operations of seed " + seed + " that took effect")
                .isGreaterThan(ROUNDS * 20);
        assertThat(ofTheNight.get()).as("of them the night's").isGreaterThan(ROUNDS * 10);
        assertThat(users.stream()
                        .flatMap(user -> counter.entries(user).stream())
                        .map(Entry::kind))
                .as("kinds of entries of seed " + seed)
                .contains(Entry.Kind.CAPTURE, Entry.Kind.RELEASE, Entry.Kind.REFUND);
    }

    private void operate(Bookings bookings, Settlement settlement, Random chance) {
        Terms terms = telescopes.get(chance.nextInt(telescopes.size()));
        String user = users.get(chance.nextInt(USERS));
        Slot slot = Counter.slot(chance.nextInt(96), 1 + chance.nextInt(12));
        String known = queue.someWait(chance).orElseGet(() -> someBooking(chance));
        Actor actor = chance.nextInt(4) == 0 ? Actor.operator("operator") : Actor.user(user);
        try {
            if (chance.nextBoolean() && !booked.isEmpty()) {
                if (ofTheNight(bookings, settlement, chance, recent(chance))) {
                    done.incrementAndGet();
                    ofTheNight.incrementAndGet();
                }
                return;
            }
            Outcome outcome =
                    switch (chance.nextInt(8)) {
                        case 0, 1, 2 -> bookings.book(counter.wish("h" + made.getAndIncrement(), user, slot), terms);
                        // Asked again, perhaps by somebody else, perhaps for something else.
                        case 3 -> bookings.book(againOrNew(known, user, slot), terms);
                        case 4, 5 ->
                            bookings.cancel(known, actor, chance.nextBoolean() ? 1_000_000 : 0, "changed-mind");
                        case 6 -> moved(bookings, known, actor, slot);
                        default ->
                            bookings.changePlan(known, actor, Wire.object().put("shots", chance.nextInt(9)));
                    };
            if (outcome instanceof Outcome.Done(Booking booking)) {
                booked.add(booking.id());
                done.incrementAndGet();
            }
        } catch (SdkException e) {
            // The function failed; whoever asked does not know what came of it, and here nobody asks again.
            assertThat(e).hasMessageMatching("(?s).*(never sent|was lost|in the way).*");
        }
    }

    /** Any, which mostly is over; or one of the last. */
    private String someBooking(Random chance) {
        return booked.isEmpty() || chance.nextInt(3) > 0
                ? counter.night.telescope + "-h" + chance.nextInt(Math.max(1, made.get()))
                : recent(chance);
    }

    private String recent(Random chance) {
        return booked.get(Math.max(0, booked.size() - 1 - chance.nextInt(RECENT)));
    }

    /** Not with the id of somebody's wait: then there would be a booking that the wait did not become. */
    private Bookings.Wish againOrNew(String known, String user, Slot slot) {
        String id = queue.isWait(known) ? counter.night.telescope + "-again" : known;
        return new Bookings.Wish(id, user, slot, Wire.object());
    }

    /** A night's next step, or any of them; now and then an end, and after it a look back. Whether it took effect. */
    private boolean ofTheNight(Bookings bookings, Settlement settlement, Random chance, String known) {
        Optional<Booking> found = counter.rows.find(known);
        if (found.isEmpty()) {
            return false;
        }
        Booking booking = found.get();
        Actor stellar = Actor.stellar("sessions");
        Minutes minutes = SettlementTest.cloudyFrom(
                booking.slot(), chance.nextInt(1 + (int) booking.slot().length().toMinutes()));
        if (booking.state().isEnd()) {
            return settlement.correct(known, stellar, minutes, "look-" + (char) ('a' + chance.nextInt(3)))
                    instanceof Settlement.Answer.Done;
        }
        // Most nights end where nights end; so some of each story are charged, and looked at again.
        boolean runs = booking.state() == State.RUNNING || booking.state() == State.PAUSED;
        if (chance.nextInt(runs ? 3 : 24) == 0) {
            Settled.End[] ends = Settled.End.values();
            return settlement.settle(known, stellar, ends[chance.nextInt(ends.length)], minutes, "over")
                    instanceof Settlement.Answer.Done;
        }
        List<Transition> steps =
                List.of(Transition.PREPARE, Transition.PREPARED, Transition.START, Transition.PAUSE, Transition.RESUME);
        List<State> before = List.of(State.CONFIRMED, State.PREPARING, State.READY, State.RUNNING, State.PAUSED);
        int next = chance.nextInt(4) == 0 ? chance.nextInt(steps.size()) : before.indexOf(booking.state());
        return next >= 0 && bookings.advance(known, steps.get(next), stellar, "as-planned") instanceof Outcome.Done;
    }

    private Outcome moved(Bookings bookings, String known, Actor actor, Slot slot) {
        Terms terms = counter.rows
                .find(known)
                .map(booking -> Counter.terms(booking.telescope()))
                .orElse(counter.terms);
        return bookings.move(known, actor, slot, terms, "moved");
    }
}
