package stellar.relay.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import stellar.contract.Position;
import stellar.contract.Wire;
import stellar.relay.commands.CommandSocket;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolState;
import stellar.relay.uplink.CloudClock;
import stellar.relay.uplink.Uplink;
import stellar.relay.uplink.UplinkState;
import stellar.relay.voyager.LinkState;
import stellar.relay.voyager.LinkStatus;
import stellar.relay.voyager.VoyagerLink;

/**
 * Puts together how the relay is, from what each part says of itself. Nothing in it is secret.
 *
 * @param version this relay's version
 * @param startedAt when it was started
 * @param links the link to each telescope's Voyager, in the operator's order
 */
public record RelayReport(
        String version,
        Instant startedAt,
        Spool spool,
        Uplink uplink,
        CommandSocket socket,
        Map<String, VoyagerLink> links,
        CloudClock cloudClock,
        Clock clock)
        implements HealthServer.Report {

    @Override
    public HealthServer.Health now() throws IOException {
        String storeTrouble = spool.trouble();
        Instant now = clock.instant();
        ObjectNode report = Wire.object();
        report.put("status", storeTrouble == null ? "ok" : "store in trouble");
        report.put("timestamp", now.toString());
        report.put("uptime", Duration.between(startedAt, now).toSeconds());
        report.put("version", version);
        ObjectNode voyager = report.putObject("voyager");
        voyager.put(
                "connected",
                links.values().stream().allMatch(link -> link.status().state() == LinkState.CONNECTED));
        voyager.put("authenticated", voyager.get("connected").asBoolean());
        ObjectNode voyagers = report.putObject("voyagers");
        links.forEach((telescope, link) -> tell(voyagers.putObject(telescope), link.status()));
        tellCloud(report.putObject("cloud"), uplink.state());
        tellStore(report.putObject("store"), spool.state(), now);
        if (storeTrouble != null) {
            report.put("trouble", storeTrouble);
        }
        return new HealthServer.Health(storeTrouble == null, report);
    }

    private static void tell(ObjectNode json, LinkStatus status) {
        json.put("state", status.state().name());
        json.put("since", status.since().toString());
        if (status.reason() != null) {
            json.put("reason", status.reason());
        }
        json.put("reconnectAttempts", status.reconnectAttempts());
        json.put("events", status.events());
        json.put("unreadableLines", status.unreadableLines());
    }

    private void tellCloud(ObjectNode json, UplinkState state) {
        Position through = state.through();
        if (through != null) {
            json.put("acknowledgedEpoch", through.epoch());
            json.put("acknowledgedSeq", through.seq());
        }
        if (state.at() != null) {
            json.put("acknowledgedAt", state.at().toString());
        }
        if (state.trouble() != null) {
            json.put("trouble", state.trouble());
        }
        json.put("commandSocketOpen", socket.isConnected());
        json.put("clockBehindCloudMillis", cloudClock.ahead().toMillis());
    }

    private static void tellStore(ObjectNode json, SpoolState state, Instant now) {
        json.put("epoch", state.epoch());
        json.put("eventsWaiting", state.waiting());
        if (state.oldestAt() != null) {
            json.put(
                    "oldestWaitsSeconds",
                    Duration.between(state.oldestAt(), now).toSeconds());
        }
        json.put("uploadsWaiting", state.uploadsWaiting());
        json.put("uploadsGivenUp", state.uploadsGivenUp());
        json.put("eventsSetAside", state.setAside());
        json.put("previewsDropped", state.droppedPreviews());
        json.put("eventsDropped", state.droppedEvents());
        json.put("bytesInUse", state.bytesInUse());
        json.put("damagedFiles", state.damagedFiles());
        json.put("reserveHeld", state.reserveHeld());
    }
}
