package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import stellar.nights.NightBooking;
import stellar.simulator.protocol.ReceivedCommand;

/** What comes of the bookings of one night of which each has its own script. */
class NightWayTest extends ScriptedNight {

    @Test
    void aClearNightIsPreparedStartedAndFinishedByItselfAndChargedByItsMinutes() throws Exception {
        assertThat(clear.state()).isEqualTo("completed");
        assertThat(clear.telescope().methods(clear.id()))
                .containsSubsequence("RoboTargetAddSet", "RoboTargetAddTarget")
                .containsOnlyOnce("RoboTargetAddSet", "RoboTargetAddTarget");
        JsonNode set = clear.telescope().params("RoboTargetAddSet", clear.id());
        assertThat(set.path("Name").asText()).isEqualTo("User_" + clear.user() + "_Booking_" + clear.id());
        assertThat(set.path("Tag").asText()).isEqualTo("stellar_booking_" + clear.id());
        assertThat(turns(clear)).as("%s", clear.asked()).containsExactly(0, 1);
        assertThat(clear.story()).containsExactly("prepared", "started", "ended");
        JsonNode session = clear.session();
        assertThat(session.at("/ending/code").asText()).isEqualTo("plan-done");
        assertThat(session.at("/statistics/frames").asInt()).isEqualTo(6);
        assertThat(session.at("/statistics/exposedSeconds").asInt()).isEqualTo(1800);
        assertThat(session.at("/statistics/framesByFilter/L").asInt()).isEqualTo(6);
        JsonNode charge = clear.charge();
        assertThat(causes(charge)).contains("exposure", "plan-done");
        assertThat(minutes(charge, "E")).isBetween(24L, 31L);
        sees(clear, "started", "completed completed");
        assertThat(clear.imagesTold()).hasSize(6);
        assertThat(clear.ofSession().messages())
                .filteredOn(message -> message.path("type").asText().equals("session.progress"))
                .isNotEmpty();
    }

    @Test
    void onceItIsOverItsAlbumIsMadeByItself() {
        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(clear.album().path("pieces"))
                        .hasSize(3)
                        .allSatisfy(piece ->
                                assertThat(piece.has("madeAt")).as("%s", piece).isTrue()));
    }

    @Test
    void cloudsFromElevenToTenPastMidnightPauseItAndItGoesOnAQuarterOfAnHourLater() throws Exception {
        JsonNode clouded = Objects.requireNonNull(seen.get("clouded"));
        assertThat(clouded.path("state").asText()).isEqualTo("paused");
        assertThat(clouded.at("/waiting/text").asText())
                .matches("cloud sensor: VERY_CLOUDY since 00:0\\d; starts after 15 minutes of safe");
        assertThat(Objects.requireNonNull(seen.get("clear again"))
                        .at("/waiting/code")
                        .asText())
                .isEqualTo("safe-again-wait");
        assertThat(Objects.requireNonNull(seen.get("gone on")).path("state").asText())
                .isEqualTo("running");

        assertThat(clouds.state()).isEqualTo("completed");
        assertThat(turns(clouds)).as("%s", clouds.asked()).containsExactly(0, 1, 0, 1);
        assertThat(clouds.changes())
                .containsExactly("book", "confirm", "prepare", "prepared", "start", "pause", "resume", "complete");
        JsonNode charge = clouds.charge();
        assertThat(causes(charge)).contains("exposure", "clouds", "safe-again-wait");
        assertThat(minutes(charge, "U")).isBetween(83L, 88L);
        assertThat(charge.path("chargedCents").asLong())
                .isLessThan(charge.path("totalCents").asLong() / 2);
        sees(clouds, "started", "pause weather", "resume safe-again", "completed completed");
    }

    @Test
    void unsafeAllNightItIsMissedAndNobodyPays() throws Exception {
        assertThat(unsafe.state()).isEqualTo("missed");
        assertThat(unsafe.telescope().methods(unsafe.id())).contains("RoboTargetAddSet");
        assertThat(unsafe.switches()).isEmpty();
        assertThat(unsafe.session().at("/ending/code").asText()).isEqualTo("too-late");
        assertThat(unsafe.charge().path("chargedCents").asLong()).isZero();
        sees(unsafe, "completed missed");
        assertThat(unsafe.imagesTold()).isEmpty();
    }

    @Test
    void aFocusThatFailsIsCountedAndStopsNothing() throws Exception {
        assertThat(focus.state()).isEqualTo("completed");
        assertThat(turns(focus)).as("%s", focus.asked()).containsExactly(0, 1);
        assertThat(focus.session().at("/statistics/errors").asInt()).isPositive();
        assertThat(focus.session().at("/statistics/frames").asInt()).isBetween(3, 6);
        assertThat(focus.charge().path("chargedCents").asLong()).isPositive();
        sees(focus, "started", "completed completed");
        assertThat(focus.imagesTold()).hasSize(focus.frames());
    }

    @Test
    void aVoyagerThatIsRestartedTwiceGoesOnEachTimeAndTheTimeItWasAwayIsNotCharged() throws Exception {
        assertThat(restarts.state()).isEqualTo("completed");
        assertThat(restarts.telescope().methods(restarts.id()))
                .containsOnlyOnce("RoboTargetAddSet", "RoboTargetAddTarget");
        assertThat(restarts.switches()).startsWith(0).endsWith(1);
        assertThat(restarts.session().at("/statistics/frames").asInt()).isBetween(4, 10);
        JsonNode charge = restarts.charge();
        assertThat(causes(charge)).contains("voyager-away");
        assertThat(minutes(charge, "F")).isBetween(2L, 10L);
        sees(restarts, "started", "completed completed");
    }

    @Test
    void aTimerThatIsLateAndDoubledStartsItLateAndOnce() throws Exception {
        assertThat(late.state()).isEqualTo("completed");
        assertThat(startedAt(late.session())).isBetween(at("00:10"), at("00:12"));
        assertThat(turns(late)).as("%s", late.asked()).containsExactly(0, 1);
        assertThat(late.changes()).containsExactly("book", "confirm", "prepare", "prepared", "start", "complete");
        sees(late, "started", "completed completed");
    }

    @Test
    void aTimerThatIsLostIsFoundByTheSweepOfTheNextQuarterHour() throws Exception {
        assertThat(lost.state()).isEqualTo("completed");
        assertThat(startedAt(lost.session())).isBetween(at("00:45"), at("00:48"));
        assertThat(turns(lost)).as("%s", lost.asked()).containsExactly(0, 1);
        sees(lost, "started", "completed completed");
    }

    @Test
    void withTheLinkDownUntilAfterItsEndTheRelayEndsItAndItIsSettledWhenTheLinkIsBack() throws Exception {
        assertThat(cut.state()).isEqualTo("completed");
        assertThat(cut.switches()).startsWith(0, 1).doesNotContainSequence(1, 0);
        assertThat(cut.story()).contains("started", "waits", "ended");
        assertThat(cut.session().at("/statistics/frames").asInt())
                .as("frames of the time without the link")
                .isBetween(5, 9);
        assertThat(cutBefore.state()).isEqualTo("missed");
        assertThat(cutBefore.switches()).isEmpty();
        assertThat(cutBefore.charge().path("chargedCents").asLong()).isZero();
        sees(cut, "started", "completed completed");
        sees(cutBefore, "completed missed");
    }

    @Test
    void aRelayThatDiesDoesNotKeepItOpenAndWhatNobodyKnowsIsNotCharged() throws Exception {
        assertThat(Objects.requireNonNull(seen.get("dead")).path("state").asText())
                .isIn("completed", "failed")
                .isEqualTo(dead.state());
        assertThat(dead.switches())
                .as("switched off when it is back")
                .startsWith(0)
                .endsWith(1);
        assertThat(dead.session().has("nextLook")).isFalse();
        JsonNode charge = dead.charge();
        assertThat(minutes(charge, "?")).isGreaterThanOrEqualTo(25);
        assertThat(Instant.parse(charge.path("settledAt").asText()))
                .isBetween(at("00:00"), at("00:00").plus(Duration.ofMinutes(2)));
        sees(dead, "started", "completed " + dead.state());
    }

    @Test
    void whoAbortsFinishesNowAndPaysForTheRest() throws Exception {
        assertThat(aborted.state()).isEqualTo("completed");
        assertThat(turns(aborted)).as("%s", aborted.asked()).containsExactly(0, 1);
        assertThat(aborted.session().at("/ending/code").asText()).isEqualTo("aborted-by-user");
        JsonNode charge = aborted.charge();
        assertThat(causes(charge)).contains("ended-by-user");
        assertThat(minutes(charge, "G")).isBetween(13L, 16L);
        assertThat(Instant.parse(charge.path("settledAt").asText())).isBefore(at("23:10"));
        sees(aborted, "started", "completed completed");
    }

    @Test
    void whoPausesAndForgetsKeepsTheTelescopeUntilTheSlotsEndAndPaysForIt() throws Exception {
        assertThat(Objects.requireNonNull(seen.get("forgotten")).path("state").asText())
                .isEqualTo("paused");
        assertThat(forgotten.state()).isEqualTo("completed");
        assertThat(turns(forgotten)).as("%s", forgotten.asked()).containsExactly(0, 1);
        assertThat(forgotten.session().at("/ending/code").asText()).isEqualTo("slot-over");
        assertThat(forgotten.telescope().commands().stream()
                        .filter(command -> command.method().equals("RemoteMountFastCommand"))
                        .map(command -> command.params().path("CommandType").asInt()))
                .as("parked by hand, and unparked for who comes next")
                .containsExactly(3, 4);
        assertThat(minutes(forgotten.charge(), "P")).isBetween(16L, 19L);
        sees(forgotten, "started", "pause asked-for", "completed completed");
    }

    @Test
    void anOperatorWhoTakesOverStopsEverythingAndNothingIsChargedFromThen() throws Exception {
        assertThat(takenOver.state()).isEqualTo("completed");
        assertThat(takenOver.session().at("/ending/code").asText()).isEqualTo("aborted-by-operator");
        assertThat(takenOver.telescope().commands())
                .extracting(ReceivedCommand::method)
                .containsOnlyOnce("Abort");
        JsonNode charge = takenOver.charge();
        assertThat(causes(charge)).contains("stopped-by-operator");
        assertThat(minutes(charge, "F")).isBetween(13L, 16L);
        assertThat(minutes(charge, "G")).isZero();
        sees(takenOver, "started", "completed completed");
    }

    @Test
    void whatOlderProgramsAskIsAnsweredWhenItIsDoneAndWhatIsBookedIsLeftAlone() {
        assertThat(Objects.requireNonNull(seen.get("aborted")).at("/result/by").asText())
                .isEqualTo("user");
        JsonNode stopped = Objects.requireNonNull(seen.get("taken over"));
        assertThat(stopped.path("message").asText()).isEqualTo("Abort command sent");
        assertThat(stopped.path("state").asText()).isEqualTo("done");
        assertThat(Objects.requireNonNull(seen.get("made")).path("message").asText())
                .isEqualTo("Set created");
        assertThat(Objects.requireNonNull(seen.get("sets")).at("/result/list").toString())
                .contains("Comets", "stellar_booking_" + clear.id());
        JsonNode alone = Objects.requireNonNull(seen.get("left alone"));
        assertThat(alone.path("error").asText()).isEqualTo("of-a-booking");
        assertThat(alone.path("state").asText()).isEqualTo("running");
    }

    @Test
    void theLedgerIsExactAndNothingWasGivenUp() throws Exception {
        Map<String, Long> left = new HashMap<>();
        for (NightBooking booking : house.bookings()) {
            JsonNode charge = booking.charge();
            long ofThis = charge.path("chargedCents").asLong();
            assertThat(ofThis + charge.path("returnedCents").asLong())
                    .isEqualTo(charge.path("totalCents").asLong());
            left.merge(booking.user(), GRANTED_CENTS - ofThis, (before, now) -> before + now - GRANTED_CENTS);
        }
        for (Map.Entry<String, Long> person : left.entrySet()) {
            JsonNode credits =
                    house.person(person.getKey()).get("/api/me/credits").orFail();
            assertThat(credits.path("heldCents").asLong()).isZero();
            assertThat(credits.path("freeCents").asLong()).isEqualTo(person.getValue());
        }
        assertThat(house.cloud().deadLetters()).isEmpty();
    }
}
