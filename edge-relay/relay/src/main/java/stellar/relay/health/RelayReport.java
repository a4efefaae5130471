package stellar.relay.health;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stellar.relay.commands.CommandSocket;
import stellar.relay.inlet.Inlet;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.spool.SpoolState;
import stellar.relay.uplink.CloudClock;
import stellar.relay.uplink.Uplink;
import stellar.relay.uplink.UplinkCounts;
import stellar.relay.voyager.VoyagerLink;

/**
 * Reads how the relay is from what each part says of itself, at most once each {@link #KEPT}: however many pages are open,
 * the store is asked no more often.
 */
public final class RelayReport {

    static final Duration KEPT = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(RelayReport.class.getName());

    private final Parts parts;
    private final Clock clock;
    private final Instant startedAt;
    private @Nullable RelayState last;

    /**
     * The parts that are asked.
     *
     * @param relay the relay's id
     * @param version this relay's version
     * @param directory where the store is
     * @param links the link to each telescope's Voyager, in the operator's order
     * @param inlets who listens to each, by telescope
     */
    public record Parts(
            String relay,
            String version,
            Spool spool,
            Path directory,
            SpoolLimits limits,
            Uplink uplink,
            CommandSocket socket,
            Map<String, VoyagerLink> links,
            Map<String, Inlet> inlets,
            CloudClock cloudClock) {}

    /** A report of a relay that starts now. */
    public RelayReport(Parts parts, Clock clock) {
        this.parts = parts;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** How the relay is. */
    public synchronized RelayState now() {
        Instant now = clock.instant();
        RelayState before = last;
        if (before != null && Duration.between(before.at(), now).abs().compareTo(KEPT) < 0) {
            return before;
        }
        RelayState read = read(now);
        last = read;
        return read;
    }

    private RelayState read(Instant now) {
        List<RelayState.Voyager> voyagers = new ArrayList<>();
        parts.links.forEach((telescope, link) -> {
            Inlet inlet = parts.inlets.get(telescope);
            if (inlet != null) {
                voyagers.add(new RelayState.Voyager(telescope, link.status(), inlet.state()));
            }
        });
        String trouble = parts.spool.trouble();
        SpoolState store = null;
        try {
            store = parts.spool.state();
        } catch (IOException e) {
            LOG.log(WARNING, "The store was asked how it stands, in vain.", e);
            trouble = trouble == null ? e.getMessage() : trouble;
        }
        return new RelayState(
                now,
                parts.relay,
                parts.version,
                startedAt,
                voyagers,
                new RelayState.CloudSide(
                        parts.uplink.state(), parts.socket.isConnected(), parts.cloudClock.ahead(), sent()),
                store,
                new RelayState.Disk(freeBytes(), parts.limits.maxBytes()),
                trouble);
    }

    private RelayState.Sent sent() {
        UplinkCounts counts = parts.uplink.counts();
        return new RelayState.Sent(
                counts.requests(), counts.bytes(), counts.acceptedBatches(), counts.rests(), counts.acknowledged());
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(parts.directory).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }
}
