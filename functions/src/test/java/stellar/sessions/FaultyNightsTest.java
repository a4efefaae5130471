package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

    /** So many by the rules alone, which cost next to nothing. */
    private static final long NIGHTS = 50;

    /** So many on the tables. */
    private static final long WHOLE_NIGHTS = 6;

    static Stream<Long> seeds() throws IOException {
        return seeds("faulty-rules.txt", NIGHTS);
    }

    static Stream<Long> wholeSeeds() throws IOException {
        return seeds("faulty-nights.txt", WHOLE_NIGHTS);
    }

    /** Those that once went wrong, and so many more. */
    private static Stream<Long> seeds(String file, long more) throws IOException {
        try (BufferedReader kept = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FaultyNightsTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            List<Long> failed = kept.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Long::valueOf)
                    .toList();
            return Stream.concat(
                    failed.stream(), LongStream.rangeClosed(1, more).boxed());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverGoesWrongItIsClosedAndTheTelescopeIsAskedForNothingTwice(long seed) {
        FaultyStage night = new FaultyStage(seed);
        assertThat(night.play()).as("closed").isTrue();

        assertThat(night.stage.state).isIn(State.COMPLETED, State.FAILED, State.MISSED);
        assertThat(night.stage.taken.stream().filter(Transition.START::equals)).hasSizeLessThanOrEqualTo(1);
        switchesOnOnlyWhatIsOff(night.asked);
        asksNothingButAnEndOutsideTheSlot(night.asked, Stage.TO);
        assertThat(Objects.requireNonNull(night.stage.settled).seen()).allSatisfy(seen -> {
            assertThat(seen.from()).isBetween(Stage.FROM, Stage.TO);
            assertThat(seen.to()).isBetween(seen.from(), Stage.TO);
        });
    }

    @ParameterizedTest
    @MethodSource("wholeSeeds")
    void whateverGoesWrongItIsClosedEachStepHappensOnceAndTheLedgerIsExact(long seed) throws Exception {
        try (FaultyNight night = new FaultyNight(seed)) {
            assertThat(night.play()).as("closed").isTrue();

            PlayedNight played = night.played;
            assertThat(played.booking().state()).isIn(State.COMPLETED, State.FAILED, State.MISSED);
            if (played.timer().isPresent()) {
                // A look that died when it had closed it left its timer, which is used up by the next look.
                played.timers.clear();
                played.desk.look(played.booking, SessionDesk.Woken.BY_TIMER);
            }
            assertThat(played.timer()).as("a timer that is left").isEmpty();
            assertThat(played.heard).extracting(Command::id).doesNotHaveDuplicates();
            assertThat(played.rows.changes(played.booking))
                    .extracting(Change::transition)
                    .startsWith(Transition.BOOK)
                    .satisfies(all -> assertThat(all.stream().filter(Transition.START::equals))
                            .hasSizeLessThanOrEqualTo(1));
            List<FaultyStage.Asked> asked = asked(played);
            switchesOnOnlyWhatIsOff(asked);
            asksNothingButAnEndOutsideTheSlot(asked, FaultyNight.TO);
            isExact(played);
        }
    }

    private static List<FaultyStage.Asked> asked(PlayedNight played) {
        return played.heard.stream()
                .map(command -> new FaultyStage.Asked(
                        command,
                        command.issuedAt(),
                        played.commands
                                .find(played.night.telescope, command.id())
                                .filter(stored -> stored.state().equals("done"))
                                .isPresent()))
                .toList();
    }

    /** Of all that it asked: no switching on while an earlier one is known to be done and nothing ended it. */
    private static void switchesOnOnlyWhatIsOff(List<FaultyStage.Asked> asked) {
        boolean isKnownOn = false;
        for (FaultyStage.Asked one : asked) {
            if (isOn(one.command())) {
                assertThat(isKnownOn).as("switched on twice: " + one).isFalse();
                isKnownOn = one.isKnownDone();
            } else if (isEnd(one.command())) {
                isKnownOn = false;
            }
        }
    }

    private static boolean isOn(Command command) {
        return command.method().equals(FaultyNight.ON_OFF)
                && command.params().path("Status").asInt() == 0;
    }

    private static boolean isEnd(Command command) {
        return command.method().equals("Abort") || (command.method().equals(FaultyNight.ON_OFF) && !isOn(command));
    }

    private static void asksNothingButAnEndOutsideTheSlot(List<FaultyStage.Asked> asked, Instant end) {
        for (FaultyStage.Asked one : asked) {
            Command command = one.command();
            if (isOn(command) || isEnd(command)) {
                assertThat(one.at()).as("before the slot").isAfterOrEqualTo(FaultyNight.FROM);
            }
            if (!isEnd(command)) {
                assertThat(one.at()).as(command.method()).isBefore(end);
                assertThat(command.deadline()).as(command.method()).isBeforeOrEqualTo(end);
                assertThat(command.lease().until()).as(command.method()).isBeforeOrEqualTo(end);
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
