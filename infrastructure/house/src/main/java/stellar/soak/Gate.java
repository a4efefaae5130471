package stellar.soak;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The road from the relay to the cloud, which can be made bad for a while. It carries requests as they are. */
final class Gate implements AutoCloseable {

    /** How the road is. */
    enum Road {
        /** Requests and answers pass. */
        OPEN,
        /** Every request is answered 429, wait a second. */
        TOO_MANY,
        /** Every request is answered 500. */
        IN_TROUBLE,
        /** Requests pass after three seconds. */
        SLOW,
        /** Requests pass after longer than the relay waits. */
        TOO_SLOW,
        /** Requests pass, answers do not. */
        LOSES_REPLIES,
        /** Connections are closed at once. */
        CLOSED
    }

    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final Duration TOO_SLOW = Duration.ofSeconds(12);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Headers of one hop (RFC 9110, 7.6.1) and those that the HTTP client sets itself. */
    private static final Set<String> ONE_HOP =
            Set.of("connection", "content-length", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile URI cloud = URI.create("http://127.0.0.1");
    private volatile Road road = Road.OPEN;

    Gate() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** Leads to this cloud from now on; says by which port. */
    int leadsTo(URI address) {
        cloud = address;
        return server.getAddress().getPort();
    }

    void road(Road now) {
        road = now;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Road at = road;
            switch (at) {
                case TOO_MANY -> refuse(exchange, 429);
                case IN_TROUBLE -> refuse(exchange, 500);
                case CLOSED -> {}
                case OPEN, SLOW, TOO_SLOW, LOSES_REPLIES -> {
                    TimeUnit.NANOSECONDS.sleep(delay(at).toNanos());
                    HttpResponse<byte[]> answer =
                            http.send(forwarded(exchange, body), HttpResponse.BodyHandlers.ofByteArray());
                    if (at != Road.LOSES_REPLIES) {
                        answer(exchange, answer);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration delay(Road road) {
        return switch (road) {
            case SLOW -> SLOW;
            case TOO_SLOW -> TOO_SLOW;
            case OPEN, TOO_MANY, IN_TROUBLE, LOSES_REPLIES, CLOSED -> Duration.ZERO;
        };
    }

    private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(cloud.resolve(exchange.getRequestURI()))
                .timeout(PATIENCE)
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        if (status == 429) {
            exchange.getResponseHeaders().put("retry-after", List.of("1"));
        }
        exchange.sendResponseHeaders(status, -1);
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }
}
