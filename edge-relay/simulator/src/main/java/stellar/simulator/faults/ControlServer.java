package stellar.simulator.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import stellar.simulator.protocol.ReceivedCommand;
import stellar.simulator.time.Agenda;

/**
 * The HTTP control, for people with curl: {@code GET /}, {@code GET /commands}, {@code POST /faults/NAME}. It listens
 * on the loopback address only and refuses what a browser sends for another page.
 */
public final class ControlServer implements AutoCloseable {
    private static final String FAULTS = "/faults/";

    private final HttpServer http;
    private final ExecutorService worker;
    private final Agenda agenda;
    private final ObjectMapper json;
    private final FaultRoutes faults;
    private final ControlPage page;
    private final Supplier<List<ReceivedCommand>> commands;

    /**
     * Opens the control; port 0 takes any free one.
     *
     * @throws IOException when the port is taken, with a sentence that says so
     */
    public ControlServer(
            int port,
            Agenda agenda,
            ObjectMapper json,
            Faults faults,
            ControlPage page,
            Supplier<List<ReceivedCommand>> commands)
            throws IOException {
        this.agenda = agenda;
        this.json = json;
        this.faults = new FaultRoutes(faults);
        this.page = page;
        this.commands = commands;
        try {
            this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new IOException(
                    "Cannot listen on port " + port + " for the control; choose another --control-port.", taken);
        }
        this.worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("control").factory());
        http.setExecutor(worker);
        http.createContext("/", this::handle);
        http.start();
    }

    /** The port it really listens on. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** Stops listening at once. */
    @Override
    public void close() {
        http.stop(0);
        worker.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestHeaders().containsKey("Origin")) {
                answer(exchange, 403, Map.of("error", "The control is not for browser pages."));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod()) {
                case "GET" -> get(exchange, path);
                case "POST" -> post(exchange, path);
                default -> answer(exchange, 405, Map.of("error", "Only GET and POST are understood."));
            }
        }
    }

    private void get(HttpExchange exchange, String path) throws IOException {
        switch (path) {
            case "/" -> answer(exchange, 200, agenda.ask(page::values));
            case "/commands" ->
                answer(
                        exchange,
                        200,
                        commands.get().stream().map(ControlServer::shown).toList());
            default -> answer(exchange, 404, Map.of("error", "There is only / and /commands to get."));
        }
    }

    private void post(HttpExchange exchange, String path) throws IOException {
        String name = path.startsWith(FAULTS) ? path.substring(FAULTS.length()) : "";
        try {
            if (faults.make(name, arguments(exchange.getRequestURI().getRawQuery()))) {
                answer(exchange, 200, Map.of("done", name));
            } else {
                answer(exchange, 404, Map.of("error", "There is no such fault.", "help", FaultRoutes.HELP));
            }
        } catch (IllegalArgumentException wrong) {
            answer(exchange, 400, Map.of("error", String.valueOf(wrong.getMessage())));
        }
    }

    private static Map<String, Object> shown(ReceivedCommand command) {
        return Map.of(
                "at", command.at().toString(),
                "client", command.client(),
                "method", command.method(),
                "params", command.params(),
                "id", command.id(),
                "accepted", command.accepted());
    }

    private static Map<String, String> arguments(@Nullable String query) {
        Map<String, String> arguments = new HashMap<>();
        for (String pair : (query == null ? "" : query).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                arguments.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return arguments;
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
