package stellar.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.Wire;
import stellar.progress.MessageHandler;
import stellar.relays.Relays;

/** What a socket may ask and what it is told. */
class ConversationTest {

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final Channel channel = Channel.ofTelescope(night.telescope);
    private final String browser = "browser-of-" + night.telescope;
    private final Connections connections = new Connections(night.tables, night.table("ConnectionsTable"), night.clock);
    private final MessageHandler handler = new MessageHandler(
            night.environment(Map.of()), night.tables, sockets.sockets(Duration.ofSeconds(2)), night.clock);

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void whoSubscribesListensAndIsToldTheWholeState() {
        connections.opened(browser, Pass.watching(channel));

        say("{\"type\":\"subscribe\",\"channel\":\"" + channel.name() + "\"}");

        assertThat(Listeners.of(connections, channel)).containsExactly(browser);
        assertThat(sockets.sent(browser)).singleElement().satisfies(state -> {
            assertThat(state.path("type").asText()).isEqualTo("initialState");
            assertThat(state.at("/data/telescope/id").asText()).isEqualTo(night.telescope);
        });
    }

    @Test
    void theRelayHearsAtOnceThatSomebodyWatches() throws IOException {
        connections.opened(browser, Pass.watching(channel));
        new Relays(night.tables, night.table("RelaysTable")).socketOpened(night.relay, "socket-of-" + night.relay);

        say("{\"type\":\"subscribe\",\"channel\":\"" + channel.name() + "\"}");

        assertThat(sockets.sent("socket-of-" + night.relay))
                .containsExactly(Wire.readObject(
                        Night.golden("push-interest.json").toString().replace("demo", night.telescope)));
    }

    @Test
    void aForeignChannelAndAMissingOneAreRefusedAlikeAndNothingElseHappens() throws IOException {
        Night other = new Night();
        connections.opened(browser, Pass.watching(channel));

        for (String name : List.of("telescope." + other.telescope, "telescope.nowhere", "session.1", "")) {
            say("{\"type\":\"subscribe\",\"channel\":\"" + name + "\"}");
            say("{\"type\":\"getState\",\"channel\":\"" + name + "\"}");
        }

        assertThat(sockets.sent(browser))
                .hasSize(8)
                .allSatisfy(answer -> assertThat(answer.path("code").asText()).isEqualTo("not-found"));
        assertThat(sockets.sent(browser)).contains(Night.golden("live-error.json"));
        assertThat(Listeners.of(connections, Channel.ofTelescope(other.telescope)))
                .isEmpty();
    }

    @Test
    void aConnectionThatNobodyOpenedMayNothing() {
        say("{\"type\":\"subscribe\",\"channel\":\"" + channel.name() + "\"}");

        assertThat(Listeners.of(connections, channel)).isEmpty();
        assertThat(sockets.sent(browser))
                .extracting(answer -> answer.path("type").asText())
                .containsExactly("error");
    }

    @Test
    void whoLeavesHearsNoMore() {
        connections.opened(browser, Pass.watching(channel));
        say("{\"type\":\"subscribe\",\"channel\":\"" + channel.name() + "\"}");

        say("{\"type\":\"unsubscribe\",\"channel\":\"" + channel.name() + "\"}");

        assertThat(Listeners.of(connections, channel)).isEmpty();
    }

    @Test
    void theEleventhChannelIsRefused() {
        Set<String> allowed = new HashSet<>();
        for (int i = 0; i < 11; i++) {
            night.addTelescope(night.telescope + "-" + i, night.relay, true);
            allowed.add("telescope." + night.telescope + "-" + i);
        }
        connections.opened(browser, new Pass(allowed, null, null, null));

        for (int i = 0; i < 11; i++) {
            say("{\"type\":\"subscribe\",\"channel\":\"telescope." + night.telescope + "-" + i + "\"}");
        }

        assertThat(sockets.sent(browser).subList(0, 10))
                .allSatisfy(state -> assertThat(state.path("type").asText()).isEqualTo("initialState"));
        assertThat(sockets.sent(browser).getLast().path("code").asText()).isEqualTo("too-many-channels");
        assertThat(Listeners.of(connections, Channel.ofTelescope(night.telescope + "-10")))
                .isEmpty();
    }

    @Test
    void aPingIsAnswered() {
        say("{\"type\":\"ping\"}");

        assertThat(sockets.sent(browser)).containsExactly(Wire.object().put("type", "pong"));
    }

    @Test
    void whatIsNoMessageIsRefused() {
        List<String> nonsense = List.of(
                "",
                "hello",
                "[]",
                "{",
                "{\"type\":\"dance\"}",
                "{\"type\":\"ping\",\"x\":\"" + "x".repeat(8192) + "\"}");

        nonsense.forEach(this::say);

        assertThat(sockets.sent(browser))
                .hasSize(nonsense.size())
                .allSatisfy(answer -> assertThat(answer.path("code").asText()).isEqualTo("malformed"));
    }

    private void say(String message) {
        APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
        var context = new APIGatewayV2WebSocketEvent.RequestContext();
        context.setConnectionId(browser);
        event.setRequestContext(context);
        event.setBody(message);
        handler.handleRequest(event, Night.INVOCATION);
    }
}
