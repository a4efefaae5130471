package stellar.waiting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import stellar.slots.Slot;

/**
 * A wish for a slot that waits until the slot is free.
 *
 * @param id made by who asked for it; the booking that it becomes has it too
 * @param user whose it is
 * @param telescope where
 * @param slot when: all of it, or nothing
 * @param plan what is to be done in it, as it was judged when the wait began
 * @param kept where it stood when it was last written; where it stands is {@link #state}
 * @param askedAt its place in the line: whoever asked before comes before
 * @param bookableUntil from then on its slot begins too soon to be booked
 * @param offeredUntil when its last offer ends or ended; empty when there was none
 * @param endedAt when nothing could come of it any more; empty while something can
 */
public record Wait(
        String id,
        String user,
        String telescope,
        Slot slot,
        ObjectNode plan,
        State kept,
        Instant askedAt,
        Instant bookableUntil,
        Optional<Instant> offeredUntil,
        Optional<Instant> endedAt) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Whether a text can be the id of a wait: a UUID in small letters. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Where it stands at this moment, whether or not somebody has written it down yet. */
    public State state(Instant now) {
        return switch (kept) {
            case WAITING -> now.isBefore(bookableUntil) ? State.WAITING : State.GONE;
            case OFFERED -> offeredUntil.filter(now::isBefore).isPresent() ? State.OFFERED : State.PASSED;
            case TAKEN, PASSED, LEFT, GONE -> kept;
        };
    }

    /** Whether it is the same wish. */
    boolean isFor(String wishedTelescope, Slot wishedSlot) {
        return telescope.equals(wishedTelescope) && slot.equals(wishedSlot);
    }
}
