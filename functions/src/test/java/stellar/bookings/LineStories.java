package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.Night;
import stellar.slots.Slot;
import stellar.slots.Terms;
import stellar.waiting.Line;
import stellar.waiting.OffersHandler;
import stellar.waiting.Wait;
import stellar.waiting.WaitingSweepHandler;
import stellar.waiting.Waits;

/** What people who wait do in a random story, and what the line's own functions do meanwhile. */
final class LineStories implements AutoCloseable {

    final Line line;
    private final Counter counter;
    private final List<String> users;
    private final List<Terms> telescopes;
    private final List<Waits.Wish> waiting = new CopyOnWriteArrayList<>();
    private final AtomicInteger taken = new AtomicInteger();

    /** What the stream told and was not taken in. */
    private final List<DynamodbStreamRecord> pending = new ArrayList<>();

    LineStories(Counter counter, List<String> users, List<Terms> telescopes) {
        this.counter = counter;
        this.users = users;
        this.telescopes = telescopes;
        this.line = new Line(counter.night);
    }

    Faulty over(DynamoDbClient tables, Bookings bookings) {
        return new Faulty(bookings, counter.waits(tables), line.offers(tables), line.sweep(tables));
    }

    /** How many offers were taken. */
    int taken() {
        return taken.get();
    }

    /** How many offers nobody took in time. */
    long passed() {
        return users.stream()
                .flatMap(user -> line.all(user).stream())
                .filter(wait -> wait.kept() == stellar.waiting.State.PASSED)
                .count();
    }

    boolean isWait(String id) {
        return waiting.stream().anyMatch(wish -> wish.id().equals(id));
    }

    /** Now and then the id of some wait. */
    Optional<String> someWait(Random chance) {
        return waiting.isEmpty() || chance.nextInt(4) > 0
                ? Optional.empty()
                : Optional.of(waiting.get(chance.nextInt(waiting.size())).id());
    }

    /** What is asked, over tables that fail. */
    record Faulty(Bookings bookings, Waits waits, OffersHandler offers, WaitingSweepHandler sweep) {}

    /** Somebody joins, leaves, or takes what they were offered; or the line goes on. */
    void operate(Faulty faulty, Random chance) {
        Terms terms = telescopes.get(chance.nextInt(telescopes.size()));
        Waits.Wish known = waiting.isEmpty() ? null : waiting.get(chance.nextInt(waiting.size()));
        try {
            int drawn = chance.nextInt(8);
            if (drawn < 3 || known == null) {
                String id = new UUID(chance.nextLong(), chance.nextLong()).toString();
                Slot slot = Counter.slot(chance.nextInt(16), 1 + chance.nextInt(2));
                Waits.Wish wish = new Waits.Wish(id, users.get(chance.nextInt(users.size())), slot, Counter.pleiades());
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

    /** Somebody takes what they were offered; or tries to although they were not. The first two never answer. */
    private void takeOne(Faulty faulty, Random chance) {
        String user = users.get(2 + chance.nextInt(users.size() - 2));
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
    void settle() {
        line.sweep();
        assertThat(Line.deliver(line.offers(counter.night.tables), pending)).isTrue();
        pending.clear();
        line.settle();
    }

    @Override
    public void close() {
        line.close();
    }
}
