package stellar.relay.voyager;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A listener that keeps all it hears. */
final class Heard implements VoyagerLink.Listener {

    record State(LinkState state, @Nullable String reason, int attempts) {}

    final List<State> states = new CopyOnWriteArrayList<>();
    final List<VoyagerEvent> events = new CopyOnWriteArrayList<>();
    final List<Instant> times = new CopyOnWriteArrayList<>();

    @Override
    public void stateChanged(LinkState state, @Nullable String reason, int reconnectAttempts) {
        states.add(new State(state, reason, reconnectAttempts));
    }

    @Override
    public void received(VoyagerEvent event, Instant receivedAt) {
        events.add(event);
        times.add(receivedAt);
    }
}
