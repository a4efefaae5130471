package stellar.nights;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.house.Secrets;
import stellar.relay.Relay;
import stellar.relay.RelaySettings;
import stellar.relay.RelayTime;
import stellar.relay.alone.AloneLimits;
import stellar.relay.patience.Waits;
import stellar.relay.voyager.LinkTimings;

/** An observatory whose time is turned by hand: its telescopes, its relay, and its line to the cloud. */
public final class NightObservatory implements AutoCloseable {

    /** A link to Voyager lives in the world's time; it speaks so often that Voyager's own, by hand, sees no silence. */
    private static final LinkTimings LINKS = new LinkTimings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofMillis(100),
            Duration.ofSeconds(60),
            new Waits(Duration.ofMillis(20), Duration.ofMillis(100)),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofMillis(100));

    private final String id;
    private final Path folder;
    private final Forwarder line;
    private final Map<String, NightTelescope> telescopes = new LinkedHashMap<>();
    private final Clock clock;
    private final RelaySettings settings;
    private @Nullable Relay relay;

    NightObservatory(String id, List<String> names, Path folder, Secrets secrets, URI cloud, Clock clock)
            throws IOException {
        this.id = id;
        this.folder = folder;
        this.line = new Forwarder(cloud);
        for (String name : names) {
            telescopes.put(name, new NightTelescope(folder.resolve(name), clock));
        }
        this.clock = clock;
        this.settings = settings(secrets);
        startRelay();
    }

    /** The relay's machine is started, for the first time or again. */
    public void startRelay() throws IOException {
        Instant began = clock.instant();
        relay = Relay.start(
                settings,
                new RelayTime(
                        clock,
                        () -> Duration.between(began, clock.instant()).toNanos(),
                        timer -> timer.equals("uplink")
                                ? HurriedTimer.ofNightsWithoutLongWaits(id + " " + timer)
                                : HurriedTimer.ofNights(id + " " + timer),
                        LINKS));
    }

    private RelaySettings settings(Secrets secrets) throws IOException {
        List<RelaySettings.VoyagerAt> voyagers = new ArrayList<>();
        for (Map.Entry<String, NightTelescope> telescope : telescopes.entrySet()) {
            voyagers.add(new RelaySettings.VoyagerAt(
                    telescope.getKey(),
                    "127.0.0.1",
                    telescope.getValue().port(),
                    Optional.empty(),
                    Optional.empty(),
                    NightTelescope.WINDOWS_FRAMES,
                    telescope.getValue().frames()));
        }
        return new RelaySettings(
                id,
                "k1",
                secrets.relayKey(),
                RelaySettings.CloudAt.near(line.address()),
                Files.createDirectories(folder.resolve("store")),
                RelaySettings.PageAt.loopback(0),
                AloneLimits.USUAL,
                Optional.empty(),
                voyagers);
    }

    String id() {
        return id;
    }

    public NightTelescope telescope(String name) {
        return Optional.ofNullable(telescopes.get(name)).orElseThrow();
    }

    List<String> telescopes() {
        return List.copyOf(telescopes.keySet());
    }

    /** The line to the cloud, which may be cut. */
    public Forwarder line() {
        return line;
    }

    /** The relay's machine dies. */
    public void killRelay() {
        Relay dying = relay;
        relay = null;
        if (dying != null) {
            dying.close();
        }
    }

    /** The telescopes live on for so long; the clock shows it already. */
    void turn(Duration step) {
        telescopes.values().forEach(telescope -> telescope.turn(step));
    }

    /** Whether the cloud can hear of it. */
    boolean isHeard() {
        return relay != null && line.isUp();
    }

    boolean isRelayUp() {
        return relay != null;
    }

    /** The cloud has been told by now how the sky above each is. */
    void told() {
        if (isHeard()) {
            telescopes.values().stream().filter(NightTelescope::isUp).forEach(NightTelescope::told);
        }
    }

    /** Those whose Voyager runs. */
    List<String> telescopesUp() {
        return telescopes.entrySet().stream()
                .filter(telescope -> telescope.getValue().isUp())
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void close() throws IOException {
        killRelay();
        telescopes.values().forEach(NightTelescope::close);
        line.close();
    }
}
