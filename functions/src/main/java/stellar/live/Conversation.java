package stellar.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import stellar.contract.Acknowledgement;
import stellar.contract.Problem;
import stellar.contract.RelayPush;
import stellar.contract.Wire;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * What a socket may ask: {@code subscribe}, {@code unsubscribe} and {@code getState} with a {@code channel}, and {@code
 * ping}. Each answer is a message of its own; what is refused is answered by {@code error}.
 */
final class Conversation {

    /** Longest message that is read. */
    static final int MAX_MESSAGE_BYTES = 8 * 1024;

    private final Connections connections;
    private final Telescopes telescopes;
    private final Snapshot snapshot;
    private final RelayLine relayLine;
    private final Sockets sockets;

    Conversation(
            Connections connections, Telescopes telescopes, Snapshot snapshot, RelayLine relayLine, Sockets sockets) {
        this.connections = connections;
        this.telescopes = telescopes;
        this.snapshot = snapshot;
        this.relayLine = relayLine;
        this.sockets = sockets;
    }

    /** Acts on one message and posts the answer, if it has one. */
    void hear(String connection, String message) {
        Optional<ObjectNode> read = read(message);
        if (read.isEmpty()) {
            refuse(
                    connection,
                    Problem.MALFORMED,
                    "The message is no JSON object of at most " + MAX_MESSAGE_BYTES + " bytes.",
                    "");
            return;
        }
        String channel = read.get().path("channel").asText();
        switch (read.get().path("type").asText()) {
            case "ping" -> post(connection, Wire.object().put("type", "pong"));
            case "subscribe" ->
                allowed(connection, channel).ifPresent(open -> subscribe(connection, open.pass(), open.channel()));
            case "getState" -> allowed(connection, channel).ifPresent(open -> tellState(connection, open.channel()));
            case "unsubscribe" -> Channel.parse(channel).ifPresent(open -> connections.leave(connection, open));
            default ->
                refuse(
                        connection,
                        Problem.MALFORMED,
                        "The type of the message is not known. Say subscribe, unsubscribe, getState or ping.",
                        "");
        }
    }

    private void subscribe(String connection, Pass pass, Channel channel) {
        if (!connections.listen(connection, pass, channel)) {
            refuse(
                    connection,
                    "too-many-channels",
                    "One connection listens to " + Connections.MAX_CHANNELS + " channels at most. Leave one first.",
                    channel.name());
            return;
        }
        tellState(connection, channel);
        telescopes
                .find(channel.telescope())
                .map(Telescope::relay)
                .ifPresent(relay -> relayLine.push(
                        relay, new RelayPush.Interest(channel.telescope(), Acknowledgement.WATCHED_SECONDS)));
    }

    private void tellState(String connection, Channel channel) {
        snapshot.of(channel)
                .ifPresentOrElse(
                        state -> sockets.post(connection, state), () -> refuseChannel(connection, channel.name()));
    }

    /** A channel that a connection may listen to. */
    private record Open(Pass pass, Channel channel) {}

    /** The channel, if the connection's ticket allowed it; otherwise the refusal is posted. */
    private Optional<Open> allowed(String connection, String name) {
        Optional<Open> open = Channel.parse(name).flatMap(channel -> connections
                .pass(connection)
                .filter(pass -> pass.channels().contains(name))
                .map(pass -> new Open(pass, channel)));
        if (open.isEmpty()) {
            refuseChannel(connection, name);
        }
        return open;
    }

    private void refuseChannel(String connection, String name) {
        refuse(
                connection,
                Problem.NOT_FOUND,
                "There is no channel " + name + " that you may watch. Check the address of the page.",
                name);
    }

    private void refuse(String connection, String code, String title, String channel) {
        ObjectNode error = Wire.object();
        error.put("type", "error").put("code", code).put("title", title);
        if (!channel.isEmpty()) {
            error.put("channel", channel);
        }
        post(connection, error);
    }

    private void post(String connection, ObjectNode message) {
        sockets.post(connection, Wire.writeBytes(message));
    }

    private static Optional<ObjectNode> read(String message) {
        try {
            return message.getBytes(StandardCharsets.UTF_8).length <= MAX_MESSAGE_BYTES
                    ? Optional.of(Wire.readObject(message))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
