package stellar.relay.uplink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Another address of the same cloud, below a path of its own: hands over what comes to it, or fails as it is told to. */
final class SideDoor implements AutoCloseable {

    /** What becomes of requests. */
    enum Way {
        OPEN,
        /** Refused by something that is not the cloud, as AWS does to whom it knows no right of. */
        FORBIDDEN,
        THROTTLED,
        BROKEN,
        /** Answers 200 and something else, as a hotel's network does. */
        PORTAL,
        /** The bytes are changed on the way. */
        GARBLED,
        /** Hangs up at once. */
        DEAF,
        /** The cloud hears it; the relay does not hear the cloud. */
        MUTE,
        /** Keeps the request and says nothing. */
        SILENT
    }

    private static final String BELOW = "/_url/Ingest";
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "connection", "upgrade");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI cloud;
    private volatile Way way = Way.OPEN;
    private final AtomicInteger asked = new AtomicInteger();

    SideDoor(FakeCloud cloud) throws IOException {
        this.cloud = cloud.address();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(BELOW + Uplink.PATH, this::answer);
        server.start();
    }

    /** As a ticket names it. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + BELOW + "/";
    }

    void is(Way now) {
        way = now;
    }

    /** How many requests came to it. */
    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
        http.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (way) {
            case OPEN -> handOver(exchange, body, true);
            case FORBIDDEN -> say(exchange, 403, "{\"Message\":\"Forbidden\"}");
            case THROTTLED -> say(exchange, 429, "{\"Reason\":\"ConcurrentInvocationLimitExceeded\"}");
            case BROKEN -> say(exchange, 502, "Internal Server Error");
            case PORTAL -> say(exchange, 200, "<html>Welcome to our hotel</html>");
            case GARBLED -> {
                body[body.length / 2]++;
                handOver(exchange, body, true);
            }
            case DEAF -> exchange.close();
            case MUTE -> handOver(exchange, body, false);
            case SILENT -> {}
        }
    }

    private void handOver(HttpExchange exchange, byte[] body, boolean answers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(cloud.resolve(Uplink.PATH));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<String> said = http.send(
                    request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answers) {
                say(exchange, said.statusCode(), said.body());
            } else {
                exchange.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
