package stellar.relay.alone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import stellar.contract.SessionStep.Step;

/** The rules over a kill at each step, a restart, and a clock that is wrong. */
class CaretakerRestartTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Path directory;
    private final LonelyNight night;

    CaretakerRestartTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        night = new LonelyNight(directory);
    }

    @AfterEach
    void close() throws IOException {
        night.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"KILLED_BEFORE_TAKEN", "KILLED_WHEN_TAKEN", "KILLED_WHEN_HEARD", "KILLED_WHEN_DONE"})
    void killedAtAnyStepOfMakingSafeNothingIsForgottenOrDoneTwiceKnowingly(FakeDesk.Turn kill) throws IOException {
        for (int step = 0; step < 2; step++) {
            try (LonelyNight other = new LonelyNight(Files.createTempDirectory(directory, "kill"))) {
                other.cloudTells(List.of(LonelyNight.SESSION));
                other.pass(MINUTE);
                other.linkIs(false);
                other.weatherIs(LonelyNight.UNSAFE);
                for (int before = 0; before < step; before++) {
                    other.desk.next(FakeDesk.Turn.DONE);
                }
                other.desk.next(kill);

                other.passAndRevive(Duration.ofMinutes(10));

                boolean nobodyKnew = kill == FakeDesk.Turn.KILLED_WHEN_HEARD;
                assertThat(other.desk.did())
                        .containsExactlyElementsOf(
                                !nobodyKnew
                                        ? List.of("abort", "park")
                                        : step == 0
                                                ? List.of("abort", "abort", "park")
                                                : List.of("abort", "park", "park"));
                assertThat(other.kinds()).containsOnlyOnce(Step.ALONE, Step.ABORTED, Step.PARKED);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"KILLED_BEFORE_TAKEN", "KILLED_WHEN_TAKEN", "KILLED_WHEN_HEARD", "KILLED_WHEN_DONE"})
    void killedAtTheSlotsEndTheTargetIsSwitchedOffOnceOrEverythingIsStopped(FakeDesk.Turn kill) throws IOException {
        night.desk.next(kill);
        night.losesTheCloud();
        night.passAndRevive(Duration.ofMinutes(65));

        switch (kill) {
            case KILLED_BEFORE_TAKEN, KILLED_WHEN_DONE -> {
                assertThat(night.desk.did()).containsExactly("deactivate");
                assertThat(night.kinds()).containsExactly(Step.ALONE, Step.TARGET_DEACTIVATED);
            }
            case KILLED_WHEN_TAKEN -> {
                assertThat(night.desk.did()).containsExactly("abort");
                assertThat(night.kinds()).containsExactly(Step.ALONE, Step.FAILED, Step.ABORTED);
            }
            default -> {
                assertThat(night.desk.did()).containsExactly("deactivate", "abort");
                assertThat(night.kinds()).containsExactly(Step.ALONE, Step.FAILED, Step.ABORTED);
            }
        }
    }

    @Test
    void aRelayThatWasKilledAloneGoesOnAloneAndTellsItOnce() throws IOException {
        night.losesTheCloud();
        night.kill();
        night.pass(Duration.ofMinutes(60));

        assertThat(night.desk.did()).containsExactly("deactivate");
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.TARGET_DEACTIVATED);
    }

    @Test
    void aRelayThatWasAloneWaitsOnlyAMomentForTheCloudBeforeItGoesOn() throws IOException {
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.kill();
        night.pass(Duration.ofSeconds(100));

        assertThat(night.desk.did()).containsExactly("abort", "park");
    }

    @Test
    void aRelayThatStoppedRightAfterItWasToldOfASessionKnowsWhenItEnds() throws IOException {
        night.cloudTells(List.of(LonelyNight.SESSION));
        night.pass(Duration.ofSeconds(15));
        night.linkIs(false);
        night.kill();
        night.pass(Duration.ofMinutes(65));

        assertThat(night.desk.heard()).singleElement().satisfies(heard -> assertThat(heard.at())
                .isEqualTo(LonelyNight.SESSION.until()));
    }

    @Test
    void aSessionThatCannotBeReadIsLeftToTheCloudUntilItTellsOfItAgain() throws IOException {
        night.cloudTells(List.of(LonelyNight.SESSION));
        night.pass(MINUTE);
        night.spoils("booking-1");
        night.linkIs(false);
        night.kill();
        night.pass(Duration.ofMinutes(5));
        assertThat(night.kinds()).isEmpty();

        night.linkIs(true);
        night.pass(MINUTE);
        night.linkIs(false);
        night.pass(Duration.ofMinutes(3));
        assertThat(night.kinds()).containsExactly(Step.ALONE);
    }

    @Test
    void aRelayThatIsStartedAgainWithTheLinkBackActsNoMore() throws IOException {
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.linkIs(true);
        night.kill();
        night.pass(Duration.ofMinutes(5));

        assertThat(night.desk.offered()).isEmpty();
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.LINK_BACK);
    }

    @ParameterizedTest
    @ValueSource(longs = {3600, -3600})
    void aClockThatJumpsByAnHourEndsNoSlotEarlyOrLate(long jumpSeconds) throws IOException {
        night.losesTheCloud();
        night.time.clockGoesWrongBy(Duration.ofSeconds(jumpSeconds));
        night.pass(Duration.ofMinutes(70));

        assertThat(night.desk.heard()).singleElement().satisfies(heard -> assertThat(heard.at())
                .isEqualTo(LonelyNight.SESSION.until()));
    }

    @Test
    void startedAgainWithAClockIn1970OnlyTheUnsafeRuleActs() throws IOException {
        night.cloudTells(List.of(LonelyNight.SESSION));
        night.pass(MINUTE);
        night.linkIs(false);
        night.time.clockGoesWrongBy(Duration.between(night.time.now(), Instant.EPOCH));
        night.kill();
        night.pass(Duration.ofMinutes(70));
        assertThat(night.desk.offered()).isEmpty();
        assertThat(night.steps().getFirst().reason()).contains("the slot's end is left to the cloud");

        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(3));
        assertThat(night.desk.did()).containsExactly("abort", "park");
    }

    @Test
    void aSlotThatEndedHalfADayAgoIsLeftAlone() throws IOException {
        night.losesTheCloud();
        night.voyagerIs(false);
        night.pass(Duration.ofHours(14));
        night.voyagerIs(true);
        night.pass(Duration.ofMinutes(10));

        assertThat(night.desk.offered()).isEmpty();
    }
}
