package stellar.relay.setup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import stellar.contract.PairingGrant;
import stellar.contract.PairingRequest;
import stellar.contract.Wire;

/** The cloud as a set-up meets it: its health, and one code that is good. Each good pairing gives another key. */
final class PairingCloud implements AutoCloseable {

    static final String CODE = "7K3M-Q9XT-2HVB";

    private final HttpServer server;
    private final Clock clock;
    private int pairings = 1;

    PairingCloud(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health", exchange -> {
            exchange.getResponseHeaders().set("content-type", "application/json");
            answer(
                    exchange,
                    200,
                    Wire.object().put("timestamp", this.clock.instant().toString()));
        });
        server.createContext("/api/relay/pairings", this::pair);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The key that the pairing of this number gave, the first being 2. */
    static String key(int number) {
        return "%02x".formatted(number).repeat(32);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void pair(HttpExchange exchange) throws IOException {
        PairingRequest request = Wire.read(exchange.getRequestBody().readAllBytes(), PairingRequest.class);
        if (request.code().equals(CODE)) {
            pairings++;
            answer(
                    exchange,
                    200,
                    new PairingGrant("demo-relay", "k" + pairings, key(pairings), List.of("demo", "south")));
        } else {
            answer(exchange, 404, Wire.object().put("code", "not-found"));
        }
    }

    private static void answer(HttpExchange exchange, int status, Object message) throws IOException {
        byte[] body = Wire.writeBytes(message);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
