package stellar.relay.alone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.RunningSession;
import stellar.contract.SessionStep.Step;

/** How the cloud gets its sessions back, and which ones the relay keeps. */
class HandBackTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LonelyNight night;

    HandBackTest(@TempDir Path directory) throws IOException {
        night = new LonelyNight(directory);
    }

    @AfterEach
    void close() throws IOException {
        night.close();
    }

    @Test
    void whenTheLinkIsBackItIsToldAndTheRulesStop() throws IOException {
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(3));
        night.linkIs(true);
        night.pass(Duration.ofMinutes(70));

        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.ABORTED, Step.PARKED, Step.LINK_BACK);
        assertThat(night.steps().getLast().reason())
                .isEqualTo("The cloud is reached again and is in charge of the session. Done meanwhile:"
                        + " Everything was stopped. The mount was parked.");
        assertThat(night.desk.offered()).hasSize(2);
    }

    @Test
    void aCloudThatIsHeardJustBeforeACommandIsGivenKeepsItBack() throws IOException {
        night.losesTheCloud();
        night.isHeardWhileDeciding();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(2));

        assertThat(night.desk.offered()).isEmpty();
        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.LINK_BACK);

        night.pass(Duration.ofMinutes(3));
        assertThat(night.desk.did()).containsExactly("abort", "park");
    }

    @Test
    void aCommandUnderWayWhenTheLinkComesBackIsStillReported() throws IOException {
        night.desk.next(FakeDesk.Turn.SILENT);
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(3));
        night.cloudTells(List.of()).linkIs(true);
        night.pass(MINUTE);
        assertThat(night.kept()).containsExactly("booking-1");

        night.desk.finish(night.desk.offered().getFirst().id(), "demo", "done");
        night.pass(MINUTE);

        assertThat(night.kinds()).containsExactly(Step.ALONE, Step.LINK_BACK, Step.ABORTED);
        assertThat(night.desk.offered()).hasSize(1);
        assertThat(night.kept()).isEmpty();
    }

    @Test
    void aSecondLossIsLookedAfterLikeTheFirst() throws IOException {
        night.losesTheCloud();
        night.weatherIs(LonelyNight.UNSAFE);
        night.pass(Duration.ofMinutes(3));
        night.linkIs(true);
        night.pass(Duration.ofMinutes(2));
        night.linkIs(false);
        night.pass(Duration.ofMinutes(4));

        assertThat(night.desk.did()).containsExactly("abort", "park", "abort", "park");
    }

    @Test
    void aSessionThatTheCloudNoLongerNamesIsForgottenAndAnOlderCloudChangesNothing() throws IOException {
        night.cloudTells(List.of(LonelyNight.SESSION, LonelyNight.session("booking-2", Duration.ofHours(1))));
        night.pass(MINUTE);
        assertThat(night.kept()).containsExactly("booking-1", "booking-2");

        night.cloudTells(null);
        night.pass(MINUTE);
        assertThat(night.kept()).containsExactly("booking-1", "booking-2");

        night.cloudTells(List.of(LonelyNight.SESSION));
        night.pass(MINUTE);
        assertThat(night.kept()).containsExactly("booking-1");
    }

    @Test
    void aSessionOfATelescopeThatIsNotHereIsPassedOver() throws IOException {
        night.cloudTells(List.of(new RunningSession("booking-9", "another", LonelyNight.SESSION.until(), null, null)));
        night.pass(MINUTE);

        assertThat(night.kept()).isEmpty();
    }
}
