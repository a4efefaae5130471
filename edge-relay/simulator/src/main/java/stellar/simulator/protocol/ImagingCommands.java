package stellar.simulator.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.Equatorial;
import stellar.simulator.night.Exposure;
import stellar.simulator.night.Filter;
import stellar.simulator.night.FocusRun;
import stellar.simulator.night.Observatory;
import stellar.simulator.night.Observing;
import stellar.simulator.night.Outcome;
import stellar.simulator.night.Programme;
import stellar.simulator.night.Rounds;
import stellar.simulator.night.ShotOrder;
import stellar.simulator.night.Signal;
import stellar.simulator.night.Target;
import stellar.simulator.night.Targets;

/** Pointing, focusing, solving, shooting, and running saved sequences and scripts. */
final class ImagingCommands {
    private static final int LEAST = Integer.MIN_VALUE;
    private static final double DOWNLOAD_AND_SAVE_SECONDS = 1.6;

    private final Observatory observatory;
    private final Observing observing;
    private final Programme programme;
    private final Conductor conductor;

    ImagingCommands(Observatory observatory, Observing observing, Programme programme, Conductor conductor) {
        this.observatory = observatory;
        this.observing = observing;
        this.programme = programme;
        this.conductor = conductor;
    }

    Map<String, Command> all() {
        return Map.of(
                "RemoteCameraShot", (client, params) -> shoot(params),
                "RemotePrecisePointTarget", (client, params) -> point(params),
                "RemoteFocusEx", (client, params) -> focus(params),
                "RemoteSolveActualPosition", (client, params) -> solve(params),
                "RemoteSequence", (client, params) -> sequence(params),
                "RemoteDragScript", (client, params) -> dragScript(params));
    }

    private Reply shoot(Params params) {
        Optional<Filter> filter = Filter.at(params.whole("FilterIndex", 0, 1000));
        int gain = params.wholeOr("Gain", LEAST, 10_000, LEAST);
        int offset = params.wholeOr("Offset", LEAST, 10_000, LEAST);
        if (filter.isEmpty()) {
            return new Reply.Refused("The wheel has no filter of that index.");
        }
        var order = new ShotOrder(
                "",
                filter.get(),
                params.real("Expo", 0, 7200),
                params.whole("Bin", 1, 4),
                gain < 0 ? ShotOrder.USUAL_GAIN : gain,
                offset < 0 ? ShotOrder.USUAL_OFFSET : offset,
                Exposure.Kind.at(params.wholeOr("ExpoType", 0, 3, 0)));
        return new Reply.Begins("camera shot", Signal.SHOT, EquipmentCommands.connected(observatory, () -> {
            observing.changeFilter(order.filter());
            Target here = Target.field("Test", observatory.mount().place());
            return observing
                    .shoot(here, order, Exposure.Origin.TEST)
                    .map(frame -> Outcome.ok(Map.of("DownloadAndSaveTime", DOWNLOAD_AND_SAVE_SECONDS)))
                    .orElseGet(() -> Outcome.failed("The frame could not be saved."));
        }));
    }

    private Reply point(Params params) {
        Equatorial goal;
        if (params.flagOr("IsText", false)) {
            Optional<Equatorial> read = Sexagesimal.place(params.text("RAText"), params.text("DECText"));
            if (read.isEmpty()) {
                return new Reply.Refused("RAText or DECText is no angle, such as 02:49:50 and 47 20 07.");
            }
            goal = read.get();
        } else {
            goal = new Equatorial(params.real("RA", 0, Math.nextDown(24.0)), params.real("DEC", -90, 90));
        }
        return new Reply.Begins(
                "precise pointing", Signal.PRECISE_POINTING, EquipmentCommands.connected(observatory, () -> {
                    double altitude = observatory
                            .sky()
                            .horizontal(goal, observatory.clock().now())
                            .altitudeDegrees();
                    if (altitude < 0) {
                        return Outcome.failed("The target is below the horizon.");
                    }
                    var end = observing.pointPrecisely("the place asked for", goal);
                    return Outcome.ok(Map.of("ActionResult", Wire.number(end)));
                }));
    }

    private Reply focus(Params params) {
        params.whole("FocusMode", 0, 4);
        return new Reply.Begins("autofocus", Signal.AUTOFOCUS, EquipmentCommands.connected(observatory, () -> {
            FocusRun run = observing.focus();
            return run.succeeded()
                    ? Outcome.ok(Map.of("Position", run.position(), "HFD", run.hfdPixels()))
                    : Outcome.failed(run.error());
        }));
    }

    private Reply solve(Params params) {
        params.flag("IsBlind");
        params.flag("IsSync");
        return new Reply.Begins("plate solve", Signal.PLATE_SOLVE, EquipmentCommands.connected(observatory, () -> {
            double angle = observatory.mount().hoursToMeridian() > 0 ? 0 : 180;
            return observing
                    .solve()
                    .map(found -> Outcome.ok(
                            Map.of("IsSolved", true, "RA", found.raHours(), "DEC", found.decDegrees(), "PA", angle)))
                    .orElseGet(() -> Outcome.ok(Map.of("IsSolved", false, "RA", 0, "DEC", 0, "PA", 0)));
        }));
    }

    private Reply sequence(Params params) {
        String file = fileName(params.text("SequenceFile"));
        params.wholeOr("StartFlag", 0, 1000, 0);
        return new Reply.Begins("sequence " + file, Optional.empty(), EquipmentCommands.connected(observatory, () -> {
            boolean whole = programme.observe(Rounds.named(targetFor(file), file, ""));
            return whole ? Outcome.ok() : Outcome.failed("The target became too low, or the day came.");
        }));
    }

    private Reply dragScript(Params params) {
        String file = fileName(params.text("DragScriptFile"));
        Optional<String> refusal = conductor.refusal();
        if (refusal.isPresent()) {
            return new Reply.Refused(refusal.get());
        }
        return new Reply.Accepted(() -> conductor.perform(
                params.text("UID"),
                "script " + file,
                EquipmentCommands.connected(observatory, () -> {
                    programme.observe(Rounds.named(targetFor(file), file, file));
                    return Outcome.ok();
                }),
                outcome -> {}));
    }

    /** The showpiece whose name the file bears when it is up, otherwise one that is. */
    private Target targetFor(String file) {
        String bare = file.replaceFirst("\\.[^.]*$", "");
        List<String> names = List.of(bare, bare.replaceAll("[_ -].*", ""));
        return names.stream()
                .flatMap(name -> Targets.named(name).stream())
                .filter(target -> observatory
                                .sky()
                                .horizontal(target.place(), observatory.clock().now())
                                .altitudeDegrees()
                        > 20)
                .findFirst()
                .orElseGet(() -> Programme.showpieceUp(
                        observatory.sky(), observatory.clock().now(), 0));
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }
}
