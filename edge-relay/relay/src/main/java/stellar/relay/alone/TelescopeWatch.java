package stellar.relay.alone;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import stellar.relay.voyager.ControlData;
import stellar.relay.voyager.LinkState;
import stellar.relay.voyager.VoyagerEvent;
import stellar.relay.voyager.VoyagerLink;
import stellar.relay.voyager.WeatherAndSafety;

/**
 * What one telescope's Voyager says of its safety. Only the word SAFE is safe: a monitor that says UNSAFE, that has no
 * verdict or that is not connected is not. Voyager speaks of it each 30 s; older ones with their live data.
 *
 * <p>Safe for several threads.
 */
public final class TelescopeWatch implements VoyagerLink.Listener {

    /** Live data come every 2 s; what is older tells nothing of now. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final AloneLimits limits;
    private final LongSupplier nanos;
    private final Voice monitor = new Voice();
    private final Voice liveData = new Voice();
    private boolean connected;
    private long connectedAt;
    private boolean parked;
    private long mountHeardAt;

    /** What one source said last, and since when it says nothing but unsafe. */
    private static final class Voice {
        private long heardAt;
        private long unsafeSince;
        private @Nullable String why;

        void says(@Nullable String unsafe, long now) {
            if (unsafe != null && why == null) {
                unsafeSince = now;
            }
            why = unsafe;
            heardAt = now;
        }
    }

    /** A watch that has heard nothing yet. */
    public TelescopeWatch(AloneLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        long now = nanos.getAsLong();
        monitor.heardAt = now;
        liveData.heardAt = now;
        mountHeardAt = now;
    }

    @Override
    public synchronized void stateChanged(LinkState state, @Nullable String reason, int reconnectAttempts) {
        boolean now = state == LinkState.CONNECTED;
        if (now && !connected) {
            connectedAt = nanos.getAsLong();
        }
        connected = now;
    }

    @Override
    public synchronized void received(VoyagerEvent event, Instant receivedAt) {
        long now = nanos.getAsLong();
        switch (event) {
            case WeatherAndSafety weather -> monitor.says(complaint(weather), now);
            case ControlData data -> {
                parked = Boolean.TRUE.equals(data.mount().parked());
                mountHeardAt = now;
                Boolean safe = data.sky().safe();
                if (safe != null) {
                    liveData.says(safe ? null : "Voyager says that it is not safe.", now);
                }
            }
            default -> {}
        }
    }

    /** Why it is unsafe, a full sentence; empty while it is safe, or has not been unsafe for so long. */
    synchronized Optional<String> unsafe(Duration after) {
        long now = nanos.getAsLong();
        boolean mayStillSpeak =
                connected && now - connectedAt < limits.firstWord().toNanos();
        if (isSilent(monitor, now) && isSilent(liveData, now)) {
            return mayStillSpeak
                    ? Optional.empty()
                    : Optional.of("Nothing was heard of the weather for "
                            + limits.silence().toSeconds() + " s.");
        }
        for (Voice voice : new Voice[] {monitor, liveData}) {
            if (voice.why != null && !isSilent(voice, now) && now - voice.unsafeSince >= after.toNanos()) {
                return Optional.of(voice.why);
            }
        }
        return Optional.empty();
    }

    /** Whether Voyager can be asked for something. */
    synchronized boolean isConnected() {
        return connected;
    }

    /** Whether Voyager says, now, that the mount is parked. */
    synchronized boolean isParked() {
        return connected && parked && nanos.getAsLong() - mountHeardAt < FRESH.toNanos();
    }

    private boolean isSilent(Voice voice, long now) {
        return now - voice.heardAt >= limits.silence().toNanos();
    }

    private static @Nullable String complaint(WeatherAndSafety weather) {
        if (!Boolean.TRUE.equals(weather.monitorConnected())) {
            return "The safety monitor is not connected.";
        }
        WeatherAndSafety.Safety safety = weather.safety();
        if (safety == WeatherAndSafety.Safety.SAFE) {
            return null;
        }
        return safety == WeatherAndSafety.Safety.UNSAFE
                ? "The safety monitor says UNSAFE."
                : "The safety monitor has no verdict.";
    }
}
