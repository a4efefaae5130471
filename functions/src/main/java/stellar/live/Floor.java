package stellar.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Environment;
import stellar.contract.Problem;
import stellar.contract.Wire;

/** Who may speak on sockets, and how much; what they say is read here, and what is refused is answered here. */
public final class Floor {

    /** Longest message that is read. */
    static final int MAX_MESSAGE_BYTES = 8 * 1024;

    /** As many a connection may say in a minute; of one that says twice as many the socket is closed. */
    static final int MOST_A_MINUTE = 60;

    private final Connections connections;
    private final Sockets sockets;

    Floor(Connections connections, Sockets sockets) {
        this.connections = connections;
        this.sockets = sockets;
    }

    /** Over the connections that these settings name. */
    public static Floor of(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock) {
        return new Floor(new Connections(tables, environment.required("CONNECTIONS_TABLE"), clock), sockets);
    }

    /**
     * What somebody said.
     *
     * @param pass whose connection it is; empty when it is not known any more
     */
    public record Said(Optional<Pass> pass, ObjectNode message) {

        /** The person who signed in and opened the connection; empty when none did. */
        public Optional<Caller> person() {
            return pass.map(Pass::person);
        }
    }

    /** Hears a message; empty when it is one too many or cannot be read, and its connection was told so. */
    public Optional<Said> hear(String connection, String message) {
        Optional<Connections.Speaker> speaker = connections.speaks(connection);
        long messages = speaker.map(Connections.Speaker::messages).orElse(0L);
        if (messages > MOST_A_MINUTE) {
            stem(connection, messages);
            return Optional.empty();
        }
        Optional<Said> said = read(message).map(words -> new Said(speaker.map(Connections.Speaker::pass), words));
        if (said.isEmpty()) {
            refuse(
                    connection,
                    Problem.MALFORMED,
                    "The message is no JSON object of at most " + MAX_MESSAGE_BYTES + " bytes.",
                    "");
        }
        return said;
    }

    /** Answers a connection with a message of its own. */
    public void answer(String connection, ObjectNode message) {
        sockets.post(connection, Wire.writeBytes(message));
    }

    /** Answers with an {@code error}; {@code channel}: which it is about, empty when none. */
    void refuse(String connection, String code, String title, String channel) {
        ObjectNode error = Wire.object();
        error.put("type", "error").put("code", code).put("title", title);
        if (!channel.isEmpty()) {
            error.put("channel", channel);
        }
        answer(connection, error);
    }

    /** One word on the first message that is too many; whoever goes on is closed. */
    private void stem(String connection, long messages) {
        if (messages == MOST_A_MINUTE + 1) {
            refuse(
                    connection,
                    "too-many-messages",
                    "One connection says " + MOST_A_MINUTE + " messages a minute at most. Wait for a minute.",
                    "");
        } else if (messages > 2 * MOST_A_MINUTE) {
            connections.forget(connection, Set.of());
            sockets.close(connection);
        }
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
