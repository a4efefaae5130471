package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import stellar.relay.voyager.Heard.State;

/** A link with a clock turned by hand. Chance always shortens a wait to its half, so that every number is exact. */
class VoyagerLinkTest {

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final Heard heard = new Heard();

    private VoyagerLink start() {
        VoyagerSettings settings = VoyagerSettings.usual("127.0.0.1", 5950, null);
        VoyagerLink link = new VoyagerLink(settings, loop, loop, () -> 0L, heard);
        link.start();
        return link;
    }

    @Test
    void aVoyagerThatGreetsIsConnectedAndAskedForItsLiveDataOneRequestAtATime() {
        VoyagerLink link = start();
        assertThat(loop.voyager().isQuiet())
                .as("nothing is said before the greeting")
                .isTrue();

        loop.voyager().greet();

        assertThat(heard.states).containsExactly(new State(LinkState.CONNECTED, null, 0));
        JsonNode dashboard = loop.voyager().expect("RemoteSetDashboardMode");
        assertThat(dashboard.at("/params/IsOn").booleanValue()).isTrue();
        assertThat(dashboard.at("/params/UID").textValue()).hasSize(36);
        assertThat(dashboard.has("jsonrpc")).isFalse();
        assertThat(loop.voyager().isQuiet()).isTrue();
        loop.voyager().say("{\"jsonrpc\":\"2.0\",\"result\":0,\"id\":" + dashboard.get("id") + "}");
        assertThat(loop.voyager().isQuiet()).isTrue();
        loop.voyager().result(dashboard, 4);
        loop.voyager().finish("RemoteSetLogEvent", 4);
        loop.voyager().finish("RemoteGetStatus", 4);
        loop.voyager().finish("RemoteGetFilterConfiguration", 5);
        loop.voyager().refuse(loop.voyager().expect("RemoteGetVoyagerProfiles"), "No profiles");
        assertThat(loop.voyager().isQuiet()).isTrue();
        assertThat(heard.states).hasSize(1);
        assertThat(heard.events)
                .as("the link's own results are its own, the status is for all, an unanswered question for nobody")
                .hasSize(2);
        assertThat(heard.events.getFirst()).isInstanceOf(Version.class);
        assertThat(heard.events.getLast()).isInstanceOf(RemoteActionResult.class);
        assertThat(link.status().version()).isEqualTo(heard.events.getFirst());
    }

    @Test
    void aLiveDataRequestThatFailsIsSaidAndTheConnectionGoesOn() {
        start();
        loop.voyager().greet();

        loop.voyager().refuse(loop.voyager().expect("RemoteSetDashboardMode"), "No licence");

        assertThat(heard.states)
                .containsExactly(
                        new State(LinkState.CONNECTED, null, 0),
                        new State(LinkState.CONNECTED, "Voyager does not give live data.", 0));
        loop.voyager().expect("RemoteSetLogEvent");
        assertThat(loop.voyager().isOpen()).isTrue();
    }

    @Test
    void whoDoesNotGreetWithinFiveSecondsIsNoVoyager() {
        start();
        loop.turnMillis(4_999);
        assertThat(loop.voyager().isOpen()).isTrue();

        loop.turnMillis(1);

        assertThat(loop.voyager().isOpen()).isFalse();
        assertThat(heard.states.getFirst().reason()).startsWith("Voyager did not greet within 5 s.");
    }

    @Test
    void aVoyagerThatClosesBeforeItsGreetingIsDialledAgain() {
        VoyagerLink link = start();

        loop.voyager().cut();

        assertThat(heard.events).isEmpty();
        assertThat(link.status().reason()).isEqualTo("Voyager closed the connection before it greeted.");
        loop.turnMillis(500);
        assertThat(loop.dials()).isEqualTo(2);
    }

    @Test
    void waitsBetweenDialsDoubleUpToAMinute() {
        loop.reachable(false);
        VoyagerLink link = start();
        long[] halfWaitsMillis = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000};

        int dials = 1;
        for (long wait : halfWaitsMillis) {
            loop.turnMillis(wait - 1);
            assertThat(loop.dials()).isEqualTo(dials);
            loop.turnMillis(1);
            assertThat(loop.dials()).isEqualTo(++dials);
        }

        assertThat(link.status().reconnectAttempts()).isEqualTo(8);
        assertThat(heard.states)
                .as("said once, since it is the same state for the same reason")
                .containsExactly(new State(LinkState.DISCONNECTED, "Voyager cannot be reached.", 0));
        loop.reachable(true);
        loop.turnMillis(30_000);
        loop.voyager().greet();
        assertThat(link.status().reconnectAttempts()).isZero();
    }

    @Test
    void thirtySecondsOfHealthStartTheWaitsAnew() {
        start();
        loop.voyager().cut();
        loop.turnMillis(500);
        stayConnectedFor(29_999);
        loop.voyager().cut();
        loop.turnMillis(999);
        assertThat(loop.dials()).as("the second wait").isEqualTo(2);
        loop.turnMillis(1);
        assertThat(loop.dials()).isEqualTo(3);

        stayConnectedFor(30_000);
        loop.voyager().cut();

        loop.turnMillis(499);
        assertThat(loop.dials()).isEqualTo(3);
        loop.turnMillis(1);
        assertThat(loop.dials()).as("the first wait again").isEqualTo(4);
    }

    @Test
    void aShutDownIsLeftPolitelyAndComesBackByItself() {
        VoyagerLink link = start();
        loop.voyager().welcome();

        loop.voyager().say("{\"Event\":\"ShutDown\"}");

        assertThat(heard.events.getLast()).isInstanceOf(ShutDown.class);
        loop.voyager().expect("disconnect");
        assertThat(loop.voyager().isOpen()).isFalse();
        assertThat(heard.states.getLast())
                .isEqualTo(new State(LinkState.SHUT_DOWN, "Voyager said that it is shutting down.", 0));
        loop.reachable(false);
        loop.turnMillis(9_999);
        assertThat(loop.dials()).isEqualTo(1);
        loop.turnMillis(10_001);
        assertThat(loop.dials()).isEqualTo(3);
        assertThat(link.status().state()).as("away, as it said").isEqualTo(LinkState.SHUT_DOWN);
        loop.reachable(true);
        loop.turnMillis(10_000);
        loop.voyager().greet();
        assertThat(heard.states.getLast()).isEqualTo(new State(LinkState.CONNECTED, null, 0));
    }

    @Test
    void aLineCutInTheMiddleIsCountedAndNoEvent() {
        VoyagerLink link = start();
        loop.voyager().welcome();
        int before = heard.events.size();

        loop.voyager().sayBytes(Lines.utf8("{\"Event\":\"Signal\",\"Co"));
        loop.voyager().cut();

        assertThat(heard.events).hasSize(before + 1);
        assertThat(heard.events.getLast()).isInstanceOfSatisfying(Unreadable.class, line -> assertThat(line.cause())
                .isEqualTo(Unreadable.Cause.CUT_SHORT));
        assertThat(link.status().unreadableLines()).isEqualTo(1);
        assertThat(heard.states.getLast())
                .isEqualTo(new State(LinkState.DISCONNECTED, "Voyager closed the connection.", 0));
    }

    @Test
    void aLineWithoutAnEndClosesTheConnection() {
        LineLimits limits = new LineLimits(100, 200, 400, 24, 1_000_000, 40);
        VoyagerSettings settings = new VoyagerSettings("127.0.0.1", 5950, null, limits, LinkTimings.usual(), 8);
        new VoyagerLink(settings, loop, loop, () -> 0L, heard).start();
        loop.voyager().greet();

        loop.voyager().sayBytes(new byte[400]);
        assertThat(loop.voyager().isOpen()).isTrue();
        loop.voyager().sayBytes(new byte[1]);

        assertThat(loop.voyager().isOpen()).isFalse();
        assertThat(heard.states.getLast().reason()).isEqualTo("Voyager sent a line without an end.");
    }

    @Test
    void anEventIsStampedWithTheLinksOwnClock() {
        start();
        loop.voyager().welcome();
        loop.turnMillis(1_234);

        loop.voyager().say("{\"Event\":\"Signal\",\"Code\":5}");

        assertThat(heard.times.getLast()).isEqualTo(Instant.parse("2026-11-21T22:00:01.234Z"));
    }

    @Test
    void aListenerThatFailsDoesNotStopTheLink() {
        VoyagerSettings settings = VoyagerSettings.usual("127.0.0.1", 5950, null);
        VoyagerLink.Listener failing = new VoyagerLink.Listener() {
            @Override
            public void stateChanged(LinkState state, @Nullable String reason, int reconnectAttempts) {
                throw new IllegalStateException("state");
            }

            @Override
            public void received(VoyagerEvent event, Instant receivedAt) {
                throw new IllegalStateException("event");
            }
        };
        VoyagerLink link = new VoyagerLink(settings, loop, loop, () -> 0L, failing);
        link.start();

        loop.voyager().welcome();

        assertThat(link.status().state()).isEqualTo(LinkState.CONNECTED);
        assertThat(link.status().events()).isEqualTo(4);
    }

    @Test
    void aClosedLinkSaysGoodByeAndNeverDialsAgain() {
        VoyagerLink link = start();
        loop.voyager().welcome();
        int states = heard.states.size();

        link.close();

        loop.voyager().expect("disconnect");
        assertThat(loop.voyager().isOpen()).isFalse();
        loop.turn(Duration.ofHours(1));
        assertThat(loop.dials()).isEqualTo(1);
        assertThat(heard.states).hasSize(states);
    }

    private void stayConnectedFor(long millis) {
        loop.voyager().welcome();
        for (long left = millis; left > 0; left -= 10_000) {
            loop.turnMillis(Math.min(left, 10_000));
            loop.voyager().say("{\"Event\":\"Polling\"}");
        }
    }
}
