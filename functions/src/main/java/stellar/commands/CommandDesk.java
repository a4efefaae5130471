package stellar.commands;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import stellar.cloud.Reply;
import stellar.contract.Command;
import stellar.contract.RelayPush;
import stellar.contract.Wire;
import stellar.live.RelayLine;
import stellar.telescopes.Telescope;

/** Takes a command once, pushes it to the telescope's relay, and tells how far one came. */
final class CommandDesk {

    private static final int MAX_BODY_BYTES = 8 * 1024;

    private final Commands commands;
    private final RelayLine relayLine;
    private final Clock clock;

    CommandDesk(Commands commands, RelayLine relayLine, Clock clock) {
        this.commands = commands;
        this.relayLine = relayLine;
        this.clock = clock;
    }

    /** Takes what the operator asks: 202 with the command as it stands, the same again for the same id. */
    APIGatewayV2HTTPResponse take(Telescope telescope, byte[] body) {
        Optional<Command> command = read(body)
                .flatMap(asked ->
                        asked.byOperatorOf(telescope.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        if (command.isEmpty()) {
            return Reply.problem(
                    422,
                    "command-refused",
                    "A command has an id (a UUID in lower case), the method Abort and the params {\"IsHalt\": true or"
                            + " false}. Nothing was done.");
        }
        StoredCommand stored = commands.store(command.get());
        if (!stored.isSameAs(command.get())) {
            return Reply.problem(
                    409, "id-taken", "Another command has this id. Nothing was done; ask again with a new id.");
        }
        boolean isNew = stored.issuedAt().equals(command.get().issuedAt());
        if (isNew && telescope.relay() != null) {
            relayLine.push(telescope.relay(), new RelayPush.Commands(List.of(command.get())));
        }
        return Reply.json(202, stored);
    }

    /** Tells how far a command came. */
    APIGatewayV2HTTPResponse tell(Telescope telescope, String id) {
        return (CommandId.isOne(id) ? commands.find(telescope.id(), id) : Optional.<StoredCommand>empty())
                .map(stored -> Reply.json(200, stored))
                .orElseGet(Reply::notFound);
    }

    private static Optional<Asked> read(byte[] body) {
        try {
            return body.length <= MAX_BODY_BYTES ? Optional.of(Wire.read(body, Asked.class)) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
