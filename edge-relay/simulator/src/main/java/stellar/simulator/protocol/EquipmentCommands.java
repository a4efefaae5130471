package stellar.simulator.protocol;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import stellar.simulator.night.ActionResult;
import stellar.simulator.night.Camera;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.Equatorial;
import stellar.simulator.night.Filter;
import stellar.simulator.night.Horizontal;
import stellar.simulator.night.Mount;
import stellar.simulator.night.Observatory;
import stellar.simulator.night.Observing;
import stellar.simulator.night.Outcome;
import stellar.simulator.night.Signal;
import stellar.simulator.night.Sky;

/** Connecting, cooling, the mount's quick moves, and the filter wheel. */
final class EquipmentCommands {
    private static final double CONNECT_SECONDS = 4;
    private static final int LONGEST_COOLING_SECONDS = 1200;

    private final Observatory observatory;
    private final Observing observing;
    private final Conductor conductor;

    EquipmentCommands(Observatory observatory, Observing observing, Conductor conductor) {
        this.observatory = observatory;
        this.observing = observing;
        this.conductor = conductor;
    }

    Map<String, Command> all() {
        return Map.of(
                "RemoteSetupConnect", (client, params) -> connect(params),
                "RemoteSetupDisconnect", (client, params) -> disconnect(params),
                "RemoteCooling", (client, params) -> cool(params),
                "RemoteMountFastCommand", (client, params) -> move(params),
                "RemoteMountStatusGetInfo", (client, params) -> mountInfo(),
                "RemoteFilterChangeTo", (client, params) -> changeFilter(params),
                "RemoteGetFilterConfiguration", (client, params) -> filters());
    }

    /** The work when the equipment is connected, otherwise the outcome that says it is not. */
    static Supplier<Outcome> connected(Observatory observatory, Supplier<Outcome> work) {
        return () -> observatory.isConnected()
                ? work.get()
                : Outcome.failed("The equipment is not connected; connect it with RemoteSetupConnect first.");
    }

    private Reply connect(Params params) {
        params.whole("TimeoutConnect", 0, 3600);
        return new Reply.Begins("setup connect", Signal.SETUP_CONNECT, () -> {
            observatory.clock().pause(CONNECT_SECONDS);
            observatory.setConnected(true);
            conductor.release(Conductor.Hold.DISCONNECTED);
            return Outcome.ok();
        });
    }

    private Reply disconnect(Params params) {
        params.whole("TimeoutDisconnect", 0, 3600);
        return new Reply.Begins("setup disconnect", Signal.SETUP_DISCONNECT, () -> {
            observatory.clock().pause(CONNECT_SECONDS);
            observatory.setConnected(false);
            conductor.hold(Conductor.Hold.DISCONNECTED);
            return Outcome.ok();
        });
    }

    private Reply cool(Params params) {
        boolean setPoint = params.flagOr("IsSetPoint", false);
        boolean down = params.flagOr("IsCoolDown", false);
        boolean warm = params.flagOr("IsWarmup", false);
        boolean off = params.flagOr("IsCoolerOFF", false);
        boolean wait = !params.flagOr("IsASync", false);
        if ((setPoint ? 1 : 0) + (down ? 1 : 0) + (warm ? 1 : 0) + (off ? 1 : 0) != 1) {
            return new Reply.Refused("Exactly one of IsSetPoint, IsCoolDown, IsWarmup and IsCoolerOFF must be true.");
        }
        double degrees = setPoint || down ? params.real("Temperature", -60, 30) : 0;
        Camera camera = observatory.camera();
        return new Reply.BeginsBeside("cooling", Signal.COOLING, connected(observatory, () -> {
            if (off) {
                camera.switchOff();
                return Outcome.ok();
            }
            if (warm) {
                camera.warmUp();
            } else {
                camera.coolTo(degrees);
            }
            return wait && !setPoint ? untilArrived(camera) : Outcome.ok();
        }));
    }

    private Outcome untilArrived(Camera camera) {
        for (int second = 0; second < LONGEST_COOLING_SECONDS; second++) {
            if (camera.hasArrived()) {
                return Outcome.ok();
            }
            observatory.clock().pause(1);
        }
        return new Outcome(ActionResult.TIMEOUT, "The sensor did not reach its temperature.", Map.of());
    }

    private Reply move(Params params) {
        Mount mount = observatory.mount();
        int type = params.whole("CommandType", 1, 6);
        Runnable work =
                switch (type) {
                    case 1 -> () -> track(mount, true);
                    case 2 -> () -> track(mount, false);
                    case 3 -> () -> rest(mount::park);
                    case 4 ->
                        () -> {
                            mount.unpark();
                            conductor.release(Conductor.Hold.PARKED);
                        };
                    case 5 -> () -> rest(() -> mount.rest(mount.zenith(observatory.site())));
                    default -> () -> rest(() -> mount.rest(new Equatorial(0, 89)));
                };
        return new Reply.Begins("mount command", Signal.GOTO, connected(observatory, () -> {
            if (mount.isParked() && type != 3 && type != 4) {
                return Outcome.failed("The mount is parked; unpark it first.");
            }
            work.run();
            return Outcome.ok();
        }));
    }

    private void track(Mount mount, boolean on) {
        mount.setTracking(on);
        if (on) {
            conductor.release(Conductor.Hold.PARKED);
        } else {
            conductor.hold(Conductor.Hold.PARKED);
        }
    }

    private void rest(Runnable move) {
        conductor.hold(Conductor.Hold.PARKED);
        move.run();
    }

    private Reply mountInfo() {
        if (!observatory.isConnected()) {
            return new Reply.Done(Outcome.failed("The equipment is not connected."));
        }
        Mount mount = observatory.mount();
        Equatorial j2000 = mount.place();
        Equatorial ofDate = Sky.ofDate(j2000, observatory.clock().now());
        Horizontal up = mount.horizontal();
        return new Reply.Done(Outcome.ok(Map.of(
                "RA", ofDate.raText(),
                "DEC", ofDate.decText(),
                "RAJ2000", j2000.raText(),
                "DECJ2000", j2000.decText(),
                "ALT", Equatorial.degrees(up.altitudeDegrees()),
                "AZ", Equatorial.degrees(up.azimuthDegrees()),
                "IsParked", mount.isParked(),
                "IsTracking", mount.isTracking(),
                "IsSlewing", mount.isSlewing(),
                "Pier", mount.pier() == Mount.Pier.EAST ? "pierEast" : "pierWest")));
    }

    private Reply changeFilter(Params params) {
        Optional<Filter> filter = Filter.at(params.whole("FilterIndex", 0, 1000));
        return new Reply.Begins("filter change", Signal.FILTER_CHANGE, connected(observatory, () -> {
            if (filter.isEmpty()) {
                return Outcome.failed("The wheel has no such filter; RemoteGetFilterConfiguration lists them.");
            }
            observing.changeFilter(filter.get());
            return Outcome.ok();
        }));
    }

    private static Reply filters() {
        Map<String, Object> values = new HashMap<>();
        values.put("FilterNum", Filter.values().length);
        for (Filter filter : Filter.values()) {
            values.put("Filter" + (filter.index() + 1) + "_Name", filter.label());
            values.put("Filter" + (filter.index() + 1) + "_Offset", 0);
        }
        return new Reply.Done(Outcome.ok(values));
    }
}
