package stellar.relay.voyager;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two clocks of a connection: 5 s without sending, 15 s without hearing. */
class HeartbeatTest {

    private final HandTurnedLoop loop = new HandTurnedLoop();
    private final Heard heard = new Heard();
    private final VoyagerLink link =
            new VoyagerLink(VoyagerSettings.usual("127.0.0.1", 5950, null), loop, loop, () -> 0L, heard);

    @BeforeEach
    void connect() {
        link.start();
        loop.voyager().welcome();
    }

    @Test
    void afterFiveSecondsWithoutSendingASignOfLifeIsSent() {
        loop.turnMillis(4_999);
        assertThat(loop.voyager().isQuiet()).isTrue();

        loop.turnMillis(1);

        JsonNode polling = loop.voyager().next();
        assertThat(polling.toString())
                .isEqualTo("{\"Event\":\"Polling\",\"Timestamp\":1.795298405E9,\"Host\":\"stellar\",\"Inst\":2}");
        assertThat(loop.voyager().isQuiet()).isTrue();
        loop.turnMillis(5_000);
        assertThat(loop.voyager().next().path("Event").asText()).isEqualTo("Polling");
    }

    @Test
    void theTimeInASignOfLifeIsWrittenWithoutAnExponent() {
        assertThat(new String(RequestLine.polling(Instant.parse("2026-11-21T22:00:00Z"), 1), StandardCharsets.UTF_8))
                .isEqualTo("{\"Event\":\"Polling\",\"Timestamp\":1795298400.000,\"Host\":\"stellar\",\"Inst\":1}\r\n");
    }

    @Test
    void whateverIsSentPutsTheSignOfLifeOff() {
        loop.turnMillis(3_000);
        link.run(new VoyagerCommand.Abort(true));
        loop.voyager().accept("Abort");

        loop.turnMillis(4_999);
        assertThat(loop.voyager().isQuiet()).isTrue();
        loop.turnMillis(1);
        assertThat(loop.voyager().next().path("Event").asText()).isEqualTo("Polling");
    }

    @Test
    void aConnectionThatNobodyClosedButOnWhichNothingComesIsDeadAfterFifteenSeconds() {
        loop.turnMillis(14_999);
        assertThat(loop.voyager().isOpen()).isTrue();

        loop.turnMillis(1);

        assertThat(loop.voyager().isOpen()).isFalse();
        assertThat(heard.states.getLast())
                .isEqualTo(new Heard.State(LinkState.DISCONNECTED, "Voyager has been silent for 15 s.", 0));
        loop.turnMillis(500);
        assertThat(loop.dials()).isEqualTo(2);
    }

    @Test
    void aPartOfALineIsASignOfLifeToo() {
        loop.turnMillis(14_999);
        loop.voyager().sayBytes(new byte[] {'{'});

        loop.turnMillis(14_999);

        assertThat(loop.voyager().isOpen()).isTrue();
        loop.turnMillis(1);
        assertThat(loop.voyager().isOpen()).isFalse();
    }

    @Test
    void whileWeDoNotReadSilenceIsOurOwnButSignsOfLifeGoOn() {
        link.pauseReading();
        assertThat(loop.voyager().isRead()).isFalse();

        loop.turnMillis(60_000);

        assertThat(loop.voyager().isOpen()).isTrue();
        for (int i = 0; i < 12; i++) {
            assertThat(loop.voyager().next().path("Event").asText()).isEqualTo("Polling");
        }
        assertThat(loop.voyager().isQuiet()).isTrue();
        link.resumeReading();
        assertThat(loop.voyager().isRead()).isTrue();
        loop.turnMillis(15_000);
        assertThat(loop.voyager().isOpen()).as("the silence counts from here").isFalse();
    }

    @Test
    void aPauseOutlivesTheConnectionButNeverHoldsUpALogin() {
        link.pauseReading();
        loop.voyager().cut();
        loop.turnMillis(500);
        assertThat(loop.voyager().isRead()).isTrue();

        loop.voyager().greet();

        assertThat(loop.voyager().isRead()).isFalse();
    }
}
