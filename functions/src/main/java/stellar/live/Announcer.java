package stellar.live;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.contract.Position;
import stellar.telescopes.TelescopeState;
import stellar.telescopes.Telescopes;

/** Tells a channel's listeners what changed; those who are late, later. */
public final class Announcer {

    private final Audience audience;
    private final Telescopes telescopes;
    private final Broadcast broadcast;
    private final Late late;
    private final Places places;
    private final Clock clock;

    private Announcer(
            DynamoDbClient tables, String connections, Telescopes telescopes, Broadcast broadcast, Clock clock) {
        this.audience = new Audience(tables, connections, clock);
        this.telescopes = telescopes;
        this.broadcast = broadcast;
        this.late = new Late(tables, connections, clock);
        this.places = new Places(tables, connections, clock);
        this.clock = clock;
    }

    /** Over the tables that these settings name. {@code patience}: how long a post may keep who tells waiting. */
    public static Announcer of(
            Environment environment, DynamoDbClient tables, Sockets sockets, Duration patience, Clock clock, Log log) {
        String connections = environment.required("CONNECTIONS_TABLE");
        return new Announcer(
                tables,
                connections,
                new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                new Broadcast(sockets, new Connections(tables, connections, clock), patience, log),
                clock);
    }

    /** A channel's way from one position to another. */
    public record Step(Position previous, Position position) {}

    /**
     * Tells changes of a telescope that are in the tables already, and says whether anybody listens.
     *
     * @param step the way that the changes with a number make; empty when none has one
     * @param changes first those with a number, in order, then those without; may be none
     */
    public boolean tell(Channel channel, Optional<Step> step, List<Change> changes) {
        // Of telemetry who comes just now may miss one: the next is 2 s away. But that somebody is there must be known.
        boolean hasNumbers = changes.stream().anyMatch(change -> change.seq() != null);
        List<Listener> seen = hasNumbers ? List.of() : audience.ofLately(channel);
        List<Listener> listeners = seen.isEmpty() ? audience.of(channel) : seen;
        if (!listeners.isEmpty() && !changes.isEmpty()) {
            send(channel, listeners, step.orElseGet(() -> standing(channel)), changes);
        }
        return !listeners.isEmpty();
    }

    /**
     * Tells changes of a session or of what a person should know, which are in the tables already. Together they are one
     * step of the channel, so whoever misses them finds out.
     *
     * @param changes at least one, none with a number
     */
    public void tell(Channel channel, List<Change> changes) {
        List<Listener> listeners = audience.of(channel);
        if (!listeners.isEmpty()) {
            send(channel, listeners, places.step(channel), changes);
        }
    }

    /** Tells those who are late on a channel what they may know by now. */
    void catchUp(Channel channel) {
        catchUp(channel, lateOnes(audience.of(channel)));
    }

    private void send(Channel channel, List<Listener> listeners, Step step, List<Change> changes) {
        List<byte[]> frames = Frames.of(channel, step.previous(), step.position(), clock.instant(), changes);
        broadcast.send(
                channel,
                listeners.stream()
                        .filter(listener -> !listener.isLate())
                        .map(Listener::connection)
                        .toList(),
                frames);
        List<String> lateOnes = lateOnes(listeners);
        if (!lateOnes.isEmpty()) {
            late.keep(channel, frames);
            catchUp(channel, lateOnes);
        }
    }

    private void catchUp(Channel channel, List<String> lateOnes) {
        List<byte[]> due = lateOnes.isEmpty() ? List.of() : late.takeDue(channel);
        if (!due.isEmpty()) {
            broadcast.send(channel, lateOnes, due);
        }
    }

    private static List<String> lateOnes(List<Listener> listeners) {
        return listeners.stream()
                .filter(Listener::isLate)
                .map(Listener::connection)
                .toList();
    }

    private Step standing(Channel channel) {
        Position position = telescopes.position(channel.id()).orElse(TelescopeState.BEGINNING);
        return new Step(position, position);
    }
}
