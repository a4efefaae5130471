package stellar.controls;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.bookings.Reach;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.contract.Wire;
import stellar.live.Channel;
import stellar.live.Floor;
import stellar.live.SocketReply;
import stellar.live.Sockets;
import stellar.sessions.SchedulerTimers;
import stellar.sessions.Timers;

/**
 * Takes controls that persons say on a socket: {@code command} with {@code id}, {@code method} and {@code params}, and the
 * {@code channel} of the session or telescope that it is for. It is the same control as by HTTP, and answered by
 * {@code commandResult} with what that would have answered.
 */
public final class SaidControlHandler
        implements RequestHandler<APIGatewayV2WebSocketEvent, APIGatewayV2WebSocketResponse> {

    private static final Duration POST_LIMIT = Duration.ofSeconds(2);

    private final Reach reach;
    private final ControlDesk desk;
    private final Floor floor;

    public SaidControlHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public SaidControlHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public SaidControlHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private SaidControlHandler(Environment environment, Clients clients, Clock clock) {
        this(
                environment,
                clients.tables(),
                new Sockets(clients.sockets(POST_LIMIT)),
                new SchedulerTimers(clients.scheduler(), environment),
                clock);
    }

    SaidControlHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Timers timers, Clock clock) {
        this.reach = new Reach(environment, tables);
        this.desk = ControlDesk.of(environment, tables, sockets, timers, clock);
        this.floor = Floor.of(environment, tables, sockets, clock);
    }

    @Override
    public APIGatewayV2WebSocketResponse handleRequest(APIGatewayV2WebSocketEvent event, Context context) {
        String connection = event.getRequestContext().getConnectionId();
        floor.hear(connection, Optional.ofNullable(event.getBody()).orElse(""))
                .ifPresent(said -> floor.answer(connection, result(said)));
        return SocketReply.ok();
    }

    private ObjectNode result(Floor.Said said) {
        ObjectNode message = said.message();
        Language language = Language.of(message.path("language").asText()).orElse(Language.ENGLISH);
        APIGatewayV2HTTPResponse answer = said.person()
                .map(person -> Channel.parse(message.path("channel").asText())
                        .flatMap(channel -> take(person, channel, wish(message), language))
                        .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, language)))
                .orElseGet(() -> Reply.refused(Refusal.SIGN_IN, language));
        ObjectNode result = Wire.object().put("type", "commandResult");
        copy(message, "id", result, "id");
        try {
            // A control's own state is a word; how the wish was answered is a number, as a refusal has it in its
            // status.
            ObjectNode told = Wire.readObject(answer.getBody());
            result.setAll(told);
            return result.put("status", answer.getStatusCode());
        } catch (IOException e) {
            throw new IllegalStateException("An answer of ours is no JSON.", e);
        }
    }

    private Optional<APIGatewayV2HTTPResponse> take(Caller person, Channel channel, byte[] wish, Language language) {
        return switch (channel.kind()) {
            case SESSION ->
                reach.own(person, channel.id()).map(one -> desk.take(one.booking(), one.telescope(), wish, language));
            case TELESCOPE ->
                reach.operated(person, channel.id())
                        .map(telescope -> desk.take(telescope, person.user(), wish, language));
            case USER -> Optional.empty();
        };
    }

    /** As by HTTP: the method is the control's word. */
    private static byte[] wish(ObjectNode message) {
        ObjectNode wish = Wire.object();
        copy(message, "id", wish, "id");
        copy(message, "method", wish, "control");
        copy(message, "params", wish, "parameters");
        copy(message, "confirm", wish, "confirm");
        return Wire.writeBytes(wish);
    }

    private static void copy(ObjectNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.set(as, from.get(name));
        }
    }
}
