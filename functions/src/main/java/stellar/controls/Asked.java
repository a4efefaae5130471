package stellar.controls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Actor;

/**
 * A control that somebody asked for, as it is written down before anything is done.
 *
 * @param id made by whoever asked
 * @param telescope where
 * @param booking whose session was under way there, or whose it is; absent when there was none
 * @param meant what it came to when it was asked: of a toggle, pause or resume
 * @param by who asked, and as what
 * @param lastMoment until when the relay may begin it; it is not done anew by whoever asks again after it
 * @param state {@code requested} until it is known here what came of it; of a command the table of commands knows more
 * @param reason the code of the refusal that came of it after all; absent otherwise
 */
record Asked(
        String id,
        String telescope,
        @Nullable String booking,
        Control control,
        Control meant,
        ObjectNode parameters,
        Actor by,
        Instant at,
        Instant lastMoment,
        String state,
        @Nullable String reason) {

    static final String REQUESTED = "requested";
    static final String DONE = "done";
    static final String REFUSED = "refused";
    static final String UNKNOWN = "unknown";

    /** Whether somebody who asks with this id asks for the same. */
    boolean isSameAs(Wish wish, Actor actor) {
        return control == wish.control() && parameters.equals(wish.parameters()) && by.equals(actor);
    }

    /** Until when it can be under way at the latest. */
    Instant overAt() {
        return at.plus(meant.limit());
    }

    boolean isCommand() {
        return !meant.isOfSession() && !(meant == Control.ABORT && by.kind() == Actor.Kind.USER);
    }
}
