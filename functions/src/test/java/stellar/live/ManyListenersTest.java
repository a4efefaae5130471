package stellar.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import stellar.Night;
import stellar.OpenSockets;
import stellar.contract.Wire;

/** A broadcast that is too much for one invocation. */
class ManyListenersTest {

    private final OpenSockets sockets = new OpenSockets();
    private final Night night = new Night();
    private final Channel channel = Channel.ofTelescope(night.telescope);
    private final Connections connections = new Connections(night.tables, night.table("ConnectionsTable"), night.clock);
    private final List<Integer> shares = new CopyOnWriteArrayList<>();
    private final List<byte[]> frames = List.of(bytes("{\"number\":1}"), bytes("{\"number\":2,\"à\":\"é\"}"));

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void eachListenerIsToldOnceAndInOrderByWhoeverHasItsShare() {
        List<String> listeners = listeners(450);

        broadcast(this::byAnotherFunction).send(channel, listeners, frames);

        assertThat(shares).containsExactlyInAnyOrder(200, 50);
        assertThat(listeners).allSatisfy(listener -> assertThat(sockets.sent(listener))
                .extracting(frame -> frame.path("number").asInt())
                .containsExactly(1, 2));
    }

    @Test
    void twoHundredAreSpokenToAlone() {
        broadcast(this::byAnotherFunction).send(channel, listeners(200), frames);

        assertThat(shares).isEmpty();
    }

    @Test
    void aShareThatNobodyTakesIsToldHere() {
        List<String> listeners = listeners(230);

        broadcast((_, _, _) -> {
                    throw SdkClientException.create("No function answers.");
                })
                .send(channel, listeners, frames);

        assertThat(listeners)
                .allSatisfy(listener -> assertThat(sockets.sent(listener)).hasSize(2));
    }

    private Broadcast broadcast(Helpers helpers) {
        return new Broadcast(
                sockets.sockets(Duration.ofSeconds(5), Optional.of(helpers)),
                connections,
                Duration.ofSeconds(20),
                Night.silent());
    }

    /** As Lambda would: the share's JSON reaches the other function's handler. */
    private void byAnotherFunction(Channel told, List<String> listeners, List<byte[]> what) {
        shares.add(listeners.size());
        BroadcastHandler other = new BroadcastHandler(
                night.environment(Map.of()),
                night.tables,
                sockets.sockets(Duration.ofSeconds(5)),
                night.clock,
                Night.silent());
        try {
            byte[] event = Wire.writeBytes(new Share(told, listeners, what).toJson());
            other.handleRequest(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), Night.INVOCATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> listeners(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> "listener-" + i + "-at-" + night.telescope)
                .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
