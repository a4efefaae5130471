package stellar.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import stellar.contract.Command;

/**
 * A command and how far it came, as its asker is told.
 *
 * @param state {@code requested} until the relay says otherwise, then as {@link stellar.contract.CommandOutcome.State}
 * @param reason a full sentence; absent when there is nothing to say
 * @param result what the telescope gave back; absent when nothing
 */
public record StoredCommand(
        String id,
        String telescope,
        String method,
        ObjectNode params,
        Instant issuedAt,
        Instant deadline,
        String state,
        @Nullable String reason,
        @Nullable ObjectNode result) {

    /** The state of a command that its relay has not taken. */
    public static final String REQUESTED = "requested";

    /** Whether another asking with the same id asks for the same. */
    boolean isSameAs(Command command) {
        return method.equals(command.method()) && params.equals(command.params());
    }
}
