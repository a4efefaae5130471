package stellar.relay.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import stellar.contract.Wire;

/** Answers {@code GET /health} on the loopback address: 200 while all is well with the store, 503 while it is not. */
public final class HealthServer implements AutoCloseable {

    /** Tells how the relay is, each time it is asked. */
    @FunctionalInterface
    public interface Report {
        Health now() throws IOException;
    }

    /**
     * How the relay is.
     *
     * @param ok whether events are being kept
     * @param details everything worth knowing, as JSON
     */
    public record Health(boolean ok, ObjectNode details) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Report report;

    private HealthServer(HttpServer server, Report report) {
        this.server = server;
        this.report = report;
    }

    /**
     * Starts to answer.
     *
     * @param port the port, 0 for any free one
     * @throws IOException when the port is taken
     */
    public static HealthServer start(int port, Report report) throws IOException {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
            HealthServer health = new HealthServer(server, report);
            server.setExecutor(health.threads);
            server.createContext("/health", health::answer);
            server.start();
            return health;
        } catch (BindException e) {
            throw new IOException(
                    "Port " + port + " for /health is taken by another program; set health.port to a free one.", e);
        }
    }

    /** The port it answers on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")
                    || !exchange.getRequestURI().getPath().equals("/health")) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            Health health = report.now();
            byte[] body = Wire.writeBytes(health.details());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(health.ok() ? 200 : 503, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
