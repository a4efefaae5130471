package stellar.local.sockets;

import static io.netty.buffer.ByteBufUtil.utf8Bytes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.timeout.IdleStateHandler;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import stellar.local.gateway.Request;
import stellar.local.gateway.SocketOpener.Decision;
import stellar.local.lambda.Functions;
import stellar.local.lambda.Reply;
import stellar.local.meter.Meter;
import stellar.local.meter.Metered;
import stellar.local.sockets.SocketConnection.Caller;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.SocketApi;

/** One WebSocket API with its open sockets. */
final class SocketStage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTION_ID_BYTES = 11;

    private final SocketApi api;
    private final SocketEvents events;
    private final SocketOpening opening;
    private final Functions functions;
    private final SocketLimits limits;
    private final Meter meter;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, SocketConnection> open = new ConcurrentHashMap<>();
    private final LongAdder messages = new LongAdder();

    SocketStage(
            SocketApi api, Deployment deployment, Functions functions, SocketLimits limits, Meter meter, Clock clock) {
        this.api = api;
        this.events = new SocketEvents(api, deployment, clock);
        this.opening = new SocketOpening(api, events, functions, limits.callLimit());
        this.functions = functions;
        this.limits = limits;
        this.meter = meter;
        this.clock = clock;
    }

    SocketApi api() {
        return api;
    }

    SocketLimits limits() {
        return limits;
    }

    /** How many messages came in. */
    long messages() {
        return messages.sum();
    }

    /** How many sockets are open. */
    int connections() {
        return open.size();
    }

    Optional<SocketConnection> connection(String id) {
        return Optional.ofNullable(open.get(id));
    }

    Decision decide(Request request) throws InterruptedException {
        String id = newId();
        Caller caller = new Caller(
                request.sourceIp(),
                request.header("user-agent").orElse(""),
                request.header("host").orElse(""),
                clock.instant(),
                SocketOpening.nothing());
        return switch (opening.open(request, caller, id)) {
            case SocketOpening.Result.Closed closed -> new Decision.Refused(closed.response());
            case SocketOpening.Result.Open opened ->
                new Decision.Accepted(
                        opened.subprotocol(), limits.maxFrameBytes(), pipeline -> add(pipeline, id, opened.caller()));
        };
    }

    /** Sixteen characters that end in {@code =}, as API Gateway's do. */
    private String newId() {
        byte[] bytes = new byte[CONNECTION_ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private void add(ChannelPipeline pipeline, String id, Caller caller) {
        SocketConnection connection = new SocketConnection(id, caller, pipeline.channel(), limits.maxUnsentBytes());
        open.put(id, connection);
        pipeline.addLast(new WebSocketFrameAggregator(limits.maxMessageBytes()))
                .addLast(new IdleStateHandler(0, 0, limits.idleLimit().toMillis(), TimeUnit.MILLISECONDS))
                .addLast(new SocketHandler(this, connection));
    }

    /** A text came in. Waits for the function. */
    void received(SocketConnection connection, String text) throws InterruptedException {
        String routeKey = routeKey(text);
        call(connection, routeKey, utf8Bytes(text), events.message(routeKey, connection, text));
    }

    /** Bytes came in; they name no route. Waits for the function. */
    void received(SocketConnection connection, byte[] binary) throws InterruptedException {
        call(connection, "$default", binary.length, events.message("$default", connection, binary));
    }

    /** The socket is closed. Waits for the function. */
    void closed(SocketConnection connection, int code, String reason) throws InterruptedException {
        String arn = api.routes().get("$disconnect");
        if (arn != null) {
            byte[] event =
                    events.disconnect(connection, code, reason).toString().getBytes(StandardCharsets.UTF_8);
            var unused = functions.byArn(arn).invokeWithin(limits.callLimit(), event);
        }
    }

    /** Something was sent into a socket. */
    void told(int bytes) {
        meter.told(api.name(), bytes);
    }

    /** Counts how long each socket was open since this was done last. */
    void meterOpen() {
        open.values().forEach(this::meterMinutes);
    }

    private void meterMinutes(SocketConnection connection) {
        Instant now = clock.instant();
        meter.count(Metered.SOCKET_MINUTES, api.name(), minutes(connection.meteredUntil(now), now));
    }

    private static double minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMillis()
                / (double) Duration.ofMinutes(1).toMillis();
    }

    /** The socket is no longer open; called before {@link #closed}, and does not wait. */
    void forget(SocketConnection connection) {
        if (open.remove(connection.id(), connection)) {
            meterMinutes(connection);
        }
    }

    void active(SocketConnection connection) {
        connection.active(clock.instant());
    }

    private String routeKey(String text) {
        try {
            JsonNode selected = JSON.readTree(text);
            for (String name : api.selector()) {
                selected = selected.path(name);
            }
            return api.routes().containsKey(selected.asText()) ? selected.asText() : "$default";
        } catch (JsonProcessingException notJson) {
            return "$default";
        }
    }

    private void call(SocketConnection connection, String routeKey, int bytes, ObjectNode event)
            throws InterruptedException {
        messages.increment();
        meter.heard(api.name(), bytes);
        String arn = api.routes().get(routeKey);
        if (arn == null) {
            connection.send(trouble(connection, "Forbidden"));
            return;
        }
        byte[] told = event.toString().getBytes(StandardCharsets.UTF_8);
        Optional<Reply> reply = functions.byArn(arn).invokeWithin(limits.callLimit(), told);
        if (!(reply.isPresent() && reply.get() instanceof Reply.Returned)) {
            connection.send(trouble(connection, "Internal server error"));
        }
    }

    private static String trouble(SocketConnection connection, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("message", message)
                .put("connectionId", connection.id())
                .put("requestId", UUID.randomUUID().toString())
                .toString();
    }
}
