package stellar.local.sockets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import stellar.local.gateway.Request;
import stellar.local.gateway.Response;
import stellar.local.lambda.Functions;
import stellar.local.lambda.Reply;
import stellar.local.sockets.SocketConnection.Caller;
import stellar.local.template.Resource.Authorizer;
import stellar.local.template.Resource.SocketApi;

/**
 * What happens before a socket opens: the authorizer, then the {@code $connect} function. A missing identity is 401, a
 * refusal 403, an authorizer that fails 500, a {@code $connect} that fails 502, and otherwise its own status counts.
 */
final class SocketOpening {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SocketApi api;
    private final SocketEvents events;
    private final Functions functions;
    private final Duration limit;

    /** How it went. */
    sealed interface Result {

        /** The socket may open; {@code caller} now holds what the authorizer said. */
        record Open(Caller caller, Optional<String> subprotocol) implements Result {}

        /** It may not. */
        record Closed(Response response) implements Result {}
    }

    SocketOpening(SocketApi api, SocketEvents events, Functions functions, Duration limit) {
        this.api = api;
        this.events = events;
        this.functions = functions;
        this.limit = limit;
    }

    Result open(Request request, Caller caller, String connectionId) throws InterruptedException {
        Caller known = caller;
        if (api.authorizer().isPresent()) {
            Authorizer authorizer = api.authorizer().get();
            if (!authorizer.identitySources().stream().allMatch(source -> isGiven(source, request))) {
                return closed(401, "Unauthorized");
            }
            JsonNode returned = call(authorizer.functionArn(), events.authorize(request, caller, connectionId));
            AuthorizerAnswer answer = new AuthorizerAnswer(returned);
            if (!answer.isComplete()) {
                return closed(500, "Internal server error");
            }
            if (!answer.allows(events.connectArn())) {
                return closed(403, "Forbidden");
            }
            known = new Caller(
                    caller.sourceIp(), caller.userAgent(), caller.domainName(), caller.connectedAt(), answer.context());
        }
        String connectArn = api.routes().get("$connect");
        return connectArn == null
                ? new Result.Open(known, Optional.empty())
                : connected(known, call(connectArn, events.connect(request, known, connectionId)));
    }

    private static Result connected(Caller caller, JsonNode answer) {
        int status = answer.path("statusCode").asInt(502);
        if (status < 200 || status > 299) {
            return status == 502
                    ? closed(502, "Internal server error")
                    : new Result.Closed(
                            Response.json(status, answer.path("body").asText("")));
        }
        Optional<String> subprotocol = Optional.empty();
        for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase("sec-websocket-protocol")) {
                subprotocol = Optional.of(header.getValue().asText());
            }
        }
        return new Result.Open(caller, subprotocol);
    }

    private static Result closed(int status, String message) {
        return new Result.Closed(Response.message(status, message));
    }

    /** {@code route.request.querystring.NAME} or {@code route.request.header.NAME}; the reader let no other pass. */
    private static boolean isGiven(String source, Request request) {
        String[] parts = source.split("\\.", 4);
        return parts[2].equals("querystring")
                ? request.query().containsKey(parts[3])
                : request.header(parts[3]).isPresent();
    }

    /** What the function returned, or nothing when it failed. */
    private JsonNode call(String arn, ObjectNode event) throws InterruptedException {
        Optional<Reply> reply =
                functions.byArn(arn).invokeWithin(limit, event.toString().getBytes(StandardCharsets.UTF_8));
        if (reply.isPresent() && reply.get() instanceof Reply.Returned returned) {
            try {
                return JSON.readTree(returned.json());
            } catch (JsonProcessingException notJson) {
                return MissingNode.getInstance();
            }
        }
        return MissingNode.getInstance();
    }

    /** No authorizer has spoken yet. */
    static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
