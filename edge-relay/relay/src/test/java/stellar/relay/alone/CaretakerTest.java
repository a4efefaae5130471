package stellar.relay.alone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Command;
import stellar.contract.RunningSession;
import stellar.contract.SessionStep;
import stellar.contract.SessionStep.Step;

/** The rules of docs/alone.md, one by one. */
class CaretakerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LonelyNight night;

    CaretakerTest(@TempDir Path directory) throws IOException {
        night = new LonelyNight(directory);
    }

    @AfterEach
    void close() throws IOException {
        night.close();
    }

    @Test
    void whileTheCloudAnswersTheRelayLeavesEverythingToIt() throws IOException {
        night.cloudTells(List.of(LonelyNight.SESSION));
        night.pass(MINUTE);
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(70));

        assertThat(night.desk.offered()).isEmpty();
        assertThat(night.steps()).isEmpty();
    }

    @Test
    void withoutASessionTheRelayDoesNothingAlone() throws IOException {
        night.pass(MINUTE);
        night.linkIs(false);
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(70));

        assertThat(night.desk.offered()).isEmpty();
        assertThat(night.steps()).isEmpty();
    }

    @Test
    void aLinkLostForLessThanTwoMinutesIsNotLost() throws IOException {
        night.cloudTells(List.of(LonelyNight.SESSION));
        night.pass(MINUTE);
        night.linkIs(false);
        night.pass(Duration.ofSeconds(119));

        assertThat(night.kinds()).isEmpty();
        night.pass(Duration.ofSeconds(1));
        assertThat(night.steps())
                .containsExactly(new SessionStep(
                        "booking-1",
                        Step.ALONE,
                        Instant.parse("2026-11-21T22:03:00Z"),
                        "The relay has not heard of the cloud since 22:01:00 UTC and looks after the session by its written rules.",
                        Instant.parse("2026-11-21T22:01:00Z")));
    }

    @Test
    void thePlanIsFinishedUntilTheSlotsEndAndThenTheTargetIsDeactivated() throws IOException {
        night.losesTheCloud();
        night.pass(Duration.ofMinutes(56));
        assertThat(night.desk.offered()).isEmpty();

        night.pass(Duration.ofMinutes(2));

        assertThat(night.desk.heard()).singleElement().satisfies(heard -> {
            Command command = heard.command();
            assertThat(command.method()).isEqualTo("RoboTargetSetTargetStatus");
            assertThat(command.params()).hasToString("{\"RefGuidTarget\":\"guid-of-booking-1\",\"Status\":1}");
            assertThat(command.lease().kind()).isEqualTo("alone");
            assertThat(heard.at()).isEqualTo("2026-11-21T23:00:00Z");
        });
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.TARGET_DEACTIVATED);
    }

    @Test
    void aTargetThatCannotBeDeactivatedIsStoppedInstead() throws IOException {
        night.desk.next(FakeDesk.Turn.REFUSED);
        night.losesTheCloud();
        night.pass(Duration.ofMinutes(60));

        assertThat(night.desk.did()).containsExactly("abort");
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.FAILED, Step.ABORTED);
        assertThat(night.steps().get(1).reason())
                .isEqualTo("The target could not be deactivated: the relay could not give the command."
                        + " Everything is stopped instead.");
    }

    @Test
    void aSessionWithoutATargetIsStoppedAtItsEnd() throws IOException {
        night.cloudTells(List.of(new RunningSession("booking-1", "demo", LonelyNight.SESSION.until(), null, null)));
        night.pass(MINUTE);
        night.linkIs(false);
        night.pass(Duration.ofMinutes(60));

        assertThat(night.desk.did()).containsExactly("abort");
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.ABORTED);
    }

    @Test
    void whenItBecomesUnsafeEverythingIsStoppedAndThenParked() throws IOException {
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(3));

        assertThat(night.desk.did()).containsExactly("abort", "park");
        assertThat(night.desk.heard().getFirst().command().params()).hasToString("{\"IsHalt\":true}");
        assertThat(night.desk.heard().getLast().command().params()).hasToString("{\"CommandType\":3}");
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.ABORTED, Step.PARKED);
        assertThat(night.steps().getLast().reason()).isEqualTo("The safety monitor says UNSAFE. The mount was parked.");
    }

    @Test
    void theParkFollowsAStopAlsoWhenTheWeatherHasChangedItsMind() throws IOException {
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        while (night.desk.offered().isEmpty()) {
            night.pass(Duration.ofSeconds(1));
        }
        night.hears("{\"Event\":\"WeatherAndSafetyMonitorData\"," + LonelyNight.SAFE + "}");
        night.weatherIs(LonelyNight.SAFE);
        night.pass(MINUTE);

        assertThat(night.desk.did()).containsExactly("abort", "park");
    }

    @Test
    void aStopThatFailedIsTriedAgainAfterHalfAMinuteAndTheParkWaitsAMoment() throws IOException {
        night.desk.next(FakeDesk.Turn.FAILED);
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(4));

        List<Instant> at = night.desk.heard().stream().map(FakeDesk.Heard::at).toList();
        assertThat(at).hasSize(3);
        assertThat(Duration.between(at.get(0), at.get(1))).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(33));
        assertThat(Duration.between(at.get(1), at.get(2))).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    @Test
    void aTargetThatCannotBeDeactivatedAfterAStopNeedsNoOther() throws IOException {
        night.desk.next(FakeDesk.Turn.DONE, FakeDesk.Turn.DONE, FakeDesk.Turn.REFUSED);
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(60));

        assertThat(night.desk.did()).containsExactly("abort", "park");
        assertThat(night.steps().getLast().reason()).endsWith("Everything had been stopped before.");
    }

    @Test
    void oneWordOfUnsafeAloneStopsNothing() throws IOException {
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofSeconds(30));
        night.weatherIs(LonelyNight.SAFE);
        night.pass(Duration.ofMinutes(10));

        assertThat(night.desk.offered()).isEmpty();
    }

    @Test
    void theSessionsOwnWaitCountsBeforeTheRelaysSetting() throws IOException {
        night.cloudTells(List.of(new RunningSession("booking-1", "demo", LonelyNight.SESSION.until(), "guid", 300)));
        night.pass(MINUTE);
        night.linkIs(false);
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(5));
        assertThat(night.desk.offered()).isEmpty();

        night.pass(MINUTE);
        assertThat(night.desk.did()).containsExactly("abort", "park");
    }

    @Test
    void afterUnsafeTheSessionIsNotResumedAndItsTargetIsDeactivatedAtTheEnd() throws IOException {
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(5));
        night.weatherIs(LonelyNight.SAFE);
        night.pass(Duration.ofHours(2));

        assertThat(night.desk.did()).containsExactly("abort", "park", "deactivate");
    }

    @Test
    void whileVoyagerIsAwayItIsToldOnceAndTriedWhenItReturns() throws IOException {
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.voyagerIs(false);
        night.pass(Duration.ofMinutes(20));
        assertThat(night.desk.offered()).isEmpty();
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.FAILED);

        night.voyagerIs(true);
        night.pass(Duration.ofMinutes(3));

        assertThat(night.desk.did()).containsExactly("abort", "park");
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.FAILED, Step.ABORTED, Step.PARKED);
    }

    @Test
    void aVoyagerThatReturnsInGoodWeatherIsLeftAtWork() throws IOException {
        night.losesTheCloud();
        night.voyagerIs(false);
        night.pass(Duration.ofMinutes(20));
        night.voyagerIs(true);
        night.pass(Duration.ofMinutes(10));

        assertThat(night.desk.offered()).isEmpty();
    }

    @Test
    void aParkThatVoyagerRefusesIsTriedAgainUntilItIsDone() throws IOException {
        night.desk.next(FakeDesk.Turn.DONE, FakeDesk.Turn.FAILED, FakeDesk.Turn.FAILED);
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(5));

        assertThat(night.desk.did()).containsExactly("abort", "park");
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.ABORTED, Step.FAILED, Step.PARKED);
        assertThat(night.desk.offered()).extracting(Command::id).doesNotHaveDuplicates();
    }

    @Test
    void aMountThatVoyagerParkedByItselfCountsAsParked() throws IOException {
        night.desk.next(FakeDesk.Turn.DONE, FakeDesk.Turn.FAILED);
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        while (night.desk.offered().size() < 2) {
            night.pass(Duration.ofSeconds(1));
        }
        night.hears("{\"Event\":\"ControlData\",\"MNTPARK\":true}");
        night.pass(Duration.ofSeconds(2));

        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.ABORTED, Step.FAILED, Step.PARKED);
        assertThat(night.desk.offered()).hasSize(2);
    }

    @Test
    void afterTenAttemptsTheRelaySaysThatItGivesUp() throws IOException {
        night.desk.next(FakeDesk.Turn.DONE);
        for (int i = 0; i < 10; i++) {
            night.desk.next(FakeDesk.Turn.FAILED);
        }
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(30));

        assertThat(night.desk.offered()).hasSize(11);
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.ABORTED, Step.FAILED, Step.FAILED);
        assertThat(night.steps().getLast().reason()).endsWith("It is not tried any more; look at the telescope.");
    }
}
