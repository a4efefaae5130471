package stellar.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A kind of event, by the name it has on the wire and in a browser, and how much one of its kind counts. */
public enum EventType {
    CONTROL_DATA("controlData", Keeping.LATEST),
    SHOT_RUNNING("shotRunning", Keeping.LATEST),
    WEATHER("weather", Keeping.LATEST),
    CONNECTION_STATE("connectionState", Keeping.DURABLE),
    VERSION("version", Keeping.DURABLE),
    SIGNAL("signal", Keeping.DURABLE),
    NEW_FIT_READY("newFITReady", Keeping.DURABLE),
    NEW_JPG("newJPG", Keeping.DURABLE),
    REMOTE_ACTION_RESULT("remoteActionResult", Keeping.DURABLE),
    AUTO_FOCUS_RESULT("autoFocusResult", Keeping.DURABLE),
    ARRAY_ELEMENT_DATA("arrayElementData", Keeping.DURABLE),
    PROFILE_CHANGED("profileChanged", Keeping.DURABLE),
    SHUT_DOWN("shutDown", Keeping.DURABLE),
    LOG("log", Keeping.DURABLE),
    /** What became of a command ({@link CommandOutcome}). */
    COMMAND("command", Keeping.DURABLE),
    /** What the relay did with a session while it was without the cloud ({@link SessionStep}). */
    SESSION_STEP("sessionStep", Keeping.DURABLE),
    /** What Voyager said that this version has no type for; kept as it came. */
    UNKNOWN("unknown", Keeping.DURABLE);

    /** Whether every event of a kind must arrive, or only the newest counts. */
    public enum Keeping {
        /** Written to the relay's disk, sent in order, counted exactly once in the cloud. */
        DURABLE,
        /** Only the newest of its kind and telescope is sent; an older one is worth nothing. */
        LATEST
    }

    private static final Map<String, EventType> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, Function.identity()));

    private final String wireName;
    private final Keeping keeping;

    EventType(String wireName, Keeping keeping) {
        this.wireName = wireName;
        this.keeping = keeping;
    }

    /** The type with this name on the wire; empty for a name that a newer version brought. */
    public static Optional<EventType> of(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    public String wireName() {
        return wireName;
    }

    public Keeping keeping() {
        return keeping;
    }
}
