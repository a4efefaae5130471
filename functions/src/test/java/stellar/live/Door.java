package stellar.live;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import stellar.Night;
import stellar.OpenSockets;
import stellar.accounts.Caller;
import stellar.contract.Wire;
import stellar.progress.MessageHandler;

/** The way through the socket API: a ticket, a connection, what is said on it. */
public final class Door {

    private final OpenSockets sockets;
    private final Connections connections;
    private final TicketAuthorizer authorizer;
    private final ConnectHandler connect;
    private final MessageHandler messages;

    public Door(Night night, OpenSockets sockets) {
        var environment = night.environment(Map.of("SITE_ORIGINS", "https://stellar.example"));
        this.sockets = sockets;
        this.connections = new Connections(night.tables, night.table("ConnectionsTable"), night.clock);
        this.authorizer = new TicketAuthorizer(environment, night.tables, night.clock);
        this.connect = new ConnectHandler(environment, night.tables, night.clock);
        this.messages =
                new MessageHandler(environment, night.tables, sockets.sockets(Duration.ofSeconds(2)), night.clock);
    }

    /** What the authorizer says of a ticket's address, which is used up by it. */
    public IamPolicyResponse show(String url) {
        return authorizer.handleRequest(
                APIGatewayCustomAuthorizerEvent.builder()
                        .withMethodArn("arn:aws:execute-api:eu-west-3:000000000000:api/live/$connect")
                        .withQueryStringParameters(
                                Map.of("ticket", URI.create(url).getQuery().substring("ticket=".length())))
                        .withHeaders(Map.of())
                        .build(),
                Night.INVOCATION);
    }

    /** Whether a connection opens with what the authorizer said. */
    public boolean open(IamPolicyResponse allowed, String connection) {
        boolean isAllowed = Wire.tree(allowed)
                .at("/policyDocument/Statement/0/Effect")
                .asText()
                .equals("Allow");
        return isAllowed
                && connect.handleRequest(event(connection, allowed.getContext(), ""), Night.INVOCATION)
                                .getStatusCode()
                        == 200;
    }

    /** Whether a connection opens at a ticket's address. */
    public boolean open(String url, String connection) {
        return open(show(url), connection);
    }

    /** Says something on a connection; gives the last that it was told. */
    public ObjectNode say(String connection, String type, String telescope) {
        String message = Wire.object()
                .put("type", type)
                .put("channel", "telescope." + telescope)
                .toString();
        messages.handleRequest(event(connection, Map.of(), message), Night.INVOCATION);
        return sockets.sent(connection).getLast();
    }

    /** Says something about any channel on a connection; gives the last that it was told. */
    ObjectNode tell(String connection, String type, String channel) {
        String message = Wire.object().put("type", type).put("channel", channel).toString();
        messages.handleRequest(event(connection, Map.of(), message), Night.INVOCATION);
        return sockets.sent(connection).getLast();
    }

    /** The first that a person's new connection is told of a session. */
    public ObjectNode firstOfSession(String user, String booking) {
        String connection = "of-" + user;
        connections.opened(connection, Pass.of(new Caller(user, Set.of())));
        return tell(connection, "subscribe", Channel.ofSession(booking).name());
    }

    public List<String> listeners(String telescope) {
        return Listeners.of(connections, Channel.ofTelescope(telescope));
    }

    private static APIGatewayV2WebSocketEvent event(String connection, Map<String, Object> allowed, String body) {
        APIGatewayV2WebSocketEvent event = new APIGatewayV2WebSocketEvent();
        var context = new APIGatewayV2WebSocketEvent.RequestContext();
        context.setConnectionId(connection);
        context.setAuthorizer(new HashMap<>(allowed));
        event.setRequestContext(context);
        event.setBody(body);
        return event;
    }
}
