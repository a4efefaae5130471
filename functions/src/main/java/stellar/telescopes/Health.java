package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stellar.contract.Wire;

/** What {@code GET /health} tells, in the shape it always had. */
final class Health {

    private final Telescopes telescopes;
    private final Clock clock;
    private final Instant startedAt;

    Health(Telescopes telescopes, Clock clock) {
        this.telescopes = telescopes;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /**
     * The health now. Uptime is that of the instance that answers, in whole seconds.
     *
     * @param telescope whose Voyager is asked after; when absent, {@code voyager} is connected if that of any public
     *     telescope is
     */
    ObjectNode now(Optional<String> telescope) {
        List<String> asked = telescope
                .map(List::of)
                .orElseGet(() -> telescopes.listed().stream().map(Telescope::id).toList());
        boolean connected = asked.stream()
                .flatMap(id -> telescopes.state(id).stream())
                .anyMatch(state -> state.telescope().isPublic() && state.isConnected());
        ObjectNode health = Wire.object();
        health.put("status", "ok");
        health.put("timestamp", clock.instant().toString());
        health.put("uptime", Duration.between(startedAt, clock.instant()).toSeconds());
        health.putObject("voyager").put("connected", connected).put("authenticated", connected);
        return health;
    }
}
