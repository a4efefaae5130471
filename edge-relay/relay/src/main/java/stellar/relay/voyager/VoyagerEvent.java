package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that Voyager told everybody. Every documented event is a kind; {@link Unknown} is an event this version has
 * no type for, {@link Unreadable} a line that was no event.
 *
 * <p>A component that is null, or {@link Reading.None#ABSENT}, was not in the message, or could not be read; the latter
 * is named in {@link #complaints()} and stands in {@link #raw()} as it came.
 */
public sealed interface VoyagerEvent extends Frame
        permits ArrayElementData,
                AutoFocusResult,
                ControlData,
                LogEvent,
                NewFitReady,
                NewJpgReady,
                Polling,
                ProfileChanged,
                RemoteActionResult,
                ShotRunning,
                ShutDown,
                Signal,
                Unknown,
                Unreadable,
                Version,
                WeatherAndSafety {

    /** What every event has. */
    Envelope envelope();

    /** Voyager's own time stamp. */
    default @Nullable Instant timestamp() {
        return envelope().timestamp();
    }

    /** The event's fields as they came, image bytes left out. Shared: copy before changing. */
    default ObjectNode raw() {
        return envelope().raw();
    }

    /** A sentence for each field that could not be read as documented; empty for a well-made event. */
    default List<String> complaints() {
        return envelope().complaints();
    }
}
