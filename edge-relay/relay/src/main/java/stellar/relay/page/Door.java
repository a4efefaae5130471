package stellar.relay.page;

import static java.lang.System.Logger.Level.WARNING;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens on one address and answers by exact method and path, for instance {@code GET /health}. */
public final class Door implements AutoCloseable {

    /** The longest body that is read. */
    public static final int MAX_BODY_BYTES = 64 * 1024;

    private static final System.Logger LOG = System.getLogger(Door.class.getName());
    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_SECONDS_TO_ASK = 15;
    private static final int MAX_SECONDS_TO_ANSWER = 60;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HostNames names;
    private final Map<String, Room> rooms;

    /** What lies behind a route. Called on a thread of its own; what it throws is logged and answered with 500. */
    @FunctionalInterface
    public interface Room {
        Reply answer(Asked asked) throws IOException;
    }

    private Door(HttpServer server, HostNames names, Map<String, Room> rooms) {
        this.server = server;
        this.names = names;
        this.rooms = Map.copyOf(rooms);
    }

    /** The JDK's server reads its limits once, when the first one of a process is made; what was set before stays. */
    private static void limit(String name, int most) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, Integer.toString(most));
        }
    }

    /**
     * Starts to answer.
     *
     * @param address where; port 0 for any free one
     * @param rooms by method and path
     * @throws IOException when the address cannot be had
     */
    public static Door open(InetSocketAddress address, HostNames names, Map<String, Room> rooms) throws IOException {
        limit("jdk.httpserver.maxConnections", MAX_CONNECTIONS);
        limit("sun.net.httpserver.maxReqTime", MAX_SECONDS_TO_ASK);
        limit("sun.net.httpserver.maxRspTime", MAX_SECONDS_TO_ANSWER);
        try {
            HttpServer server = HttpServer.create(address, MAX_CONNECTIONS);
            Door door = new Door(server, names, rooms);
            server.setExecutor(door.threads);
            server.createContext("/", door::enter);
            server.start();
            return door;
        } catch (BindException e) {
            throw new IOException(
                    "The address " + address.getHostString() + ":" + address.getPort()
                            + " for the relay's page cannot be"
                            + " had: another program has the port, perhaps a relay that runs already, or the address is"
                            + " not this machine's. Stop that program, or give another address: page.listen, for the set-up --listen.",
                    e);
        }
    }

    /** Where it answers. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Lets answers that are under way be given, for a second at most, and closes. */
    public void closePolitely() {
        server.stop(1);
        threads.shutdownNow();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void enter(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", reply.type());
            headers.set("Cache-Control", "no-store");
            headers.set("Content-Security-Policy", POLICY);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("X-Frame-Options", "DENY");
            headers.set("Referrer-Policy", "no-referrer");
            headers.set("Cross-Origin-Resource-Policy", "same-origin");
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        if (exchange.getRequestHeaders().getOrDefault("Host", List.of()).size() != 1
                || !names.fits(headers.getOrDefault("host", ""))) {
            return Reply.sentence(
                    421,
                    "This relay is not known by that name. Open it by its address in digits, or add the name to"
                            + " page.names in relay.properties.");
        }
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Room room = rooms.get(method + " " + path);
        if (room == null) {
            boolean isOtherMethod = rooms.containsKey("GET " + path) || rooms.containsKey("POST " + path);
            return isOtherMethod
                    ? Reply.sentence(405, "This is not offered here.")
                    : Reply.sentence(404, "There is nothing here. The relay's page is at /.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return Reply.sentence(413, "That is too long.");
        }
        String query = exchange.getRequestURI().getRawQuery();
        try {
            return room.answer(new Asked(method, path, query == null ? "" : query, headers, body));
        } catch (IOException | RuntimeException e) {
            LOG.log(WARNING, "The relay''s page could not answer " + method + " " + path + ".", e);
            return Reply.sentence(500, "The relay could not answer; its log says why.");
        }
    }
}
