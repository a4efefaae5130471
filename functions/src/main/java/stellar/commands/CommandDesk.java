package stellar.commands;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Environment;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Command;
import stellar.contract.RelayPush;
import stellar.contract.Wire;
import stellar.live.RelayLine;
import stellar.live.Sockets;
import stellar.relays.Relays;
import stellar.telescopes.Telescope;

/** Takes a command once, pushes it to the telescope's relay, and tells how far one came. */
public final class CommandDesk {

    private static final int MAX_BODY_BYTES = 8 * 1024;

    private final Commands commands;
    private final RelayLine relayLine;
    private final Clock clock;

    CommandDesk(Commands commands, RelayLine relayLine, Clock clock) {
        this.commands = commands;
        this.relayLine = relayLine;
        this.clock = clock;
    }

    /** With the tables and sockets that these settings name. */
    public static CommandDesk of(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock) {
        return new CommandDesk(
                new Commands(tables, environment.required("COMMANDS_TABLE")),
                new RelayLine(new Relays(tables, environment.required("RELAYS_TABLE")), sockets),
                clock);
    }

    /** What became of asking. */
    public sealed interface Taken {

        /** It is asked, or was before with this id. */
        record As(StoredCommand command) implements Taken {}

        /** It is not. */
        record Refused(Refusal why) implements Taken {}
    }

    /** Takes what the operator asks: 202 with the command as it stands, the same again for the same id. */
    APIGatewayV2HTTPResponse take(Telescope telescope, Request request) {
        return switch (take(telescope, read(request.body()))) {
            case Taken.As(StoredCommand command) -> Reply.json(202, command);
            case Taken.Refused(Refusal why) -> Reply.refused(why, request.language());
        };
    }

    /**
     * Takes what the telescope's operator, or who stands in for one, asks.
     *
     * @param id a UUID in lower case: asked again with it, it is the same command
     * @param method as the relay knows it
     */
    public Taken take(Telescope telescope, String id, String method, ObjectNode params) {
        return take(telescope, new Asked(id, method, params));
    }

    private Taken take(Telescope telescope, Asked asked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (asked.byOperatorOf(telescope.id(), now)) {
            case Asked.Judged.Unfit(Refusal why) -> new Taken.Refused(why);
            case Asked.Judged.Fit(Command command) -> take(telescope, command);
        };
    }

    private Taken take(Telescope telescope, Command command) {
        StoredCommand stored = commands.store(command);
        if (!stored.isSameAs(command)) {
            return new Taken.Refused(CommandRefusals.ID_TAKEN);
        }
        boolean isNew = stored.issuedAt().equals(command.issuedAt());
        if (isNew && telescope.relay() != null) {
            relayLine.push(telescope.relay(), new RelayPush.Commands(List.of(command)));
        }
        return new Taken.As(stored);
    }

    /** A command as it stands now; empty when the telescope has none of this id. */
    public Optional<StoredCommand> find(String telescope, String id) {
        return CommandId.isOne(id) ? commands.find(telescope, id) : Optional.empty();
    }

    /** Tells how far a command came. */
    APIGatewayV2HTTPResponse tell(Telescope telescope, Request request) {
        return find(telescope.id(), request.inPath("id"))
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
