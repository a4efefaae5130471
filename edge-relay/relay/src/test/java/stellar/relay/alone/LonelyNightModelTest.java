package stellar.relay.alone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import stellar.contract.RunningSession;
import stellar.contract.SessionStep;
import stellar.contract.SessionStep.Step;

/**
 * Nights of random links, weather, clocks, answers and kills; what must hold of every one is checked at its end. Seeds that
 * once failed are kept in {@link #KEPT}.
 */
class LonelyNightModelTest {

    private static final long[] KEPT = {};
    private static final int RUNS = Integer.getInteger("alone.nights", 12);
    private static final int ACTIONS = 40;
    private static final List<FakeDesk.Turn> FAULTS = List.of(
            FakeDesk.Turn.FAILED,
            FakeDesk.Turn.REFUSED,
            FakeDesk.Turn.UNKNOWN,
            FakeDesk.Turn.KILLED_BEFORE_TAKEN,
            FakeDesk.Turn.KILLED_WHEN_TAKEN,
            FakeDesk.Turn.KILLED_WHEN_HEARD,
            FakeDesk.Turn.KILLED_WHEN_DONE);

    private final Path directory;

    LonelyNightModelTest(@TempDir Path directory) {
        this.directory = directory;
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(KEPT), new Random().longs(RUNS));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverHappensTheRulesHold(long seed) throws IOException {
        Random random = new Random(seed);
        RunningSession session = LonelyNight.session("booking-1", Duration.ofMinutes(20 + random.nextInt(100)));
        try (LonelyNight night = new LonelyNight(Files.createTempDirectory(directory, "night"))) {
            night.cloudTells(List.of(session));
            night.pass(Duration.ofMinutes(1));
            for (int action = 0; action < ACTIONS; action++) {
                switch (random.nextInt(9)) {
                    case 0, 1 -> night.linkIs(random.nextInt(3) == 0);
                    case 2 ->
                        night.weatherIs(
                                switch (random.nextInt(4)) {
                                    case 0 -> LonelyNight.UNSAFE;
                                    case 1 -> null;
                                    default -> LonelyNight.SAFE;
                                });
                    case 3 -> night.voyagerIs(random.nextInt(3) > 0);
                    case 4 -> night.desk.next(FAULTS.get(random.nextInt(FAULTS.size())));
                    case 5 -> night.kill();
                    case 6 -> night.time.clockGoesWrongBy(Duration.ofMinutes(random.nextInt(121) - 60));
                    default -> {}
                }
                night.passAndRevive(Duration.ofSeconds(1 + random.nextInt(400)));
            }
            neverWithAHealthyLink(night);
            neverTwiceUnderOneNumber(night);
            theUnsafeNightEndsParked(night, session);
            everythingDoneIsTold(night);
        }
    }

    private static void neverWithAHealthyLink(LonelyNight night) {
        assertThat(night.desk.silences())
                .allSatisfy(silence -> assertThat(silence).isGreaterThanOrEqualTo(AloneLimits.USUAL.linkLostAfter()));
    }

    private static void neverTwiceUnderOneNumber(LonelyNight night) {
        assertThat(night.desk.heard().stream().map(heard -> heard.command().id()))
                .doesNotHaveDuplicates();
        assertThat(night.desk.offered())
                .allSatisfy(command -> assertThat(command.lease().holder()).isEqualTo("booking-1"));
    }

    /** Left alone with everything at work and a storm, the telescope ends stopped, parked, and switched off. */
    private static void theUnsafeNightEndsParked(LonelyNight night, RunningSession session) throws IOException {
        night.desk.quiet();
        night.voyagerIs(true);
        night.weatherIs(LonelyNight.SAFE);
        night.time.clockGoesWrongBy(Duration.ZERO);
        night.linkIs(true);
        night.pass(Duration.ofMinutes(20));
        night.linkIs(false);
        int before = night.desk.did().size();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(10));
        List<String> did = new ArrayList<>(
                night.desk.did().subList(before, night.desk.did().size()));
        if (!night.time.now().isBefore(session.until())) {
            assertThat(did).containsOnlyOnce("deactivate");
            did.remove("deactivate");
        } else {
            night.pass(Duration.between(night.time.now(), session.until()).plusMinutes(1));
            assertThat(night.desk.did().subList(before, night.desk.did().size()))
                    .containsOnlyOnce("deactivate");
        }
        assertThat(did).containsExactly("abort", "park");
    }

    /** A step for every command that was done and known to be; each time alone begins once and ends once. */
    private static void everythingDoneIsTold(LonelyNight night) throws IOException {
        night.linkIs(true);
        night.pass(Duration.ofMinutes(2));
        List<Step> kinds = night.kinds();
        boolean alone = false;
        for (Step step : kinds) {
            switch (step) {
                case ALONE -> {
                    assertThat(alone).as("alone twice in " + kinds).isFalse();
                    alone = true;
                }
                case LINK_BACK -> {
                    assertThat(alone).as("back twice in " + kinds).isTrue();
                    alone = false;
                }
                default -> {}
            }
        }
        assertThat(alone).as("never back in " + kinds).isFalse();
        assertThat(kinds.stream().filter(step -> step == Step.ABORTED).count()).isEqualTo(night.desk.known("Abort"));
        assertThat(kinds.stream().filter(step -> step == Step.PARKED).count())
                .isEqualTo(night.desk.known("RemoteMountFastCommand"));
        assertThat(kinds.stream()
                        .filter(step -> step == Step.TARGET_DEACTIVATED)
                        .count())
                .isEqualTo(night.desk.known("RoboTargetSetTargetStatus"));
        assertThat(night.steps()).extracting(SessionStep::session).containsOnly("booking-1");
    }
}
