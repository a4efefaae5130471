package stellar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.contract.Wire;
import stellar.live.Helpers;
import stellar.live.Sockets;

/** A real {@code @connections} endpoint: keeps what each connection is sent; some are gone and some never answer. */
public final class OpenSockets implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, List<String>> sent = new ConcurrentHashMap<>();
    private final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    public OpenSockets() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/live/@connections/", this::take);
        server.start();
    }

    /** The functions' side of these sockets. */
    public Sockets sockets(Duration limit) {
        return sockets(limit, Optional.empty());
    }

    /** The same with others who speak to many of them. */
    public Sockets sockets(Duration limit, Optional<Helpers> helpers) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/live";
        return new Sockets(
                new Clients(new Environment(Map.of("AWS_REGION", "eu-west-3", "SOCKETS_URL", url))).sockets(limit),
                helpers);
    }

    /** From now on there is no such connection. */
    public void closed(String connection) {
        gone.add(connection);
    }

    /** From now on this connection takes bytes and never answers. */
    public void stuck(String connection) {
        stuck.add(connection);
    }

    /** Whether a connection was closed, by this end or the other. */
    public boolean isClosed(String connection) {
        return gone.contains(connection);
    }

    /** What a connection was sent, in order. */
    public List<ObjectNode> sent(String connection) {
        return sent.getOrDefault(connection, List.of()).stream()
                .map(text -> {
                    try {
                        return Wire.readObject(text);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String connection = path.substring(path.lastIndexOf('/') + 1);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (stuck.contains(connection)) {
                closing.await();
            }
            if (exchange.getRequestMethod().equals("DELETE") && gone.add(connection)) {
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            if (gone.contains(connection)) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", "GoneException");
                exchange.sendResponseHeaders(410, -1);
                return;
            }
            sent.computeIfAbsent(connection, _ -> new CopyOnWriteArrayList<>())
                    .add(new String(body, StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
