package stellar.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.Night;
import stellar.Streamed;
import stellar.cloud.Language;
import stellar.cloud.Value;
import stellar.contract.Wire;
import stellar.live.Channel;
import stellar.live.Connections;
import stellar.live.Listeners;
import stellar.notifications.Inbox;
import stellar.notifications.Kind;

/** What a session's story gains is told to whom it concerns. */
class StoryHandlerTest {

    private static final String OPERATOR = "operator-of-stories";

    private final PlayedNight played;
    private final StoryHandler handler;

    StoryHandlerTest() throws Exception {
        played = new PlayedNight();
        played.night.giveTo(OPERATOR);
        handler = new StoryHandler(
                played.night.environment(Map.of()),
                played.night.tables,
                played.sockets.sockets(Duration.ofSeconds(2)),
                played.night.clock,
                Night.silent());
    }

    /** Connections live for two hours. */
    private void listen() {
        listen("guest", Channel.ofSession(played.booking));
        listen("user", Channel.ofUser(played.user));
        listen("operator", Channel.ofUser(OPERATOR));
    }

    @AfterEach
    void close() {
        played.close();
    }

    @Test
    void itsUserIsToldEachStepOnceAndItsOperatorWhatIsTheirsToMend() {
        at(PlayedNight.FROM.minus(Duration.ofHours(5)));
        played.connect();
        listen();
        Session prepared = settled();
        changed(null, prepared);
        at(PlayedNight.FROM);
        listen();
        played.safe(false);
        at(PlayedNight.FROM.plusSeconds(1));
        Session clouded = settled();
        changed(prepared, clouded);
        changed(clouded, clouded);

        assertThat(words("user")).containsExactly("1 prepared", "2 waits clouds");
        assertThat(words("guest")).isEqualTo(words("user"));
        JsonNode text = told("user").getLast().path("text");
        assertThat(text.path("en").asText()).startsWith("cloud sensor: CLOUDY since ");
        assertThat(text.path("fr").asText()).startsWith("capteur de nuages : nuageux depuis ");
        assertThat(words("operator")).isEmpty();

        played.night.clock.set(PlayedNight.FROM.plus(Duration.ofMinutes(10)));
        Session away = settled();
        changed(clouded, away);
        assertThat(words("user")).endsWith("3 waits relay-away");
        assertThat(words("operator")).containsExactly("3 waits relay-away");
    }

    @Test
    void whatIsToldIsNotifiedInBothLanguagesOnceAndToTheOperatorWhatIsTheirsToMend() {
        at(PlayedNight.FROM.minus(Duration.ofHours(5)));
        played.connect();
        Session prepared = settled();
        changed(null, prepared);
        at(PlayedNight.FROM);
        played.safe(false);
        at(PlayedNight.FROM.plusSeconds(1));
        Session clouded = settled();
        changed(prepared, clouded);
        changed(prepared, clouded);
        played.night.clock.set(PlayedNight.FROM.plus(Duration.ofMinutes(10)));
        changed(clouded, settled());

        Inbox inbox = new Inbox(played.night, played.user);
        String target = played.booking().plan().at("/target/name").asText();
        assertThat(inbox.titles(Language.ENGLISH))
                .containsExactly(
                        "error: " + target + " waits",
                        "paused: " + target + " waits",
                        "prepared: " + target + " is prepared");
        assertThat(inbox.titles(Language.FRENCH).getLast())
                .isEqualTo("prepared: " + target + "\u00a0: séance préparée");
        assertThat(inbox.newest(Kind.PAUSED).path("text").asText()).startsWith("cloud sensor: CLOUDY since ");
        assertThat(inbox.newest(Kind.PAUSED).path("link").asText())
                .isEqualTo("/en/robotarget/" + played.night.telescope + "/monitor");
        assertThat(new Inbox(played.night, OPERATOR).titles(Language.ENGLISH))
                .filteredOn(title -> title.contains(target))
                .contains("error: " + target + " waits");
    }

    @Test
    void eachFifteenthImageIsNewsAndEachOneToWhoWantsThat() {
        at(PlayedNight.FROM.minus(Duration.ofHours(5)));
        played.connect();
        Session prepared = settled();
        changed(null, prepared);
        Session before = with(prepared, 14);
        changed(prepared, before);
        changed(before, with(prepared, 16));
        Inbox inbox = new Inbox(played.night, played.user);
        inbox.choose(Kind.IMAGE, "feed");
        changed(with(prepared, 16), with(prepared, 17));
        changed(with(prepared, 16), with(prepared, 17));

        String target = played.booking().plan().at("/target/name").asText();
        assertThat(inbox.titles(Language.ENGLISH))
                .filteredOn(title -> title.startsWith("image"))
                .containsExactlyInAnyOrder("images: 15 images of " + target, "image: Image 17 of " + target);
    }

    private static Session with(Session session, int frames) {
        MutableSession copy = new MutableSession(session);
        copy.statistics = new Statistics(frames, 0, Map.of(), 0, 0, 0, PlayedNight.FROM.plusSeconds(frames * 60L), "");
        return copy.toSession();
    }

    @Test
    void aLostSafetyMonitorIsTheOperatorsToMend() {
        at(PlayedNight.FROM.minus(Duration.ofHours(5)));
        played.connect();
        listen();
        Session prepared = settled();
        played.loseSafetyMonitor();
        at(PlayedNight.FROM);
        listen();
        changed(prepared, settled());

        assertThat(words("operator")).containsExactly("2 waits weather-not-known");
        assertThat(words("user")).isEqualTo(words("operator"));
    }

    private void listen(String name, Channel channel) {
        Listeners.add(
                new Connections(played.night.tables, played.night.table("ConnectionsTable"), played.night.clock),
                name + played.booking,
                channel);
    }

    private void at(Instant moment) {
        played.night.clock.set(moment);
        played.say();
    }

    private Session settled() {
        do {
            played.desk.look(played.booking, SessionDesk.Woken.BY_NEWS);
        } while (played.answer() > 0);
        return played.session();
    }

    /** The table's stream tells that the row changed. */
    private void changed(@Nullable Session before, Session after) {
        var change = Streamed.changed(before == null ? null : row(before), row(after));
        assertThat(handler.handleRequest(Streamed.event(List.of(change)), Night.INVOCATION)
                        .getBatchItemFailures())
                .isEmpty();
    }

    private static Map<String, AttributeValue> row(Session session) {
        return Map.of(
                "booking", Value.text(session.booking()),
                "session", Value.text(Wire.write(session)));
    }

    private List<JsonNode> told(String name) {
        List<JsonNode> told = new ArrayList<>();
        for (ObjectNode frame : played.sockets.sent(name + played.booking)) {
            frame.path("messages").forEach(message -> {
                assertThat(message.path("type").asText()).isEqualTo("notification");
                told.add(message.path("data"));
            });
        }
        return told;
    }

    private List<String> words(String name) {
        return told(name).stream()
                .map(data -> (data.path("number").asText() + " "
                                + data.path("what").asText() + " "
                                + data.path("why").asText())
                        .strip())
                .toList();
    }
}
