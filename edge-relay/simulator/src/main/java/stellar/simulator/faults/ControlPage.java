package stellar.simulator.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.Mount;
import stellar.simulator.night.Observatory;
import stellar.simulator.protocol.Clients;
import stellar.simulator.protocol.LinkFaults;

/** What the control's first page lists: how things stand, which faults are on, and how to make one. */
public final class ControlPage {
    private final Observatory observatory;
    private final Conductor conductor;
    private final Clients clients;
    private final LinkFaults link;

    /** A page about one simulated Voyager. */
    public ControlPage(Observatory observatory, Conductor conductor, Clients clients, LinkFaults link) {
        this.observatory = observatory;
        this.conductor = conductor;
        this.clients = clients;
        this.link = link;
    }

    /** The page as JSON values; needs the agenda's floor. */
    Map<String, Object> values() {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("state", state());
        page.put("faults", faults());
        page.put("help", FaultRoutes.HELP);
        return page;
    }

    private Map<String, Object> state() {
        Mount mount = observatory.mount();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("status", observatory.status().name());
        state.put("heldBy", conductor.holds().stream().map(Enum::name).sorted().toList());
        state.put("nightTime", observatory.clock().now().toString());
        state.put("target", observatory.assignment().map(a -> a.target().name()).orElse(""));
        state.put("altitudeDegrees", Math.round(mount.horizontal().altitudeDegrees() * 100) / 100.0);
        state.put(
                "exposing",
                observatory.camera().shot().map(shot -> shot.fileName()).orElse(""));
        state.put("weather", observatory.weather().isSafe() ? "SAFE" : "UNSAFE");
        state.put("clients", clients.count());
        return state;
    }

    private Map<String, Object> faults() {
        Map<String, Object> faults = new LinkedHashMap<>();
        faults.put("half-open", link.isSilent());
        faults.put("refuse-login", link.isLoginRefused());
        faults.put("no-version", link.isVersionWithheld());
        faults.put("cut-mid-line", link.isNextLineCut());
        faults.put("cut-after-acceptance", link.isCutAfterAcceptance());
        faults.put("slow", link.bytesPerSecond());
        faults.put("focus-failure", observatory.focuser().failuresAhead());
        faults.put("solve-failure", observatory.mishaps().solvesAhead());
        faults.put("action-failure", observatory.mishaps().actionsAhead());
        faults.put("pointing", observatory.mishaps().pointings().name());
        faults.put("weather-unsafe", observatory.weather().isRaining());
        faults.put("clouds", observatory.weather().isClouded());
        return faults;
    }
}
