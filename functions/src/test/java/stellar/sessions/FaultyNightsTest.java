package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stellar.bookings.Change;
import stellar.bookings.State;
import stellar.bookings.Transition;
import stellar.contract.Command;
import stellar.ledger.Entry;

/** What holds of every night, whatever goes wrong in it, on the real tables. */
class FaultyNightsTest {

    private static final long NIGHTS = 50;

    /** Those that once went wrong, and fifty more. */
    static Stream<Long> seeds() throws IOException {
        try (BufferedReader kept = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FaultyNightsTest.class.getResourceAsStream("faulty-nights.txt")),
                StandardCharsets.UTF_8))) {
            List<Long> failed = kept.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Long::valueOf)
                    .toList();
            return Stream.concat(
                    failed.stream(), LongStream.rangeClosed(1, NIGHTS).boxed());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverGoesWrongItIsClosedEachStepHappensOnceAndTheLedgerIsExact(long seed) throws Exception {
        try (FaultyNight night = new FaultyNight(seed)) {
            assertThat(night.play()).as("closed").isTrue();

            PlayedNight played = night.played;
            assertThat(played.booking().state()).isIn(State.COMPLETED, State.FAILED, State.MISSED);
            assertThat(played.timer()).as("a timer that is left").isEmpty();
            assertThat(played.heard).extracting(Command::id).doesNotHaveDuplicates();
            assertThat(played.rows.changes(played.booking))
                    .extracting(Change::transition)
                    .startsWith(Transition.BOOK)
                    .satisfies(all -> assertThat(all.stream().filter(Transition.START::equals))
                            .hasSizeLessThanOrEqualTo(1));
            switchesOnOnlyWhatIsOff(played);
            asksNothingButAnEndOutsideTheSlot(played);
            isExact(played);
        }
    }

    /** Of all that it asked: no switching on while an earlier one is known to be done and nothing ended it. */
    private static void switchesOnOnlyWhatIsOff(PlayedNight played) {
        boolean isKnownOn = false;
        for (Command command : played.heard) {
            boolean isOn = command.method().equals(FaultyNight.ON_OFF)
                    && command.params().path("Status").asInt() == 0;
            if (isOn) {
                assertThat(isKnownOn).as("switched on twice: " + command).isFalse();
                isKnownOn = played.commands
                        .find(played.night.telescope, command.id())
                        .filter(stored -> stored.state().equals("done"))
                        .isPresent();
            } else if (isEnd(command)) {
                isKnownOn = false;
            }
        }
    }

    private static boolean isEnd(Command command) {
        return command.method().equals("Abort") || command.method().equals(FaultyNight.ON_OFF);
    }

    private static void asksNothingButAnEndOutsideTheSlot(PlayedNight played) {
        for (Command command : played.heard) {
            boolean switches = command.method().equals(FaultyNight.ON_OFF);
            if (switches) {
                assertThat(command.issuedAt()).as("before the slot").isAfterOrEqualTo(FaultyNight.FROM);
            }
            boolean isOff = isEnd(command)
                    && (!switches || command.params().path("Status").asInt() == 1);
            if (!isOff) {
                assertThat(command.issuedAt()).as(command.method()).isBefore(FaultyNight.TO);
                assertThat(command.lease().until()).as(command.method()).isBeforeOrEqualTo(FaultyNight.TO);
            }
        }
    }

    private static void isExact(PlayedNight played) {
        List<Entry> entries =
                played.ledger.entries(played.user, Optional.empty(), 100).entries();
        long granted = sum(entries, Entry.Kind.GRANT);
        long captured = sum(entries, Entry.Kind.CAPTURE);
        assertThat(sum(entries, Entry.Kind.HOLD)).isEqualTo(captured + sum(entries, Entry.Kind.RELEASE));
        var balance = played.ledger.balance(played.user);
        assertThat(balance.heldCents()).isZero();
        assertThat(balance.freeCents()).isEqualTo(granted - captured + sum(entries, Entry.Kind.REFUND));
        if (played.booking().state() != State.COMPLETED) {
            assertThat(captured).as("paid for nothing").isZero();
        }
    }

    private static long sum(List<Entry> entries, Entry.Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .mapToLong(Entry::cents)
                .sum();
    }
}
