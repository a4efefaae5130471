package stellar.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * How something that was asked of a telescope stands when its asker is answered.
 *
 * @param id with which it was asked; asked again with it, it is told again
 * @param state as {@link stellar.commands.StoredCommand#state}
 * @param reason a sentence of whoever did or did not do it; may be empty
 * @param result what the telescope gave back, or all that is known of it
 */
public record Ended(String id, String state, String reason, ObjectNode result) {

    private static final Set<String> UNDER_WAY = Set.of("requested", "taken");

    /** Whether nothing more comes of it. */
    public boolean isOver() {
        return !UNDER_WAY.contains(state);
    }
}
