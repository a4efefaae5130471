package stellar.bookings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import stellar.FaultyTables;
import stellar.bookings.Outcome.Done;
import stellar.bookings.Outcome.Reason;
import stellar.bookings.Outcome.Refused;
import stellar.ledger.Balance;
import stellar.slots.Slot;
import stellar.waiting.InLine;
import stellar.waiting.Line;
import stellar.waiting.Wait;
import stellar.waiting.Waits;

/** Many want the same time at the same moment. */
class StormTest {

    private static final int MANY = 200;
    private static final int ONE_CALL_IN = 4;

    /** More than enough: of so many tries in a row all fail once in 10^20 storms. */
    private static final int MANY_TRIES = 60;

    private final Counter counter = new Counter();
    private final List<String> users;

    StormTest() throws InterruptedException {
        users = counter.users(MANY);
    }

    @Test
    void ofTwoHundredWhoWantOneSlotOneGetsIt() throws Exception {
        Slot slot = Counter.slot(0, 8);

        List<Outcome> outcomes =
                atOnce(i -> () -> counter.bookings.book(counter.wish("b" + i, users.get(i), slot), counter.terms));

        List<Integer> winners = winners(outcomes);
        assertThat(winners).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).containsOnly(new Refused(Reason.SLOT_TAKEN));
        for (int i = 0; i < MANY; i++) {
            assertThat(counter.ledger.balance(users.get(i)))
                    .isEqualTo(winners.contains(i) ? new Balance(92_000, 8_000) : new Balance(100_000, 0));
        }
        audit();
    }

    @Test
    void ofOneUsersTwoHundredClicksOnOneButtonOneBooks() throws Exception {
        Bookings.Wish wish = counter.wish("b", users.getFirst(), Counter.slot(0, 8));

        List<Outcome> outcomes = atOnce(i -> () -> counter.bookings.book(wish, counter.terms));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Done.class));
        assertThat(counter.ledger.balance(users.getFirst())).isEqualTo(new Balance(92_000, 8_000));
        audit();
    }

    @Test
    void ofOneUsersTwoHundredBookingsAtOnceAsManyAreMadeAsTheirCreditIsFor() throws Exception {
        String user = users.getFirst();

        List<Outcome> outcomes = atOnce(
                i -> () -> counter.bookings.book(counter.wish("b" + i, user, Counter.slot(i, 1)), counter.terms));

        assertThat(winners(outcomes)).hasSize(100);
        assertThat(outcomes).filteredOn(Refused.class::isInstance).containsOnly(new Refused(Reason.NOT_ENOUGH_CREDIT));
        assertThat(counter.ledger.balance(user)).isEqualTo(new Balance(0, 100_000));
        audit();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void ofTwoHundredThatOverlapThoseWinThatNobodyWasBefore(long seed) throws Exception {
        List<Slot> wanted = overlapping(new Random(seed));

        List<Outcome> outcomes = atOnce(
                i -> () -> counter.bookings.book(counter.wish("b" + i, users.get(i), wanted.get(i)), counter.terms));

        assertEveryLoserMetAWinner(wanted, winners(outcomes));
        audit();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void itIsTheSameWhenFunctionsFailBetweenTheirCalls(long seed) throws Exception {
        Random chance = new Random(seed);
        List<Slot> wanted = overlapping(chance);
        Bookings faulty = counter.over(FaultyTables.over(counter.night.tables, chance, ONE_CALL_IN));

        List<Outcome> outcomes =
                atOnce(i -> () -> faulty.book(counter.wish("b" + i, users.get(i), wanted.get(i)), counter.terms));

        assertEveryLoserMetAWinner(wanted, winners(outcomes));
        audit();
    }

    @Test
    void ofTwoHundredWhoWaitForOneSlotTheFirstIsOfferedItAndThenTheSecond() throws Exception {
        counter.night.describe();
        Slot slot = Counter.slot(0, 4);
        String holder = counter.user();
        Booking booking = counter.booked("b", holder, slot);
        Waits waits = counter.waits(counter.night.tables);
        try (Line line = new Line(counter.night)) {
            for (Future<Waits.Outcome> joined : joined(waits, slot)) {
                assertThat(joined.get()).isInstanceOf(Waits.Outcome.Done.class);
            }
            List<InLine> order = waits.line(counter.night.telescope);
            assertThat(order).hasSize(MANY);

            counter.bookings.cancel(booking.id(), Actor.user(holder), 0, "changed-mind");
            line.settle();
            assertThat(standing(waits, order)).containsExactly(order.getFirst());
            List<Outcome> others = atOnce(i -> () -> i == 0
                    ? counter.bookings.book(counter.wish("jumper", holder, slot), counter.terms)
                    : counter.bookings.take(wait(waits, order.get(i)), Counter.pleiades(), counter.terms));
            assertThat(winners(others)).isEmpty();

            counter.night.clock.advance(Duration.ofHours(2));
            line.sweep();
            line.settle();
            assertThat(standing(waits, order)).containsExactly(order.get(1));
            List<Outcome> all = atOnce(
                    i -> () -> counter.bookings.take(wait(waits, order.get(i)), Counter.pleiades(), counter.terms));
            assertThat(winners(all)).containsExactly(1);
            counter.auditLine(users, List.of(counter.night.telescope), line);
        }
        users.forEach(
                user -> assertThat(counter.ledger.balance(user).freeCents()).isGreaterThanOrEqualTo(96_000));
        counter.audit(Stream.concat(users.stream(), Stream.of(holder)).toList(), List.of(counter.night.telescope));
    }

    /** All of them join the line, eight at a time. */
    private List<Future<Waits.Outcome>> joined(Waits waits, Slot slot) throws InterruptedException {
        List<Callable<Waits.Outcome>> joins = users.stream()
                .map(user -> new Waits.Wish(UUID.randomUUID().toString(), user, slot, Counter.pleiades()))
                .<Callable<Waits.Outcome>>map(wish -> () -> untilAnswered(() -> waits.join(wish, counter.terms)))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            return threads.invokeAll(joins);
        }
    }

    private static Wait wait(Waits waits, InLine one) {
        return waits.find(one.user(), one.waitId()).orElseThrow();
    }

    private List<InLine> standing(Waits waits, List<InLine> order) {
        return order.stream()
                .filter(one -> wait(waits, one).state(counter.night.clock.instant()) == stellar.waiting.State.OFFERED)
                .toList();
    }

    private static List<Slot> overlapping(Random chance) {
        return chance.ints(MANY, 0, 24)
                .mapToObj(begin -> Counter.slot(begin, 1 + chance.nextInt(8)))
                .toList();
    }

    private void assertEveryLoserMetAWinner(List<Slot> wanted, List<Integer> winners) {
        for (int i = 0; i < MANY; i++) {
            int me = i;
            List<Integer> met = winners.stream()
                    .filter(other -> other != me && wanted.get(me).overlaps(wanted.get(other)))
                    .toList();
            if (winners.contains(i)) {
                assertThat(met).as("slots that overlap the sold one of " + i).isEmpty();
            } else {
                assertThat(met).as("why " + i + " got nothing").isNotEmpty();
            }
        }
    }

    private void audit() {
        counter.audit(users, List.of(counter.night.telescope));
    }

    private static List<Integer> winners(List<Outcome> outcomes) {
        return IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.get(i) instanceof Done)
                .boxed()
                .toList();
    }

    private static <T> T untilAnswered(Callable<T> request) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.call();
            } catch (SdkException e) {
                if (attempt == MANY_TRIES) {
                    throw e;
                }
            }
        }
    }

    private interface Request<T> {
        Callable<T> of(int i);
    }

    /** All requests, begun at one moment. */
    private static <T> List<T> atOnce(Request<T> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(MANY);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> asked = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                Callable<T> mine = request.of(i);
                asked.add(threads.submit(() -> {
                    start.await();
                    // As a page does: DynamoDB Local gives up when it waits too long for a lock, and says so as a
                    // failure.
                    return untilAnswered(mine);
                }));
            }
            List<T> outcomes = new ArrayList<>();
            for (Future<T> one : asked) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
