package stellar.local.sockets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import stellar.local.gateway.Request;
import stellar.local.sockets.SocketConnection.Caller;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.SocketApi;

/** Builds the Lambda events of a WebSocket API. */
final class SocketEvents {
    /** Such as {@code 12/Mar/2020:19:03:58 +0000}. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SocketApi api;
    private final Deployment deployment;
    private final Clock clock;

    SocketEvents(SocketApi api, Deployment deployment, Clock clock) {
        this.api = api;
        this.deployment = deployment;
        this.clock = clock;
    }

    /** The ARN an authorizer allows or denies. */
    String connectArn() {
        return deployment.arn("execute-api", api.name() + "/" + api.stage() + "/$connect");
    }

    ObjectNode authorize(Request request, Caller caller, String connectionId) {
        ObjectNode event = connect(request, caller, connectionId);
        event.remove("isBase64Encoded");
        return event.put("type", "REQUEST").put("methodArn", connectArn());
    }

    ObjectNode connect(Request request, Caller caller, String connectionId) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ObjectNode headers = event.putObject("headers");
        ObjectNode allHeaders = event.putObject("multiValueHeaders");
        for (String name : request.headers().names()) {
            List<String> values = request.headers().getAll(name);
            headers.put(name, values.getLast());
            values.forEach(allHeaders.putArray(name)::add);
        }
        headers.put("X-Forwarded-For", request.sourceIp()).put("X-Forwarded-Proto", "http");
        if (!request.query().isEmpty()) {
            ObjectNode query = event.putObject("queryStringParameters");
            ObjectNode allQuery = event.putObject("multiValueQueryStringParameters");
            request.query().forEach((name, values) -> {
                query.put(name, values.getLast());
                values.forEach(allQuery.putArray(name)::add);
            });
        }
        event.set("requestContext", context("$connect", "CONNECT", caller, connectionId));
        return event.put("isBase64Encoded", false);
    }

    ObjectNode message(String routeKey, SocketConnection connection, String text) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set(
                "requestContext",
                context(routeKey, "MESSAGE", connection.caller(), connection.id())
                        .put("messageId", UUID.randomUUID().toString()));
        return event.put("body", text).put("isBase64Encoded", false);
    }

    ObjectNode message(String routeKey, SocketConnection connection, byte[] binary) {
        return message(routeKey, connection, Base64.getEncoder().encodeToString(binary))
                .put("isBase64Encoded", true);
    }

    ObjectNode disconnect(SocketConnection connection, int code, String reason) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("headers").put("Host", connection.caller().domainName());
        event.set(
                "requestContext",
                context("$disconnect", "DISCONNECT", connection.caller(), connection.id())
                        .put("disconnectStatusCode", code)
                        .put("disconnectReason", reason));
        return event.put("isBase64Encoded", false);
    }

    private ObjectNode context(String routeKey, String eventType, Caller caller, String connectionId) {
        Instant now = clock.instant();
        String requestId = UUID.randomUUID().toString();
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.put("routeKey", routeKey)
                .put("eventType", eventType)
                .put("extendedRequestId", requestId)
                .put("requestTime", TIME.format(now))
                .put("messageDirection", "IN")
                .put("stage", api.stage())
                .put("connectedAt", caller.connectedAt().toEpochMilli())
                .put("requestTimeEpoch", now.toEpochMilli())
                .put("requestId", requestId)
                .put("domainName", caller.domainName())
                .put("connectionId", connectionId)
                .put("apiId", api.name());
        context.putObject("identity").put("sourceIp", caller.sourceIp()).put("userAgent", caller.userAgent());
        if (!caller.authorizer().isEmpty()) {
            context.set("authorizer", caller.authorizer());
        }
        return context;
    }
}
