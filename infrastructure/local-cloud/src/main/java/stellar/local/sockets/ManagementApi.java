package stellar.local.sockets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import stellar.local.gateway.Request;
import stellar.local.gateway.Responder;
import stellar.local.gateway.Response;

/**
 * The API Gateway Management API, by which functions write to a socket, look at it, or close it: {@code
 * POST|GET|DELETE /<stage>/@connections/<id>}. Whoever reaches the port may use it; signatures are not checked.
 */
public final class ManagementApi implements Responder {
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9_-]+)/@connections/(.+)");

    private final SocketApis apis;

    /** Serves the sockets of these APIs. */
    public ManagementApi(SocketApis apis) {
        this.apis = apis;
    }

    @Override
    public Optional<Response> respond(Request request) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        return apis.stage(path.group(1)).map(stage -> stage.connection(path.group(2))
                .map(connection -> answer(request, stage, connection))
                .orElseGet(ManagementApi::gone));
    }

    private static Response answer(Request request, SocketStage stage, SocketConnection connection) {
        return switch (request.method()) {
            case "POST" -> post(request, stage, connection);
            case "GET" -> Response.json(200, description(connection));
            case "DELETE" -> {
                connection.close(WebSocketCloseStatus.NORMAL_CLOSURE);
                yield Response.empty(204);
            }
            default -> Response.message(405, "Method Not Allowed");
        };
    }

    private static Response post(Request request, SocketStage stage, SocketConnection connection) {
        if (request.body().length > stage.limits().maxMessageBytes()) {
            return error(413, "PayloadTooLargeException", "Message too long");
        }
        return switch (connection.send(new String(request.body(), StandardCharsets.UTF_8))) {
            case SENT -> {
                stage.active(connection);
                stage.told(request.body().length);
                yield Response.empty(200);
            }
            case FULL -> error(429, "LimitExceededException", "The caller does not read and its buffer is full");
            case GONE -> gone();
        };
    }

    private static Response gone() {
        return error(410, "GoneException", "Gone");
    }

    private static Response error(int status, String type, String message) {
        return Response.message(status, message).with("x-amzn-errortype", type);
    }

    private static String description(SocketConnection connection) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("connectedAt", connection.caller().connectedAt().toString());
        description
                .putObject("identity")
                .put("sourceIp", connection.caller().sourceIp())
                .put("userAgent", connection.caller().userAgent());
        return description
                .put("lastActiveAt", connection.lastActiveAt().toString())
                .toString();
    }
}
