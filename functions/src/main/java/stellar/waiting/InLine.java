package stellar.waiting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import stellar.slots.Slot;

/**
 * A wait's place in the line of its telescope.
 *
 * @param bookableUntil from then on its slot begins too soon to be booked
 */
public record InLine(String waitId, String user, Slot slot, Instant askedAt, Instant bookableUntil) {

    /** Whether it wants one of these quarters. */
    boolean wantsAnyOf(Collection<Instant> quarters) {
        return quarters.stream().anyMatch(slot::contains);
    }

    /** Its number among those in the line whose slots overlap its own, from 1; where it is not in the line, as if it were last. */
    static int number(List<InLine> line, String waitId, String user, Slot slot) {
        int before = 0;
        for (InLine one : line) {
            if (one.waitId().equals(waitId) && one.user().equals(user)) {
                return before + 1;
            }
            if (one.slot().overlaps(slot)) {
                before++;
            }
        }
        return before + 1;
    }
}
