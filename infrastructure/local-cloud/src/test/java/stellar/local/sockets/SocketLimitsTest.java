package stellar.local.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stellar.local.lambda.Functions;
import stellar.local.meter.Meter;
import stellar.local.sockets.SocketConnection.Caller;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.SocketApi;

/** Hours pass here by the embedded channel's own clock. */
class SocketLimitsTest {
    private EmbeddedChannel channel = new EmbeddedChannel();

    @BeforeEach
    void open() throws Exception {
        SocketApi api = new SocketApi("Api", "api", "live", List.of("type"), Map.of(), Optional.empty());
        Functions none = new Functions(
                List.of(),
                function -> {
                    throw new IllegalStateException("There are no functions here.");
                },
                function -> Map.of(),
                1,
                Clock.systemUTC(),
                new Meter(),
                new PrintStream(PrintStream.nullOutputStream()));
        SocketStage stage =
                new SocketStage(api, Deployment.LOCAL, none, SocketLimits.API_GATEWAY, new Meter(), Clock.systemUTC());
        Caller caller = new Caller("127.0.0.1", "", "x", Instant.EPOCH, JsonNodeFactory.instance.objectNode());
        channel = new EmbeddedChannel();
        channel.freezeTime();
        SocketConnection connection = new SocketConnection("id", caller, channel, 1024);
        channel.pipeline()
                .addLast(new IdleStateHandler(
                        0, 0, SocketLimits.API_GATEWAY.idleLimit().toMillis(), TimeUnit.MILLISECONDS))
                .addLast(new SocketHandler(stage, connection));
    }

    private void pass(long minutes) {
        channel.advanceTimeBy(minutes, TimeUnit.MINUTES);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    @Test
    void aSocketWithoutTrafficIsClosedAfterTenMinutes() {
        pass(9);
        boolean openAfterNine = channel.isOpen();
        pass(2);

        assertThat(openAfterNine).isTrue();
        CloseWebSocketFrame goodbye = channel.readOutbound();
        assertThat(goodbye.statusCode()).isEqualTo(1001);
        goodbye.release();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aBusySocketIsClosedAfterTwoHours() {
        for (int minutes = 0; minutes < 119; minutes++) {
            pass(1);
            channel.writeInbound(new PingWebSocketFrame());
            PongWebSocketFrame pong = channel.readOutbound();
            pong.release();
        }
        boolean openBefore = channel.isOpen();
        pass(1);

        assertThat(openBefore).isTrue();
        CloseWebSocketFrame goodbye = channel.readOutbound();
        assertThat(goodbye.statusCode()).isEqualTo(1001);
        goodbye.release();
        assertThat(channel.isOpen()).isFalse();
    }
}
