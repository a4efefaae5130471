package stellar.live;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import stellar.contract.Position;
import stellar.telescopes.TelescopeState;
import stellar.telescopes.Telescopes;

/** Tells a channel's listeners what changed. */
public final class Announcer {

    private final Connections connections;
    private final Telescopes telescopes;
    private final Broadcast broadcast;
    private final Clock clock;

    public Announcer(Connections connections, Telescopes telescopes, Broadcast broadcast, Clock clock) {
        this.connections = connections;
        this.telescopes = telescopes;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    /** A channel's way from one position to another. */
    public record Step(Position previous, Position position) {}

    /**
     * Tells changes that are in the tables already, and says whether anybody listens.
     *
     * @param step the way that the changes with a number make; empty when none has one
     * @param changes first those with a number, in order, then those without; may be none
     */
    public boolean tell(Channel channel, Optional<Step> step, List<Change> changes) {
        List<String> listeners = connections.listeners(channel);
        if (!listeners.isEmpty() && !changes.isEmpty()) {
            Step taken = step.orElseGet(() -> standing(channel));
            broadcast.send(
                    channel,
                    listeners,
                    Frames.of(channel, taken.previous(), taken.position(), clock.instant(), changes));
        }
        return !listeners.isEmpty();
    }

    private Step standing(Channel channel) {
        Position position = telescopes.position(channel.telescope()).orElse(TelescopeState.BEGINNING);
        return new Step(position, position);
    }
}
