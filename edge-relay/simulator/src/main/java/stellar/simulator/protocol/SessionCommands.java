package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.simulator.night.Camera;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.Observatory;
import stellar.simulator.night.Outcome;
import stellar.simulator.night.Target;
import stellar.simulator.night.Targets;

/** Logging in and out, what a client wants to hear, questions about Voyager itself, and stopping things. */
final class SessionCommands {
    static final String PROFILE = "Simulated observatory.v2y";

    private final Observatory observatory;
    private final Conductor conductor;
    private final Envelope envelope;
    private final Login login;
    private final LinkFaults faults;

    SessionCommands(Observatory observatory, Conductor conductor, Envelope envelope, Login login, LinkFaults faults) {
        this.observatory = observatory;
        this.conductor = conductor;
        this.envelope = envelope;
        this.login = login;
        this.faults = faults;
    }

    Map<String, Command> all() {
        return Map.of(
                "AuthenticateUserBase", this::logIn,
                "disconnect", (client, params) -> new Reply.Accepted(client::closeWhenSent),
                "RemoteSetDashboardMode", this::dashboard,
                "RemoteSetLogEvent", this::logEvents,
                "Abort", this::abort,
                "RemoteActionAbort", this::abortAction,
                "RemoteGetStatus", (client, params) -> status(),
                "GetArrayElementData", this::arrayElement,
                "RemoteGetVoyagerProfiles", (client, params) -> profiles(),
                "RemoteSearchTarget", (client, params) -> search(params));
    }

    private Reply logIn(Client client, Params params) {
        Optional<String> user = faults.isLoginRefused() ? Optional.empty() : login.user(params.text("Base"));
        if (user.isEmpty()) {
            return new Reply.Rejected("Authentication Rejected");
        }
        client.authenticate();
        return new Reply.Welcome(Wire.JSON
                .createObjectNode()
                .put("Username", user.get())
                .put("FirstName", "")
                .put("LastName", "")
                .put("Mail", "")
                .put("Permissions", "")
                .put("Note", ""));
    }

    private Reply dashboard(Client client, Params params) {
        client.setDashboard(params.flag("IsOn"));
        return new Reply.Done(Outcome.ok());
    }

    private Reply logEvents(Client client, Params params) {
        boolean on = params.flag("IsOn");
        int level = params.wholeOr("Level", 0, 10, 0);
        client.hearLogFrom(on ? level : Integer.MAX_VALUE);
        return new Reply.Done(Outcome.ok());
    }

    private Reply abort(Client client, Params params) {
        params.flag("IsHalt");
        return new Reply.Accepted(conductor::abort);
    }

    private Reply abortAction(Client client, Params params) {
        String uid = params.text("UID");
        return conductor.isPerforming(uid)
                ? new Reply.Accepted(() -> conductor.abortAction(uid))
                : new Reply.Refused("No action with the UID " + uid + " is running.");
    }

    private Reply status() {
        return new Reply.Done(Outcome.ok(Map.of("VoyagerStatus", Wire.number(observatory.status()))));
    }

    private Reply arrayElement(Client client, Params params) {
        boolean on = observatory.isConnected();
        Camera camera = observatory.camera();
        ObjectNode event = envelope.event("ArrayElementData")
                .put("ROTCONN", false)
                .put("PAROT", Wire.OFF)
                .put("ROTROT", false)
                .put("CCDCONN", on);
        event.set("CCDTEMP", Wire.rounded(on ? camera.temperatureDegrees() : Wire.OFF, 2));
        event.put("CCDPOW", on ? camera.powerPercent() : Wire.OFF)
                .put("FOCCONN", on)
                .put("FOCPOS", on ? observatory.focuser().position() : Wire.OFF)
                .put("FOCMOV", false);
        event.set("FOCTEMP", Wire.rounded(on ? observatory.focuser().temperatureDegrees() : Wire.OFF, 2));
        event.set("FOCHFD", Wire.rounded(on ? observatory.focuser().hfdPixels() : Wire.OFF, 2));
        return new Reply.Accepted(() -> client.tell(event));
    }

    private static Reply profiles() {
        return new Reply.Done(Outcome.ok(Map.of("list", List.of(Map.of("name", PROFILE, "isactive", true)))));
    }

    private static Reply search(Params params) {
        String name = params.text("Name");
        Optional<Target> found = Targets.named(name);
        return new Reply.Done(found.map(target -> Outcome.ok(Map.of(
                        "Name", target.name(),
                        "RAJ2000", target.place().raHours(),
                        "DECJ2000", target.place().decDegrees())))
                .orElseGet(() -> Outcome.failed("No target named " + name + " was found.")));
    }
}
