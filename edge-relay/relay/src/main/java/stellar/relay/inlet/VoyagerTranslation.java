package stellar.relay.inlet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import stellar.contract.Batch;
import stellar.contract.ConnectionState;
import stellar.contract.EventType;
import stellar.contract.Wire;
import stellar.relay.voyager.ArrayElementData;
import stellar.relay.voyager.AutoFocusResult;
import stellar.relay.voyager.ControlData;
import stellar.relay.voyager.LinkState;
import stellar.relay.voyager.LogEvent;
import stellar.relay.voyager.NewFitReady;
import stellar.relay.voyager.NewJpgReady;
import stellar.relay.voyager.Polling;
import stellar.relay.voyager.ProfileChanged;
import stellar.relay.voyager.Reading;
import stellar.relay.voyager.RemoteActionResult;
import stellar.relay.voyager.ShotRunning;
import stellar.relay.voyager.ShutDown;
import stellar.relay.voyager.Signal;
import stellar.relay.voyager.Unknown;
import stellar.relay.voyager.Unreadable;
import stellar.relay.voyager.Version;
import stellar.relay.voyager.VoyagerEvent;
import stellar.relay.voyager.WeatherAndSafety;

/**
 * Says in the contract's words what Voyager said in its own: Voyager's fields as they came, and beside them
 * {@code parsed}, as the golden files in {@code docs/contract/v1} show. {@code parsed.image} is not set here: image ids
 * are the spool's.
 */
@NullMarked
public final class VoyagerTranslation {

    /** Limit of an event's data, so that the event around it stays within {@link Batch#MAX_EVENT_BYTES}. */
    public static final int MAX_DATA_BYTES = Batch.MAX_EVENT_BYTES - 2048;

    private VoyagerTranslation() {}

    /**
     * An event in the contract's words.
     *
     * @param type its kind
     * @param data Voyager's fields and {@code parsed}; the caller's own
     * @param json the data as JSON text, of at most {@link #MAX_DATA_BYTES} bytes
     */
    public record Translated(EventType type, ObjectNode data, String json) {}

    /** The event in the contract's words; empty for one that is of no use to anybody (a sign of life). */
    public static Optional<Translated> translate(VoyagerEvent event) {
        EventType type = type(event);
        if (type == null) {
            return Optional.empty();
        }
        ObjectNode data = Wire.object();
        data.setAll(event.raw());
        data.set("parsed", parsed(event));
        String json = Wire.write(data);
        // A character of a Java text has at most three bytes in UTF-8: only what may be too large is measured.
        if (json.length() > MAX_DATA_BYTES / 3) {
            VoyagerTranslationCut.toFit(data, MAX_DATA_BYTES);
            json = Wire.write(data);
        }
        return Optional.of(new Translated(type, data, json));
    }

    /** A link's state in the contract's words. */
    public static ConnectionState connectionState(LinkState state, @Nullable String reason, int reconnectAttempts) {
        ConnectionState.State voyager =
                switch (state) {
                    case CONNECTED -> ConnectionState.State.CONNECTED;
                    case DISCONNECTED -> ConnectionState.State.DISCONNECTED;
                    case REFUSED -> ConnectionState.State.REFUSED;
                    case SHUT_DOWN -> ConnectionState.State.SHUT_DOWN;
                };
        return new ConnectionState(voyager, reason, reconnectAttempts);
    }

    private static @Nullable EventType type(VoyagerEvent event) {
        return switch (event) {
            case ArrayElementData e -> EventType.ARRAY_ELEMENT_DATA;
            case AutoFocusResult e -> EventType.AUTO_FOCUS_RESULT;
            case ControlData e -> EventType.CONTROL_DATA;
            case LogEvent e -> EventType.LOG;
            case NewFitReady e -> EventType.NEW_FIT_READY;
            case NewJpgReady e -> EventType.NEW_JPG;
            case Polling e -> null;
            case ProfileChanged e -> EventType.PROFILE_CHANGED;
            case RemoteActionResult e -> EventType.REMOTE_ACTION_RESULT;
            case ShotRunning e -> EventType.SHOT_RUNNING;
            case ShutDown e -> EventType.SHUT_DOWN;
            case Signal e -> EventType.SIGNAL;
            case Unknown e -> EventType.UNKNOWN;
            case Unreadable e -> EventType.UNKNOWN;
            case Version e -> EventType.VERSION;
            case WeatherAndSafety e -> EventType.WEATHER;
        };
    }

    private static ObjectNode parsed(VoyagerEvent event) {
        VoyagerTranslationFields parsed = new VoyagerTranslationFields();
        switch (event) {
            case ControlData e -> {
                return VoyagerTranslationOfControlData.parsed(e);
            }
            case ArrayElementData e -> arrayElement(e, parsed);
            case AutoFocusResult e -> autoFocus(e, parsed);
            case LogEvent e -> {
                parsed.put("level", e.level());
                parsed.put("text", e.text());
            }
            case NewFitReady e -> {
                parsed.put("file", fileName(e.file()));
                parsed.put("frameType", e.frameType());
                parsed.put("voyType", e.purpose());
                parsed.put("target", e.target());
            }
            case NewJpgReady e -> preview(e, parsed);
            case Polling e -> {}
            case ProfileChanged e -> parsed.put("profile", e.profile());
            case RemoteActionResult e -> {
                parsed.put("uid", e.uid());
                parsed.put("status", e.status());
                parsed.put("code", e.code());
                parsed.put("reason", e.reason());
                parsed.put("result", e.result());
            }
            case ShotRunning e -> {
                parsed.put("file", fileName(e.file()));
                parsed.put("status", e.status());
                parsed.put("total", e.totalSeconds());
                parsed.put("elapsed", e.elapsedSeconds());
                parsed.put("remaining", e.remainingSeconds());
                parsed.put("progress", e.progressPercent());
            }
            case ShutDown e -> {}
            case Signal e -> {
                parsed.put("code", e.code());
                parsed.put("description", e.description());
            }
            case Unknown e -> parsed.put("event", e.event());
            case Unreadable e -> {
                parsed.put("cause", e.cause());
                parsed.put("bytes", new Reading.Measured(e.bytes()));
                parsed.put("excerpt", e.excerpt());
            }
            case Version e -> {
                parsed.put("version", e.version());
                parsed.put("subversion", e.subversion());
                parsed.put("messageVersion", e.messageVersion());
            }
            case WeatherAndSafety e -> weather(e, parsed);
        }
        return parsed.finish(false);
    }

    private static void arrayElement(ArrayElementData event, VoyagerTranslationFields parsed) {
        VoyagerTranslationFields rotator = parsed.part("rotator");
        rotator.put("connected", event.rotatorConnected());
        rotator.put("rotating", event.rotatorMoving());
        rotator.put("positionDegrees", event.rotatorPositionDegrees());
        parsed.put("rotator", rotator);
        VoyagerTranslationFields camera = parsed.part("camera");
        camera.put("connected", event.cameraConnected());
        camera.put("temperature", event.cameraTemperature());
        camera.put("power", event.coolerPowerPercent());
        parsed.put("camera", camera);
        VoyagerTranslationFields focuser = parsed.part("focuser");
        focuser.put("connected", event.focuserConnected());
        focuser.put("moving", event.focuserMoving());
        focuser.put("position", event.focuserPosition());
        focuser.put("temperature", event.focuserTemperature());
        focuser.put("hfd", event.hfd());
        parsed.put("focuser", focuser);
    }

    private static void autoFocus(AutoFocusResult event, VoyagerTranslationFields parsed) {
        parsed.put("empty", event.empty());
        parsed.put("done", event.done());
        parsed.put("position", event.position());
        parsed.put("hfd", event.hfd());
        parsed.put("temperature", event.temperature());
        parsed.put("starX", event.starX());
        parsed.put("starY", event.starY());
        parsed.put("doneTime", event.doneTime());
        parsed.put("durationSeconds", event.durationSeconds());
        parsed.put("deviationPercent", event.deviationPercent());
        parsed.put("lastError", event.lastError());
        parsed.put("filterIndex", event.filterIndex());
        parsed.put("filterColor", event.filterColor());
    }

    private static void preview(NewJpgReady event, VoyagerTranslationFields parsed) {
        parsed.put("file", fileName(event.file()));
        parsed.put("target", event.target());
        parsed.put("filter", event.filter());
        parsed.put("exposure", event.exposureSeconds());
        parsed.put("bin", event.bin());
        parsed.put("hfd", event.hfd());
        parsed.put("starIndex", event.starIndex());
        parsed.put("width", event.widthPixels());
        parsed.put("height", event.heightPixels());
        parsed.put("takenAt", event.takenAt());
    }

    private static void weather(WeatherAndSafety event, VoyagerTranslationFields parsed) {
        parsed.put("connected", event.stationConnected());
        parsed.put("safetyConnected", event.monitorConnected());
        WeatherAndSafety.Safety safety = event.safety();
        if (safety == WeatherAndSafety.Safety.SAFE || safety == WeatherAndSafety.Safety.UNSAFE) {
            parsed.put("safe", safety == WeatherAndSafety.Safety.SAFE);
        }
        parsed.put("cloud", event.cloud());
        parsed.put("rain", event.rain());
        parsed.put("wind", event.wind());
        parsed.put("light", event.light());
    }

    /** The last part of a Windows path. */
    private static @Nullable String fileName(@Nullable String path) {
        if (path == null) {
            return null;
        }
        String name = path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
        return name.isEmpty() ? null : name;
    }
}
