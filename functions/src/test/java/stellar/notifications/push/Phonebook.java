package stellar.notifications.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.sns.SnsClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.contract.RequestSignature;

/** SNS as far as phones need it, by its own protocol: a form in, XML out. */
final class Phonebook implements AutoCloseable {

    static final String APPLE = "arn:aws:sns:eu-west-3:000000000000:app/APNS/stellar";
    static final String GOOGLE = "arn:aws:sns:eu-west-3:000000000000:app/GCM/stellar";

    /** Whether each endpoint works. */
    final Map<String, Boolean> endpoints = new ConcurrentHashMap<>();

    /** An answer that tells of trouble; with the status 0 none at all. */
    private record Trouble(int status, String code, String message) {}

    /** What is answered whatever is asked, once there is any. */
    private final AtomicReference<Optional<Trouble>> trouble = new AtomicReference<>(Optional.empty());

    private final Loopback server = new Loopback(this::answer);

    /** The form of each call. */
    List<Map<String, String>> calls(String action) {
        return server.asked.stream()
                .map(asked -> form(new String(asked.body(), UTF_8)))
                .filter(form -> action.equals(form.get("Action")))
                .toList();
    }

    SnsClient client() {
        return new Clients(new Environment(Map.of("AWS_REGION", "eu-west-3", "AWS_ENDPOINT_URL_SNS", server.address())))
                .topics();
    }

    /** From now on every call is answered so; the status {@code 0} hangs up. */
    void answerEverythingWith(int status, String code, String message) {
        trouble.set(Optional.of(new Trouble(status, code, message)));
    }

    private void answer(HttpExchange exchange, Loopback.Asked asked) throws IOException {
        Optional<Trouble> known = trouble.get();
        if (known.isEmpty()) {
            answer(exchange, form(new String(asked.body(), UTF_8)));
        } else if (known.get().status() == 0) {
            exchange.close();
        } else {
            fail(exchange, known.get().status(), known.get().code(), known.get().message());
        }
    }

    private void answer(HttpExchange exchange, Map<String, String> form) throws IOException {
        String action = form.getOrDefault("Action", "");
        String endpoint = form.getOrDefault("EndpointArn", form.getOrDefault("TargetArn", ""));
        switch (action) {
            case "CreatePlatformEndpoint" -> {
                String application = form.getOrDefault("PlatformApplicationArn", "");
                String token = form.getOrDefault("Token", "");
                if (token.startsWith("0000")) {
                    fail(exchange, 400, "InvalidParameter", "Invalid parameter: Token Reason: it is made of zeros");
                    return;
                }
                String arn = application.replace(":app/", ":endpoint/") + "/"
                        + RequestSignature.sha256(token.getBytes(UTF_8)).substring(0, 8);
                if (!endpoints.getOrDefault(arn, true)) {
                    // As moto says it, an emulation of AWS by others.
                    fail(
                            exchange,
                            400,
                            "InvalidParameter",
                            "Invalid parameter: Token Reason: Endpoint " + arn
                                    + " already exists with the same Token, but different attributes.");
                    return;
                }
                endpoints.putIfAbsent(arn, true);
                succeed(exchange, action, "<EndpointArn>" + arn + "</EndpointArn>");
            }
            case "SetEndpointAttributes" -> {
                endpoints.put(endpoint, true);
                succeed(exchange, action, "");
            }
            case "DeleteEndpoint" -> {
                endpoints.remove(endpoint);
                succeed(exchange, action, "");
            }
            case "Publish" -> {
                Boolean works = endpoints.get(endpoint);
                if (works == null) {
                    fail(
                            exchange,
                            400,
                            "InvalidParameter",
                            "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified");
                } else if (!works) {
                    fail(exchange, 400, "EndpointDisabled", "Endpoint is disabled");
                } else {
                    succeed(exchange, action, "<MessageId>1</MessageId>");
                }
            }
            default -> fail(exchange, 400, "InvalidAction", action);
        }
    }

    private static void succeed(HttpExchange exchange, String action, String result) throws IOException {
        send(
                exchange,
                200,
                "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%1$sResult>%2$s</%1$sResult>"
                                .formatted(action, result)
                        + "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></%sResponse>"
                                .formatted(action));
    }

    private static void fail(HttpExchange exchange, int status, String code, String message) throws IOException {
        send(exchange, status, """
                <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>%s</Code>
                <Message>%s</Message></Error><RequestId>1</RequestId></ErrorResponse>""".formatted(code, message));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("content-type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, equals), UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return form;
    }

    /** The message attributes of a call, by name. */
    static Map<String, String> attributes(Map<String, String> form) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
            attributes.put(
                    form.get("MessageAttributes.entry." + i + ".Name"),
                    form.get("MessageAttributes.entry." + i + ".Value.StringValue"));
        }
        return attributes;
    }

    @Override
    public void close() {
        server.close();
    }
}
