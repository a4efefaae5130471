package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import stellar.contract.Wire;
import stellar.nights.Chain;
import stellar.nights.NightBooking;
import stellar.nights.NightHouse;
import stellar.nights.NightObservatory;
import stellar.nights.NightTelescope;

/**
 * One night, in which every part is real and time is turned by hand: bookings on six telescopes, from their booking to their
 * charge. What befalls each stands in {@link #play}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ScriptedNight {

    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    static final long GRANTED_CENTS = 100_000;

    NightHouse house;
    NightBooking clear;
    NightBooking clouds;
    NightBooking focus;
    NightBooking unsafe;
    NightBooking restarts;
    NightBooking late;
    NightBooking lost;
    NightBooking cut;
    NightBooking cutBefore;
    NightBooking dead;
    NightBooking aborted;
    NightBooking forgotten;
    NightBooking takenOver;

    /** What was to be seen in the middle of the night, by a name. */
    final Map<String, JsonNode> seen = new HashMap<>();

    /** A moment of the night of 23 November 2026, by its hour in UTC. */
    static Instant at(String hour) {
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
    static void sees(NightBooking booking, String... told) {
        Chain ofSession = booking.ofSession();
        Chain ofPerson = booking.ofPerson();
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
            assertThat(booking.told()).containsExactly(told);
            assertThat(ofSession.end()).as("its right ends with it").isEqualTo("unsubscribed");
            assertThat(ofPerson.isBroken()).as("a gap").isFalse();
            assertThat(booking.lastTold()).isEqualTo(booking.state());
            assertThat(booking.notified())
                    .extracting(notified -> notified.split(" ", 2)[0])
                    .as("what its person was notified of")
                    .isEqualTo(booking.story());
        });
        assertThat(ofSession.states()).isNotEmpty();
        assertThat(ofSession.messages())
                .allSatisfy(message ->
                        assertThat(booking.isAbout(message)).as("%s", message).isTrue());
        assertThat(ofPerson.messages().stream()
                        .filter(message -> !message.path("type").asText().equals("notified")))
                .allSatisfy(message -> assertThat(message.at("/data/telescope").asText())
                        .isEqualTo(ofSession
                                .states()
                                .getFirst()
                                .at("/data/telescope")
                                .asText()));
        assertThat(booking.imagesTold()).doesNotHaveDuplicates();
    }

    /**
     * The switches of a booking's target, where being switched off again counts for nothing: a telescope that is slow to say that
     * it did, on a machine that is busy, is asked again.
     */
    static List<Integer> turns(NightBooking booking) {
        List<Integer> turns = new ArrayList<>();
        for (int status : booking.switches()) {
            if (status == 0 || turns.isEmpty() || turns.getLast() == 0) {
                turns.add(status);
            }
        }
        return turns;
    }

    static List<String> causes(JsonNode charge) {
        return charge.path("evidence")
                .valueStream()
                .map(one -> one.path("cause").asText())
                .distinct()
                .toList();
    }

    static long minutes(JsonNode charge, String letter) {
        return charge.path("minutes")
                .asText()
                .chars()
                .filter(minute -> letter.indexOf(minute) >= 0)
                .count();
    }

    static Instant startedAt(JsonNode session) {
        return Instant.parse(session.path("startedAt").asText());
    }
}
