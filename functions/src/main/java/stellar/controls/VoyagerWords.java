package stellar.controls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import stellar.contract.Wire;
import stellar.sessions.ManualControl;

/** A control as the relay knows it: Voyager's method and parameters. */
final class VoyagerWords {

    /** Local field: on the stars of the field where the telescope looks, without turning it. */
    private static final int LOCAL_FIELD = 4;

    private static final int TRACK = 1;
    private static final int STOP_TRACKING = 2;
    private static final int PARK = 3;
    private static final int UNPARK = 4;
    private static final int LIGHT = 0;

    private VoyagerWords() {}

    /** A method and its parameters, without the {@code UID} that the relay adds. */
    record Said(String method, ObjectNode params) {}

    /** What is said for a control that is no session's own business; {@code filters}: the telescope's wheel, in order. */
    static Said of(Control control, String id, ObjectNode parameters, List<String> filters) {
        return switch (control) {
            case PAUSE, RESUME, TOGGLE_TARGET ->
                throw new IllegalStateException(control + " is a session's own business.");
            case ABORT -> new Said("Abort", Wire.object().put("IsHalt", true));
            case PARK -> mount(PARK);
            case UNPARK -> mount(UNPARK);
            case TRACKING -> mount(parameters.path("on").asBoolean() ? TRACK : STOP_TRACKING);
            // Beside other work: a camera takes half an hour, and nothing may wait for it.
            case COOL ->
                new Said(
                        "RemoteCooling",
                        Wire.object()
                                .put("IsCoolDown", true)
                                .put("IsASync", true)
                                .put(
                                        "Temperature",
                                        parameters.path("temperature").asDouble()));
            case WARM ->
                new Said("RemoteCooling", Wire.object().put("IsWarmup", true).put("IsASync", true));
            case AUTOFOCUS -> new Said("RemoteFocusEx", Wire.object().put("FocusMode", LOCAL_FIELD));
            case PLATE_SOLVE ->
                new Said(
                        "RemoteSolveActualPosition",
                        Wire.object().put("IsBlind", false).put("IsSync", false));
            case TEST_SHOT ->
                new Said(
                        "RemoteCameraShot",
                        Wire.object()
                                .put("Expo", parameters.path("exposureSeconds").asDouble())
                                .put("Bin", parameters.path("binning").asInt())
                                .put(
                                        "FilterIndex",
                                        filters.indexOf(
                                                parameters.path("filter").asText()))
                                .put("ExpoType", LIGHT)
                                .put("IsSaveFile", true)
                                .put("FitFileName", ManualControl.TEST_SHOT + id + ".fit"));
            case REFRESH -> new Said("RemoteGetStatus", Wire.object());
        };
    }

    /** Stops what another control is at. */
    static Said stop(String command) {
        return new Said("RemoteActionAbort", Wire.object().put("CommandId", command));
    }

    private static Said mount(int type) {
        return new Said("RemoteMountFastCommand", Wire.object().put("CommandType", type));
    }
}
