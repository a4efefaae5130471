package stellar.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.Acknowledgement;
import stellar.contract.Problem;
import stellar.contract.RelayPush;
import stellar.contract.Wire;
import stellar.relays.Relays;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * What a socket may ask: {@code subscribe}, {@code unsubscribe} and {@code getState} with a {@code channel}, and {@code
 * ping}. Each answer is a message of its own; what is refused is answered by {@code error}. A {@code command} has a function of its own.
 */
public final class Conversation {

    /** How long one post may take, to the speaker or to who listens. */
    public static final Duration POST_LIMIT = Duration.ofSeconds(5);

    private final Connections connections;
    private final Rights rights;
    private final Telescopes telescopes;
    private final Snapshot snapshot;
    private final RelayLine relayLine;
    private final Announcer announcer;
    private final Sockets sockets;
    private final Floor floor;

    Conversation(
            Connections connections,
            Rights rights,
            Telescopes telescopes,
            Snapshot snapshot,
            RelayLine relayLine,
            Announcer announcer,
            Sockets sockets) {
        this.connections = connections;
        this.rights = rights;
        this.telescopes = telescopes;
        this.snapshot = snapshot;
        this.relayLine = relayLine;
        this.announcer = announcer;
        this.sockets = sockets;
        this.floor = new Floor(connections, sockets);
    }

    /**
     * Conversations over the tables that these settings name.
     *
     * @param progress how far the session of a booking is, as the session's channel tells it; empty when nothing is known
     */
    public static Conversation of(
            Environment environment,
            DynamoDbClient tables,
            Sockets sockets,
            Clock clock,
            Function<String, Optional<ObjectNode>> progress) {
        return new Conversation(
                new Connections(tables, environment.required("CONNECTIONS_TABLE"), clock),
                Rights.of(environment, tables, clock),
                new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                Snapshot.of(environment, tables, clock, progress),
                new RelayLine(new Relays(tables, environment.required("RELAYS_TABLE")), sockets),
                Announcer.of(environment, tables, sockets, POST_LIMIT, clock, Log.standard()),
                sockets);
    }

    /** Acts on one message and posts the answer, if it has one. */
    public void hear(String connection, String message) {
        floor.hear(connection, message).ifPresent(said -> hear(connection, said));
    }

    private void hear(String connection, Floor.Said said) {
        Optional<Pass> pass = said.pass();
        String channel = said.message().path("channel").asText();
        switch (said.message().path("type").asText()) {
            case "ping" -> {
                floor.answer(connection, Wire.object().put("type", "pong"));
                pass.filter(Conversation::isLate).ifPresent(this::catchUp);
            }
            case "subscribe" ->
                allowed(connection, pass, channel)
                        .ifPresent(open -> subscribe(connection, open.pass(), open.channel(), open.right()));
            case "getState" ->
                allowed(connection, pass, channel)
                        .ifPresent(open -> tellState(connection, open.channel(), open.right()));
            case "unsubscribe" ->
                Channel.parse(channel).ifPresent(open -> connections.audience().leave(connection, open));
            default ->
                floor.refuse(
                        connection,
                        Problem.MALFORMED,
                        "The type of the message is not known. Say subscribe, unsubscribe, getState, command or ping.",
                        "");
        }
    }

    private void subscribe(String connection, Pass pass, Channel channel, Right right) {
        if (!connections.audience().listen(connection, channel, right)) {
            floor.refuse(
                    connection,
                    "too-many-channels",
                    "One connection listens to " + Audience.MAX_CHANNELS + " channels at most. Leave one first.",
                    channel.name());
            return;
        }
        // Whoever ends the right either finds the listening that is written now, or has ended it before this looks
        // again.
        if (right.booking() != null && rights.to(pass, channel).isEmpty()) {
            connections.audience().leave(connection, channel);
            refuseChannel(connection, channel.name());
            return;
        }
        tellState(connection, channel, right);
        if (channel.kind() == Channel.Kind.TELESCOPE) {
            telescopes
                    .find(channel.id())
                    .map(Telescope::relay)
                    .ifPresent(relay -> relayLine.push(
                            relay, new RelayPush.Interest(channel.id(), Acknowledgement.WATCHED_SECONDS)));
        }
    }

    private void tellState(String connection, Channel channel, Right right) {
        snapshot.of(channel, right)
                .ifPresentOrElse(
                        state -> sockets.post(connection, state), () -> refuseChannel(connection, channel.name()));
    }

    private static boolean isLate(Pass pass) {
        return pass.guest() != null && pass.guest().isLate();
    }

    private void catchUp(Pass pass) {
        pass.channels().stream().flatMap(name -> Channel.parse(name).stream()).forEach(announcer::catchUp);
    }

    /** A channel that a connection may listen to. */
    private record Open(Pass pass, Channel channel, Right right) {}

    /** The channel, if the connection's holder has a right to it; otherwise the refusal is posted. */
    private Optional<Open> allowed(String connection, Optional<Pass> pass, String name) {
        Optional<Open> open = Channel.parse(name)
                .flatMap(channel -> pass.flatMap(
                        holder -> rights.to(holder, channel).map(right -> new Open(holder, channel, right))));
        if (open.isEmpty()) {
            refuseChannel(connection, name);
        }
        return open;
    }

    private void refuseChannel(String connection, String name) {
        floor.refuse(
                connection,
                Problem.NOT_FOUND,
                "There is no channel " + name + " that you may watch. Check the address of the page.",
                name);
    }
}
