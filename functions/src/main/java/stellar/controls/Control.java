package stellar.controls;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person can have done by hand. */
public enum Control {
    /** The session waits, its target off, until a person has it go on. */
    PAUSE(Group.SESSION, Needs.A_SESSION, Duration.ofMinutes(1), Duration.ZERO),
    /** A session that a person had wait goes on as soon as it is safe. */
    RESUME(Group.SESSION, Needs.A_SESSION, Duration.ofMinutes(1), Duration.ZERO),
    /** Switches the session's target off if it is on, and on if it is off: the one pauses, the other resumes. */
    TOGGLE_TARGET(Group.SESSION, Needs.A_SESSION, Duration.ofMinutes(1), Duration.ZERO),
    /** The session ends now; an operator's also stops everything at the telescope. */
    ABORT(Group.ABORT, Needs.NOTHING, Duration.ofMinutes(1), Duration.ZERO),
    PARK(Group.MOUNT, Needs.THE_TELESCOPE, Duration.ofMinutes(6), Duration.ofMinutes(1)),
    UNPARK(Group.MOUNT, Needs.A_SAFE_SKY, Duration.ofMinutes(6), Duration.ofMinutes(1)),
    /** {@code on}: whether the mount follows the stars. */
    TRACKING(Group.MOUNT, Needs.THE_TELESCOPE, Duration.ofMinutes(6), Duration.ofMinutes(1)),
    /** {@code temperature}: the camera's goal in °C. */
    COOL(Group.CAMERA, Needs.CONTACT, Duration.ofMinutes(31), Duration.ZERO),
    /** The camera's chip slowly up to the air's temperature. */
    WARM(Group.CAMERA, Needs.CONTACT, Duration.ofMinutes(31), Duration.ZERO),
    AUTOFOCUS(Group.IMAGING, Needs.A_SAFE_SKY, Duration.ofMinutes(16), Duration.ofMinutes(5)),
    PLATE_SOLVE(Group.IMAGING, Needs.A_SAFE_SKY, Duration.ofMinutes(11), Duration.ofMinutes(2)),
    /** {@code exposureSeconds}, {@code filter}, {@code binning}: one frame that belongs to no plan. */
    TEST_SHOT(Group.IMAGING, Needs.A_SAFE_SKY, Duration.ofMinutes(7), Duration.ofMinutes(2)),
    /** The telescope is asked how it is. */
    REFRESH(Group.QUESTION, Needs.CONTACT, Duration.ofMinutes(1), Duration.ZERO);

    private final Group group;
    private final Needs needs;
    private final Duration limit;
    private final Duration takes;

    Control(Group group, Needs needs, Duration limit, Duration takes) {
        this.group = group;
        this.needs = needs;
        this.limit = limit;
        this.takes = takes;
    }

    /** Of what stands in one group only one is under way at a telescope. */
    public enum Group {
        SESSION,
        ABORT,
        MOUNT,
        CAMERA,
        IMAGING,
        QUESTION
    }

    /** What must be so for a session's user; each asks for all before it. */
    enum Needs {
        NOTHING,
        /** A session that is under way. */
        A_SESSION,
        /** The telescope would hear of it. */
        CONTACT,
        /** The session waits at a person's wish, its target off. */
        THE_TELESCOPE,
        /** The sky allows it. */
        A_SAFE_SKY
    }

    Group group() {
        return group;
    }

    boolean needs(Needs what) {
        return needs.compareTo(what) >= 0;
    }

    /** Whether it is a session's own business, and no command. */
    boolean isOfSession() {
        return group == Group.SESSION;
    }

    /** How long after it was asked it may be under way; the relay gives up before. */
    Duration limit() {
        return limit;
    }

    /** How much of the slot it usually takes: with less left it is not begun. */
    Duration takes() {
        return takes;
    }

    /** As programs know it, for instance {@code test-shot}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The control of a {@link #word}; empty for any other text. */
    public static Optional<Control> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
