package stellar.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import stellar.contract.RunningSession;
import stellar.relays.Relay;

/**
 * What each relay is told of the sessions it would finish alone. It is told with every answer, several a second, and what is a
 * few seconds old does: one that was asked for just now is heard of by its command first.
 */
public final class RunningSessions implements Function<Relay, List<RunningSession>> {

    /** How long an answer of the table does. */
    static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST_RELAYS = 10_000;

    private final Sessions sessions;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public RunningSessions(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    private record Kept(Instant at, List<RunningSession> sessions) {}

    /** The sessions for which a telescope of this relay may be at work, as of {@link #KEPT} ago at most. */
    @Override
    public List<RunningSession> apply(Relay relay) {
        Instant now = clock.instant();
        Kept before = kept.get(relay.id());
        if (before != null
                && !before.at().isAfter(now)
                && now.isBefore(before.at().plus(KEPT))) {
            return before.sessions();
        }
        List<RunningSession> running = sessions.begunAt(relay.id()).stream()
                .filter(Sessions.Begun::isOn)
                .map(Sessions.Begun::session)
                // Later the telescope may be at work for another, whom a relay on its own would stop with this one.
                .filter(session -> now.isBefore(session.until().plus(Finishing.PATIENCE)))
                .filter(session -> relay.telescopes().contains(session.telescope()))
                .toList();
        if (kept.size() >= MOST_RELAYS) {
            kept.clear();
        }
        kept.put(relay.id(), new Kept(now, running));
        return running;
    }
}
