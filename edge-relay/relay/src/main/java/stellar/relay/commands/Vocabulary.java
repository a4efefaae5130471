package stellar.relay.commands;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.contract.Command;
import stellar.relay.voyager.RemoteActionResult;
import stellar.relay.voyager.VoyagerCommand;

/** Which commands this relay understands, and how Voyager is asked for them. */
final class Vocabulary {

    private Vocabulary() {}

    /** What to ask Voyager for; empty for a method this version does not know or parameters it cannot read. */
    static Optional<VoyagerCommand> read(Command command) {
        return switch (command.method()) {
            case "Abort" -> {
                JsonNode everything = command.params().path("IsHalt");
                yield everything.isBoolean()
                        ? Optional.of(new VoyagerCommand.Abort(everything.booleanValue()))
                        : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    /** Whether an action that ended so did what was asked. */
    static boolean succeeded(RemoteActionResult.@Nullable Status status) {
        return status == RemoteActionResult.Status.OK || status == RemoteActionResult.Status.OK_PARTIAL;
    }
}
