package stellar.relay.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stellar.contract.Position;
import stellar.contract.Wire;
import stellar.relay.spool.SpoolState;
import stellar.relay.uplink.UplinkState;
import stellar.relay.voyager.LinkState;
import stellar.relay.voyager.LinkStatus;
import stellar.relay.voyager.Version;

/** Writes {@code /health}. What was never known is absent; every value that can be old carries its time. */
final class HealthJson {

    private HealthJson() {}

    static ObjectNode of(RelayState state) {
        ObjectNode report = Wire.object();
        report.put("status", state.trouble() == null ? "ok" : "store in trouble");
        report.put("timestamp", state.at().toString());
        report.put("uptime", Duration.between(state.startedAt(), state.at()).toSeconds());
        report.put("relay", state.relay());
        report.put("version", state.version());
        boolean connected =
                state.voyagers().stream().allMatch(voyager -> voyager.link().state() == LinkState.CONNECTED);
        report.putObject("voyager").put("connected", connected).put("authenticated", connected);
        ObjectNode voyagers = report.putObject("voyagers");
        state.voyagers().forEach(voyager -> tell(voyagers.putObject(voyager.telescope()), voyager));
        tell(report.putObject("cloud"), state.cloud());
        ObjectNode store = report.putObject("store");
        if (state.store() != null) {
            tell(store, state.store(), state.at());
        }
        store.put("bytesLimit", state.disk().limitBytes());
        if (state.disk().freeBytes() >= 0) {
            store.put("bytesFree", state.disk().freeBytes());
        }
        putIfKnown(report, "trouble", state.trouble());
        return report;
    }

    private static void tell(ObjectNode json, RelayState.Voyager voyager) {
        LinkStatus link = voyager.link();
        json.put("state", link.state().name());
        json.put("since", link.since().toString());
        putIfKnown(json, "reason", link.reason());
        putIfKnown(json, "lastEventAt", voyager.inlet().heardAt());
        json.put("reconnectAttempts", link.reconnectAttempts());
        json.put("connections", voyager.inlet().connections());
        json.put("events", link.events());
        json.put("eventsKept", voyager.inlet().kept());
        json.put("unreadableLines", link.unreadableLines());
        Version version = link.version();
        if (version != null) {
            json.put(
                    "version",
                    Stream.of(version.version(), version.subversion())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(" ")));
        }
    }

    private static void tell(ObjectNode json, RelayState.CloudSide cloud) {
        UplinkState uplink = cloud.uplink();
        Position through = uplink.through();
        if (through != null) {
            json.put("acknowledgedEpoch", through.epoch());
            json.put("acknowledgedSeq", through.seq());
        }
        putIfKnown(json, "acknowledgedAt", uplink.at());
        putIfKnown(json, "trouble", uplink.trouble());
        json.put("commandSocketOpen", cloud.isSocketOpen());
        json.put("clockBehindCloudMillis", cloud.ahead().toMillis());
    }

    private static void tell(ObjectNode json, SpoolState store, Instant now) {
        json.put("epoch", store.epoch());
        json.put("eventsWaiting", store.waiting());
        if (store.oldestAt() != null) {
            json.put(
                    "oldestWaitsSeconds",
                    Duration.between(store.oldestAt(), now).toSeconds());
        }
        json.put("uploadsWaiting", store.uploadsWaiting());
        json.put("uploadsDone", store.uploadsDone());
        json.put("uploadsGivenUp", store.uploadsGivenUp());
        json.put("eventsSetAside", store.setAside());
        json.put("previewsDropped", store.droppedPreviews());
        json.put("eventsDropped", store.droppedEvents());
        json.put("eventsLost", store.lostEvents());
        json.put("bytesInUse", store.bytesInUse());
        json.put("damagedFiles", store.damagedFiles());
        json.put("reserveHeld", store.reserveHeld());
    }

    private static void putIfKnown(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
