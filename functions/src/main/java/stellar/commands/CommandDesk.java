package stellar.commands;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
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
    APIGatewayV2HTTPResponse take(Telescope telescope, Request request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (read(request.body()).byOperatorOf(telescope.id(), now)) {
            case Asked.Judged.Unfit(Refusal why) -> Reply.refused(why, request.language());
            case Asked.Judged.Fit(Command command) -> take(telescope, command, request);
        };
    }

    private APIGatewayV2HTTPResponse take(Telescope telescope, Command command, Request request) {
        StoredCommand stored = commands.store(command);
        if (!stored.isSameAs(command)) {
            return Reply.refused(CommandRefusals.ID_TAKEN, request.language());
        }
        boolean isNew = stored.issuedAt().equals(command.issuedAt());
        if (isNew && telescope.relay() != null) {
            relayLine.push(telescope.relay(), new RelayPush.Commands(List.of(command)));
        }
        return Reply.json(202, stored);
    }

    /** Tells how far a command came. */
    APIGatewayV2HTTPResponse tell(Telescope telescope, Request request) {
        String id = request.inPath("id");
        return (CommandId.isOne(id) ? commands.find(telescope.id(), id) : Optional.<StoredCommand>empty())
                .map(stored -> Reply.json(200, stored))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    /** What cannot be read asks for nothing. */
    private static Asked read(byte[] body) {
        Asked nothing = new Asked(null, null, null);
        try {
            return body.length <= MAX_BODY_BYTES
                    ? Objects.requireNonNullElse(Wire.read(body, Asked.class), nothing)
                    : nothing;
        } catch (IOException _) {
            return nothing;
        }
    }
}
