package stellar.relay.commands;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stellar.contract.Command;
import stellar.contract.CommandText;
import stellar.relay.voyager.CameraShot;
import stellar.relay.voyager.EquipmentCommand;
import stellar.relay.voyager.ImagingCommand;
import stellar.relay.voyager.NewFitReady.FrameType;
import stellar.relay.voyager.QuestionCommand;
import stellar.relay.voyager.VoyagerCommand;

/**
 * Which commands this relay understands, and what they are for Voyager. Method and parameters have Voyager's own names;
 * {@code RemoteActionAbort} alone takes {@code CommandId}, the id of the command to stop. What logs in or out or switches
 * the live data is the link's own business and is not understood here.
 */
final class CommandReader {

    private static final Map<String, Function<Params, VoyagerCommand>> METHODS = Map.ofEntries(
            entry("Abort", params -> new VoyagerCommand.Abort(params.flag("IsHalt"))),
            entry("RemoteActionAbort", params -> new VoyagerCommand.AbortAction(params.text("CommandId"))),
            entry("RemoteGetStatus", params -> new VoyagerCommand.GetStatus()),
            entry("RemoteSetupConnect", params -> new EquipmentCommand.ConnectSetup(params.seconds("TimeoutConnect"))),
            entry(
                    "RemoteSetupDisconnect",
                    params -> new EquipmentCommand.DisconnectSetup(params.seconds("TimeoutDisconnect"))),
            entry("RemoteCooling", CommandReader::cool),
            entry(
                    "RemoteMountFastCommand",
                    params -> new EquipmentCommand.MoveMount(
                            EquipmentCommand.MoveMount.Move.of(params.whole("CommandType")))),
            entry("RemoteFilterChangeTo", params -> new EquipmentCommand.ChangeFilter(params.whole("FilterIndex"))),
            entry("RemoteCameraShot", CommandReader::shot),
            entry("RemotePrecisePointTarget", CommandReader::point),
            entry(
                    "RemoteFocusEx",
                    params -> new ImagingCommand.Focus(ImagingCommand.Focus.Mode.of(params.whole("FocusMode")))),
            entry(
                    "RemoteSolveActualPosition",
                    params -> new ImagingCommand.Solve(params.flag("IsBlind", false), params.flag("IsSync", false))),
            entry(
                    "RemoteSequence",
                    params ->
                            new ImagingCommand.RunSequence(params.text("SequenceFile"), params.whole("StartFlag", 0))),
            entry(
                    "RemoteDragScript",
                    params -> new ImagingCommand.RunDragScript(
                            params.text("DragScriptFile"), params.text("StartNodeUID", ""))),
            entry("RemoteMountStatusGetInfo", params -> new QuestionCommand.GetMountInfo()),
            entry("RemoteGetFilterConfiguration", params -> new QuestionCommand.GetFilterConfiguration()),
            entry("RemoteGetVoyagerProfiles", params -> new QuestionCommand.GetProfiles()),
            entry(
                    "RemoteSearchTarget",
                    params -> new QuestionCommand.SearchTarget(params.text("Name"), params.whole("SearchType", 0))),
            entry("GetArrayElementData", params -> new QuestionCommand.GetArrayElement()));

    private final Vocabulary vocabulary;

    /** A reader with these words for Voyager's scheduler. */
    CommandReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** What a command turns out to be. */
    sealed interface Read {

        /** Something for Voyager. */
        record Understood(VoyagerCommand command) implements Read {}

        /** Nothing that this relay does; a full sentence says why. */
        record Refused(String reason) implements Read {}
    }

    Read read(Command command) {
        Optional<String> flaw = CommandText.flaw(command.params()).map(CommandText.Flaw::sentence);
        if (flaw.isPresent()) {
            return new Read.Refused(flaw.get());
        }
        Params params = new Params(command.params());
        try {
            VoyagerCommand understood = understood(command.method(), params);
            if (understood == null) {
                return new Read.Refused(
                        "This relay does not know how to do that. Check the method, or update the relay.");
            }
            return params.leftOver()
                    .<Read>map(name ->
                            new Read.Refused("The method " + command.method() + " has no parameter " + name + "."))
                    .orElseGet(() -> new Read.Understood(understood));
        } catch (IllegalArgumentException e) {
            return new Read.Refused(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable VoyagerCommand understood(String method, Params params) {
        Function<Params, VoyagerCommand> known = METHODS.get(method);
        return known == null ? vocabulary.read(method, params) : known.apply(params);
    }

    private static VoyagerCommand cool(Params params) {
        Map<String, EquipmentCommand.Cool.Way> flags = Map.of(
                "IsSetPoint", EquipmentCommand.Cool.Way.SET_POINT,
                "IsCoolDown", EquipmentCommand.Cool.Way.COOL_DOWN,
                "IsWarmup", EquipmentCommand.Cool.Way.WARM_UP,
                "IsCoolerOFF", EquipmentCommand.Cool.Way.OFF);
        List<EquipmentCommand.Cool.Way> wanted = new ArrayList<>();
        flags.forEach((name, way) -> {
            if (params.flag(name, false)) {
                wanted.add(way);
            }
        });
        if (wanted.size() != 1) {
            throw new IllegalArgumentException(
                    "Exactly one of IsSetPoint, IsCoolDown, IsWarmup and IsCoolerOFF must be true.");
        }
        EquipmentCommand.Cool.Way way = wanted.getFirst();
        double degrees = way.hasGoal() || params.has("Temperature") ? params.real("Temperature") : 0;
        return new EquipmentCommand.Cool(way, params.flag("IsASync", false), degrees);
    }

    private static VoyagerCommand point(Params params) {
        boolean parallelized = params.flag("Parallelized", false);
        if (!params.flag("IsText", false)) {
            ignored(params, "RAText", "DECText");
            return new ImagingCommand.Point(params.real("RA"), params.real("DEC"), parallelized);
        }
        ignored(params, "RA", "DEC");
        return ImagingCommand.Point.at(params.text("RAText"), params.text("DECText"), parallelized);
    }

    private static VoyagerCommand shot(Params params) {
        boolean save = params.flag("IsSaveFile", params.has("FitFileName"));
        String fileName = params.text("FitFileName", "");
        if (save && fileName.isEmpty()) {
            throw new IllegalArgumentException("FitFileName must name the file when IsSaveFile is true.");
        }
        return new CameraShot(
                params.seconds("Expo"),
                params.whole("Bin", 1),
                region(params),
                params.whole("FilterIndex"),
                FrameType.asked(params.whole("ExpoType", FrameType.LIGHT.code())),
                params.whole("SpeedIndex", 0),
                params.whole("ReadoutIndex", 0),
                save ? fileName : "",
                params.whole("Gain", CameraShot.PRESET),
                params.whole("Offset", CameraShot.PRESET),
                params.flag("Parallelized", false));
    }

    private static CameraShot.@Nullable Region region(Params params) {
        if (!params.flag("IsROI", false)) {
            ignored(params, "ROITYPE", "ROIX", "ROIY", "ROIDX", "ROIDY");
            return null;
        }
        return new CameraShot.Region(
                params.whole("ROITYPE", 0),
                params.whole("ROIX"),
                params.whole("ROIY"),
                params.whole("ROIDX"),
                params.whole("ROIDY"));
    }

    /** Parameters that Voyager's own interface sends along although they mean nothing this time. */
    private static void ignored(Params params, String... names) {
        for (String name : names) {
            if (params.has(name)) {
                params.value(name);
            }
        }
    }
}
