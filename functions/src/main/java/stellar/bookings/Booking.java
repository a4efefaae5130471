package stellar.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.regex.Pattern;
import stellar.slots.Slot;

/**
 * A slot that somebody booked.
 *
 * @param id made by who asked for it, so that asking twice books once
 * @param user whose it is
 * @param telescope where
 * @param asked the slot that was asked for: by it the same wish is known again
 * @param slot when it is now
 * @param state where it stands
 * @param changes how many changes it has had: its version
 * @param heldCents credit-cents held for it now; 0 once they are captured or released
 * @param freeCancelUntil until when it is given up for nothing
 * @param plan what is to be done in it
 * @param madeAt when it was booked
 */
public record Booking(
        String id,
        String user,
        String telescope,
        Slot asked,
        Slot slot,
        State state,
        int changes,
        long heldCents,
        Instant freeCancelUntil,
        ObjectNode plan,
        Instant madeAt) {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Whether a text can be the id of a booking that a person asks for: a UUID in small letters. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** What giving it up at this moment costs, in credit-cents: nothing before the operator has consented. */
    public long centsToCancel(Instant now) {
        return state == State.PENDING || now.isBefore(freeCancelUntil) ? 0 : heldCents;
    }
}
