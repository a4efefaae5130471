package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Wire;
import stellar.nights.Chain;
import stellar.nights.NightBooking;
import stellar.nights.NightHouse;
import stellar.nights.NightObservatory;
import stellar.nights.NightTelescope;
import stellar.simulator.protocol.ReceivedCommand;

/**
 * One night, in which every part is real and time is turned by hand: bookings on six telescopes, from their booking to their
 * charge. What befalls each stands in {@link #play}; the tests look at what came of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightWayTest {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final long GRANTED_CENTS = 100_000;

    private NightHouse house;
    private NightBooking clear;
    private NightBooking clouds;
    private NightBooking focus;
    private NightBooking unsafe;
    private NightBooking restarts;
    private NightBooking late;
    private NightBooking lost;
    private NightBooking cut;
    private NightBooking cutBefore;
    private NightBooking dead;
    private NightBooking aborted;
    private NightBooking forgotten;
    private NightBooking takenOver;

    /** What was to be seen in the middle of the night, by a name. */
    private final Map<String, JsonNode> seen = new HashMap<>();

    /** A moment of the night of 23 November 2026, by its hour in UTC. */
    private static Instant at(String hour) {
        return Instant.parse("2026-11-2" + (hour.startsWith("2") ? 3 : 4) + "T" + hour + ":00Z");
    }

    @BeforeAll
    void play(@TempDir Path folder) throws Exception {
        house = new NightHouse(
                REPOSITORY,
                folder,
                at("22:15"),
                Map.of(
                        "hill",
                        List.of("demo", "east", "west", "north"),
                        "valley",
                        List.of("low"),
                        "island",
                        List.of("far")));
        NightObservatory hill = house.observatory("hill");
        NightObservatory valley = house.observatory("valley");
        house.grant(GRANTED_CENTS);

        clear = house.book("hill", "demo", at("22:45"), at("23:30"), 6);
        focus = house.book("hill", "demo", at("23:45"), at("00:15"), 20);
        unsafe = house.book("hill", "demo", at("00:30"), at("01:00"), 4);
        NightTelescope demo = hill.telescope("demo");
        house.at(at("23:44"), () -> demo.faults().failFocus(2));
        house.at(at("00:26"), () -> demo.faults().weather(false));

        clouds = house.book("hill", "east", at("22:45"), at("00:45"), 30);
        NightTelescope east = hill.telescope("east");
        house.at(at("23:00"), () -> east.faults().clouds());
        house.at(at("23:08"), () -> seen.put("clouded", clouds.session()));
        house.at(at("00:10"), () -> east.faults().weather(true));
        house.at(at("00:13"), () -> seen.put("clear again", clouds.session()));
        house.at(at("00:29"), () -> seen.put("gone on", clouds.session()));

        restarts = house.book("hill", "west", at("22:45"), at("23:45"), 30);
        late = house.book("hill", "west", at("00:00"), at("00:30"), 30);
        lost = house.book("hill", "west", at("00:30"), at("01:00"), 30);
        NightTelescope west = hill.telescope("west");
        house.at(at("23:00"), west::end);
        house.at(at("23:02"), west::begin);
        house.at(at("23:20"), west::end);
        house.at(at("23:22"), west::begin);
        ObjectNode look = Wire.object().put("booking", late.id());
        house.at(at("23:55"), () -> house.loseTimer(late.id()));
        house.at(at("00:10"), () -> house.call("LookFunction", look, 2));
        house.at(at("00:25"), () -> house.loseTimer(lost.id()));

        cut = house.book("valley", "low", at("22:45"), at("23:30"), 30);
        cutBefore = house.book("valley", "low", at("00:00"), at("00:45"), 30);
        house.at(at("22:50"), () -> house.cut(valley));
        house.at(at("23:40"), valley.line()::up);
        house.at(at("23:55"), () -> house.cut(valley));
        house.at(at("00:46"), valley.line()::up);

        dead = house.book("island", "far", at("22:45"), at("23:30"), 30);
        house.at(at("23:00"), house.observatory("island")::killRelay);
        house.at(at("00:40"), () -> seen.put("dead", dead.session()));
        house.at(at("00:40"), house.observatory("island")::startRelay);

        aborted = house.book("hill", "north", at("22:45"), at("23:15"), 30);
        forgotten = house.book("hill", "north", at("23:30"), at("00:00"), 30);
        takenOver = house.book("hill", "north", at("00:15"), at("00:45"), 30);
        house.at(at("23:00"), () -> seen.put("aborted", aborted.abortAsBefore(house.person(aborted.user()))));
        house.at(at("23:42"), () -> forgotten.control("pause"));
        house.at(at("23:46"), () -> forgotten.control("park"));
        house.at(at("23:50"), () -> seen.put("forgotten", forgotten.session()));
        house.at(at("00:30"), () -> seen.put("taken over", takenOver.abortAsBefore(house.operator())));
        house.at(at("23:10"), this::askTheScheduler);

        house.playUntil(at("01:05"));
    }

    /** As older programs do. */
    private void askTheScheduler() throws Exception {
        String sets = "/api/me/robotarget/sets?telescope=demo";
        String off = "/api/me/robotarget/targets/" + clear.target() + "/deactivate?telescope=demo";
        seen.put(
                "made",
                house.operator().post(sets, Wire.object().put("Name", "Comets")).orFail());
        seen.put("sets", house.operator().get(sets).orFail());
        seen.put("left alone", house.operator().post(off, Wire.object()).body());
    }

    @AfterAll
    void end() throws Exception {
        house.close();
    }

    /** Its browser was told exactly this of its night, in order and without a gap, and nothing of anybody else's. */
    private static void sees(NightBooking booking, String... told) {
        Chain ofSession = booking.ofSession();
        Chain ofPerson = booking.ofPerson();
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
            assertThat(booking.told()).containsExactly(told);
            assertThat(ofSession.end()).as("its right ends with it").isEqualTo("unsubscribed");
            assertThat(ofPerson.isBroken()).as("a gap").isFalse();
            assertThat(booking.lastTold()).isEqualTo(booking.state());
        });
        assertThat(ofSession.states()).isNotEmpty();
        assertThat(ofSession.messages())
                .allSatisfy(message ->
                        assertThat(booking.isAbout(message)).as("%s", message).isTrue());
        assertThat(ofPerson.messages()).allSatisfy(message -> assertThat(
                        message.at("/data/telescope").asText())
                .isEqualTo(ofSession.states().getFirst().at("/data/telescope").asText()));
        assertThat(booking.imagesTold()).doesNotHaveDuplicates();
    }

    private static List<String> causes(JsonNode charge) {
        return charge.path("evidence")
                .valueStream()
                .map(one -> one.path("cause").asText())
                .distinct()
                .toList();
    }

    private static long minutes(JsonNode charge, String letter) {
        return charge.path("minutes")
                .asText()
                .chars()
                .filter(minute -> letter.indexOf(minute) >= 0)
                .count();
    }

    private static Instant startedAt(JsonNode session) {
        return Instant.parse(session.path("startedAt").asText());
    }

    @Test
    void aClearNightIsPreparedStartedAndFinishedByItselfAndChargedByItsMinutes() throws Exception {
        assertThat(clear.state()).isEqualTo("completed");
        assertThat(clear.telescope().methods(clear.id()))
                .containsSubsequence("RoboTargetAddSet", "RoboTargetAddTarget")
                .containsOnlyOnce("RoboTargetAddSet", "RoboTargetAddTarget");
        JsonNode set = clear.telescope().params("RoboTargetAddSet", clear.id());
        assertThat(set.path("Name").asText()).isEqualTo("User_" + clear.user() + "_Booking_" + clear.id());
        assertThat(set.path("Tag").asText()).isEqualTo("stellar_booking_" + clear.id());
        assertThat(clear.switches()).containsExactly(0, 1);
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
        assertThat(clouds.switches()).containsExactly(0, 1, 0, 1);
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
        assertThat(focus.switches()).containsExactly(0, 1);
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
        assertThat(late.switches()).containsExactly(0, 1);
        assertThat(late.changes()).containsExactly("book", "confirm", "prepare", "prepared", "start", "complete");
        sees(late, "started", "completed completed");
    }

    @Test
    void aTimerThatIsLostIsFoundByTheSweepOfTheNextQuarterHour() throws Exception {
        assertThat(lost.state()).isEqualTo("completed");
        assertThat(startedAt(lost.session())).isBetween(at("00:45"), at("00:48"));
        assertThat(lost.switches()).containsExactly(0, 1);
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
        assertThat(aborted.switches()).containsExactly(0, 1);
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
        assertThat(forgotten.switches()).containsExactly(0, 1);
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
