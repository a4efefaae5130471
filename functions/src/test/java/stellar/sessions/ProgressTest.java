package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.ApiBook;
import stellar.Night;
import stellar.bookings.Actor;
import stellar.bookings.Transition;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.ingest.Incoming;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Door;
import stellar.live.Listeners;
import stellar.progress.Progresses;

/** How far a session is, from what its relay sends, as whoever listens is told: ten frames of 300 s through L and ten through Ha. */
class ProgressTest {

    private static final String WATCHING = "watching";

    private final PlayedNight played;
    private final Evidence evidence;
    private long seq = 1;

    ProgressTest() throws Exception {
        played = new PlayedNight();
        played.night.giveTo("the-operator");
        evidence = new Evidence(played.sessions, played.telescopes);
    }

    @AfterEach
    void close() {
        played.close();
    }

    @Test
    void aRecordedNightIsToldFrameByFrame() {
        start();
        listen();
        at(60);
        send(List.of(), control(-10.1, true), shot(0));
        JsonNode first = told().getLast();
        assertThat(first.path("percentage").asInt()).isZero();
        assertThat(first.path("current_shot").asInt()).isEqualTo(1);
        assertThat(first.path("total_shots").asInt()).isEqualTo(20);
        // Twenty frames of 300 s and their downloads of 5 s, and two hours less a minute of slot.
        assertThat(first.path("remaining").asInt()).isEqualTo(6100);
        assertThat(first.has("filter")).isFalse();

        frame("L", 2.25);
        frame("L", 2.31);
        at(800);
        send(List.of(), control(-10.2, true), shot(120));
        JsonNode told = told().getLast();
        // 600 and 120 of 6,000 s.
        assertThat(told.path("percentage").asInt()).isEqualTo(12);
        assertThat(told.path("current_shot").asInt()).isEqualTo(3);
        assertThat(told.path("remaining").asInt()).isEqualTo(5400 - 120 + 18 * 5);
        assertThat(told.path("filter").asText()).isEqualTo("L");
        assertThat(told.path("camera").toString())
                .isEqualTo("{\"temperature\":-10.2,\"cooling\":true,\"hfd\":2.31,\"at\":\"2026-11-23T21:13:20Z\"}");
        assertThat(told.path("mount").toString())
                .isEqualTo("{\"ra\":\"00h 42m 44s\",\"dec\":\"+41° 16' 09\\\"\",\"raJ2000Hours\":0.7122,"
                        + "\"decJ2000Degrees\":41.2692,\"tracking\":true,\"at\":\"2026-11-23T21:13:20Z\"}");
        assertThat(Progresses.asked(played.night, played.booking, played.user).path("progress"))
                .isEqualTo(told);
        assertThat(new Door(played.night, played.sockets)
                        .firstOfSession(played.user, played.booking)
                        .at("/data/progress"))
                .as("what who comes later is told first")
                .isEqualTo(told);
    }

    @Test
    void itIsToldOnceASecondAtMostAndOnlyToWhoListens() {
        start();
        at(60);
        send(List.of(), control(-10, true), shot(0));
        assertThat(told()).isEmpty();
        listen();
        for (int i = 0; i < 4; i++) {
            played.night.clock.advance(Duration.ofMillis(400));
            send(List.of(), shot(i));
        }
        // At 0.4 s, 1.6 s: 0.8 s and 1.2 s are within a second of the first.
        assertThat(told()).hasSize(2);
    }

    @Test
    void whatWasSaidLongAgoOrBeforeTheSessionSaysNothingOfItsExposure() {
        start();
        listen();
        at(60);
        send(List.of(), shot(100));
        at(60 + 40);
        send(List.of(), control(-10, true));
        assertThat(told().getFirst().path("current_shot").asInt()).isEqualTo(1);
        assertThat(told().getLast().path("current_shot").asInt()).isZero();
    }

    @Test
    void whileAPersonHasItWaitAndOnceItIsOverNothingIsTold() {
        start();
        listen();
        at(60);
        played.bookings.advance(played.booking, Transition.PAUSE, Actor.user(played.user), "asked-for");
        settle();
        at(120);
        send(List.of(), control(-10, true));
        assertThat(told()).isEmpty();
    }

    @Test
    void aPreviewThatCanBeFetchedIsToldToTheSessionItWasTakenFor() {
        start();
        listen();
        at(400);
        String image = frame("Ha", 2.4);
        Incoming.previewArrives(played.night, played.sockets, image);

        JsonNode ready = messages("image.ready").getLast();
        assertThat(ready.path("session_guid").asText()).isEqualTo(played.booking);
        assertThat(ready.at("/image/filename").asText()).isEqualTo("M31.fit");
        assertThat(ready.at("/image/filter").asText()).isEqualTo("Ha");
        assertThat(ready.at("/image/hfd").asDouble()).isEqualTo(2.4);
        assertThat(ready.at("/image/link").asText())
                .isEqualTo("/api/telescopes/" + played.night.telescope + "/images/" + image + "/preview");
        Incoming.previewArrives(played.night, played.sockets, image);
        assertThat(messages("image.ready")).hasSize(1);
    }

    private void start() {
        played.night.clock.set(PlayedNight.FROM.minus(Duration.ofHours(1)));
        played.say();
        played.connect();
        settle();
        at(0);
        settle();
    }

    /** What the telescope says of itself otherwise is a second old. */
    private void at(int second) {
        played.night.clock.set(PlayedNight.FROM.plusSeconds(second - 1));
        played.say();
        played.night.clock.set(PlayedNight.FROM.plusSeconds(second));
    }

    private void settle() {
        int rounds = 0;
        do {
            assertThat(rounds++).as("looks until it rests").isLessThan(20);
            played.desk.look(played.booking, SessionDesk.Woken.BY_NEWS);
        } while (played.answer() > 0);
    }

    private void listen() {
        Listeners.add(
                new Connections(played.night.tables, played.night.table("ConnectionsTable"), played.night.clock),
                WATCHING + played.booking,
                Channel.ofSession(played.booking));
    }

    private List<JsonNode> messages(String type) {
        List<JsonNode> messages = new ArrayList<>();
        for (ObjectNode frame : played.sockets.sent(WATCHING + played.booking)) {
            frame.path("messages").forEach(message -> {
                if (message.path("type").asText().equals(type)) {
                    messages.add(message.path("data"));
                }
            });
        }
        return messages;
    }

    private List<JsonNode> told() {
        return messages("session.progress").stream()
                .map(data -> data.path("progress"))
                .toList();
    }

    private void send(List<DurableEvent> events, LatestEvent... latest) {
        long first = seq;
        seq += events.size();
        Batch batch = played.night.batch(Night.EPOCH + 1, first, seq - 1, events, latest);
        assertThat(ApiBook.ask(Incoming.handler(played.night, played.sockets), played.night.request(batch))
                        .getStatusCode())
                .isEqualTo(200);
    }

    /** A frame is saved, its preview shown, and the timeline's stream tells the session of it. */
    private String frame(String filter, double hfd) {
        String image = UUID.randomUUID().toString();
        played.night.clock.advance(Duration.ofMinutes(5));
        Instant now = played.night.clock.instant();
        ObjectNode fits = Stage.json("{\"parsed\":{\"image\":\"" + image
                + "\",\"file\":\"M31.fit\",\"frameType\":\"LIGHT\",\"voyType\":\"SHOT\"}}");
        ObjectNode jpg = Stage.json("{\"parsed\":{\"image\":\"" + image + "\",\"file\":\"M31.fit\",\"filter\":\""
                + filter + "\",\"exposure\":300,\"hfd\":" + hfd + ",\"takenAt\":\"" + now + "\"}}");
        List<DurableEvent> events =
                List.of(played.night.event(seq, "newFITReady", fits), played.night.event(seq + 1, "newJPG", jpg));
        send(events);
        evidence.count(
                played.night.telescope,
                events.stream()
                        .map(event -> new Evidence.Happened(
                                event.telescope(),
                                "%013d-%012d".formatted(Night.EPOCH + 1, event.seq()),
                                event.type(),
                                event.at(),
                                event.data()))
                        .toList());
        return image;
    }

    private LatestEvent control(double temperature, boolean cooling) {
        return latest(
                "controlData",
                "{\"parsed\":{\"voyagerStatus\":\"RUN\",\"setupConnected\":true,\"camera\":{\"connected\":true,"
                        + "\"temperature\":" + temperature + ",\"cooling\":" + cooling
                        + "},\"mount\":{\"connected\":true,\"tracking\":true,\"raJ2000Hours\":0.7122,"
                        + "\"decJ2000Degrees\":41.2692}}}");
    }

    private LatestEvent shot(int elapsed) {
        return latest(
                "shotRunning",
                "{\"parsed\":{\"status\":\"EXPOSE\",\"total\":300,\"elapsed\":" + elapsed + ",\"remaining\":"
                        + (300 - elapsed) + "}}");
    }

    private LatestEvent latest(String type, String data) {
        return new LatestEvent(played.night.telescope, type, played.night.clock.instant(), Stage.json(data));
    }
}
