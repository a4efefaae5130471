package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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
import stellar.contract.Wire;
import stellar.slots.Slot;
import stellar.slots.Terms;
import stellar.waiting.Line;
import stellar.waiting.OffersHandler;
import stellar.waiting.Wait;
import stellar.waiting.WaitingSweepHandler;
import stellar.waiting.Waits;

/**
 * Long random stories of booking, moving and giving up, waiting and taking what is offered, by several at once, with calls that
 * fail and a stream that tells late, twice and in any order: the books stay right.
 */
class HistoryTest {

    private static final int ROUNDS = 10;
    private static final int OPERATIONS_A_ROUND = 500;
    private static final int THREADS = 4;
    private static final int USERS = 6;
    private static final int ONE_CALL_IN = 40;

    private final Counter counter = new Counter();
    private final List<String> users =
            IntStream.range(0, USERS).mapToObj(i -> counter.user()).toList();
    private final List<Terms> telescopes = List.of(counter.terms, Counter.terms(counter.night.telescope + "-second"));
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();
    private final Line line = new Line(counter.night);
    private final List<Waits.Wish> waiting = new CopyOnWriteArrayList<>();

    /** What the stream told and was not taken in. */
    private final List<DynamodbStreamRecord> pending = new ArrayList<>();

    @BeforeEach
    void describe() throws IOException {
        counter.night.describe();
        new Night(counter.night.telescope + "-second", counter.night.relay + "-second").describe();
    }

    @AfterEach
    void close() {
        line.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {20_261_121, 42})
    void theBooksStayRight(long seed) throws Exception {
        DynamoDbClient tables = FaultyTables.over(counter.night.tables, new Random(seed), ONE_CALL_IN);
        Faulty faulty =
                new Faulty(counter.over(tables), counter.waits(tables), line.offers(tables), line.sweep(tables));
        for (int round = 0; round < ROUNDS; round++) {
            List<Future<?>> running = new ArrayList<>();
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (int thread = 0; thread < THREADS; thread++) {
                    Random chance = new Random(seed * 1_000 + round * 10L + thread);
                    running.add(threads.submit(() -> {
                        for (int i = 0; i < OPERATIONS_A_ROUND / THREADS; i++) {
                            operate(faulty, chance);
                        }
                    }));
                }
                for (Future<?> one : running) {
                    one.get();
                }
            }
            counter.night.clock.advance(Duration.ofHours(3));
            settle();
            List<String> names = telescopes.stream().map(Terms::telescope).toList();
            counter.audit(users, names);
            counter.auditLine(users, names, line);
        }
        passed.addAndGet((int) users.stream()
                .flatMap(user -> line.all(user).stream())
                .filter(wait -> wait.kept() == stellar.waiting.State.PASSED)
                .count());
        assertThat(taken.get())
                .as("offers of seed " + seed + " that were taken")
                .isGreaterThan(ROUNDS);
        assertThat(passed.get()).as("offers of seed " + seed + " that passed").isGreaterThan(ROUNDS / 2);
        assertThat(done.get())
                .as("operations of seed " + seed + " that took effect")
                .isGreaterThan(ROUNDS * 20);
    }

    /** What is asked, over tables that fail. */
    private record Faulty(Bookings bookings, Waits waits, OffersHandler offers, WaitingSweepHandler sweep) {}

    private void operate(Faulty faulty, Random chance) {
        if (chance.nextInt(3) == 0) {
            inLine(faulty, chance);
        } else {
            atCounter(faulty.bookings(), chance);
        }
    }

    private void inLine(Faulty faulty, Random chance) {
        Terms terms = telescopes.get(chance.nextInt(telescopes.size()));
        Waits.Wish known = waiting.isEmpty() ? null : waiting.get(chance.nextInt(waiting.size()));
        try {
            int drawn = chance.nextInt(8);
            if (drawn < 3 || known == null) {
                String id = new UUID(chance.nextLong(), chance.nextLong()).toString();
                Slot slot = Counter.slot(2 * chance.nextInt(6), 2 + 2 * chance.nextInt(3));
                Waits.Wish wish = new Waits.Wish(id, users.get(chance.nextInt(USERS)), slot, Counter.pleiades());
                waiting.add(wish);
                faulty.waits().join(wish, terms);
            } else if (drawn == 3) {
                faulty.waits().leave(known.user(), known.id());
            } else if (drawn < 6) {
                takeOne(faulty, chance);
            } else if (drawn == 6) {
                deliver(faulty.offers(), chance);
            } else {
                faulty.sweep().handleRequest(Map.of(), Night.INVOCATION);
            }
        } catch (SdkException e) {
            assertThat(e).hasMessageMatching("(?s).*(never sent|was lost|in the way).*");
        }
    }

    /** Somebody takes what they were offered; or tries to although they were not. */
    private void takeOne(Faulty faulty, Random chance) {
        String user = users.get(chance.nextInt(USERS));
        for (Wait wait : faulty.waits().of(user)) {
            if (wait.kept() == stellar.waiting.State.OFFERED || chance.nextInt(20) == 0) {
                Outcome outcome = faulty.bookings().take(wait, wait.plan(), Counter.terms(wait.telescope()));
                if (outcome instanceof Outcome.Done) {
                    taken.incrementAndGet();
                }
                return;
            }
        }
    }

    private void deliver(OffersHandler offers, Random chance) {
        List<DynamodbStreamRecord> batch;
        synchronized (pending) {
            pending.addAll(line.told(counter.night.telescope));
            Collections.shuffle(pending, chance);
            List<DynamodbStreamRecord> some = pending.subList(0, Math.min(20, pending.size()));
            batch = List.copyOf(some);
            some.clear();
        }
        // What failed is told again, and some of what did not.
        if (!Line.deliver(offers, batch) || chance.nextInt(4) == 0) {
            synchronized (pending) {
                pending.addAll(batch);
            }
        }
    }

    /** Everything is told, and each offer that is over is passed on. */
    private void settle() {
        line.sweep();
        assertThat(Line.deliver(line.offers(counter.night.tables), pending)).isTrue();
        pending.clear();
        line.settle();
    }

    private void atCounter(Bookings bookings, Random chance) {
        Terms terms = telescopes.get(chance.nextInt(telescopes.size()));
        String user = users.get(chance.nextInt(USERS));
        Slot slot = Counter.slot(chance.nextInt(96), 1 + chance.nextInt(12));
        String known = waiting.isEmpty() || chance.nextInt(4) > 0
                ? counter.night.telescope + "-h" + chance.nextInt(Math.max(1, made.get()))
                : waiting.get(chance.nextInt(waiting.size())).id();
        Actor actor = chance.nextInt(4) == 0 ? Actor.operator("operator") : Actor.user(user);
        try {
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
            if (outcome instanceof Outcome.Done) {
                done.incrementAndGet();
            }
        } catch (SdkException e) {
            // The function failed; whoever asked does not know what came of it, and here nobody asks again.
            assertThat(e).hasMessageMatching("(?s).*(never sent|was lost|in the way).*");
        }
    }

    /** Not with the id of somebody's wait: then there would be a booking that the wait did not become. */
    private Bookings.Wish againOrNew(String known, String user, Slot slot) {
        boolean isWait = waiting.stream().anyMatch(wish -> wish.id().equals(known));
        String id = isWait ? counter.night.telescope + "-again" : known;
        return new Bookings.Wish(id, user, slot, Wire.object());
    }

    private Outcome moved(Bookings bookings, String known, Actor actor, Slot slot) {
        Terms terms = counter.rows
                .find(known)
                .map(booking -> Counter.terms(booking.telescope()))
                .orElse(counter.terms);
        return bookings.move(known, actor, slot, terms, "moved");
    }
}
