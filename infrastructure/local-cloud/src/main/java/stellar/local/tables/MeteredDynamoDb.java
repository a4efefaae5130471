package stellar.local.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A DynamoDB that passes every request on to another and tells what each consumed.
 *
 * <p>That is what DynamoDB Local says, put right in three places by the Developer Guide ("Capacity unit consumption"): a read that
 * finds nothing consumes the least that a read can; a write whose condition does not hold consumes one unit, or two in a
 * transaction; and of a transaction only the table's own writes count twice, those of its indexes once.
 */
public final class MeteredDynamoDb implements AutoCloseable {

    private static final String SERVICE = "DynamoDB_20120810.";
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");
    private static final int OK = 200;
    private static final int REFUSED = 400;
    private static final double LEAST_READ = 0.5;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final URI behind;
    private final Listener listener;

    /** Hears what is consumed, from many threads. */
    public interface Listener {
        /** This operation consumed so many units, to write or else to read, by table; indexes count to their tables. */
        void consumed(String operation, boolean writes, Map<String, Double> units);
    }

    /** Stands before this DynamoDB. */
    public MeteredDynamoDb(URI behind, Listener listener) throws IOException {
        // Without, the head and the body of an answer are two packets, and the second waits 40 ms for the first one's
        // receipt.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.behind = behind;
        this.listener = listener;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** Where it answers. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String operation = target != null && target.startsWith(SERVICE) ? target.substring(SERVICE.length()) : "";
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean metered = READS.contains(operation) || WRITES.contains(operation);
            ObjectNode asked = metered ? (ObjectNode) json.readTree(body) : json.createObjectNode();
            if (metered) {
                body = json.writeValueAsBytes(asked.put("ReturnConsumedCapacity", "INDEXES"));
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (metered) {
                note(operation, asked, answer);
            }
            answer.headers().map().forEach((name, values) -> {
                if (!HOP_BY_HOP.contains(name) && !name.startsWith(":")) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            // DynamoDB signs its answers with a checksum of the body, which is passed on as it is.
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(String operation, ObjectNode asked, HttpResponse<byte[]> answer) throws IOException {
        boolean writes = WRITES.contains(operation);
        if (answer.statusCode() == OK) {
            JsonNode consumed = json.readTree(answer.body()).path("ConsumedCapacity");
            Map<String, Double> units = new HashMap<>();
            for (JsonNode of : consumed.isArray() ? consumed : List.of(consumed)) {
                units.merge(
                        of.path("TableName").asText(), writes ? written(operation, of) : read(asked, of), Double::sum);
            }
            listener.consumed(operation, writes, units);
        } else if (answer.statusCode() == REFUSED && writes) {
            listener.consumed(operation, true, refused(asked));
        }
    }

    private static double read(ObjectNode asked, JsonNode consumed) {
        double least = asked.path("ConsistentRead").asBoolean() ? 1 : LEAST_READ;
        return Math.max(least, own(consumed) + indexes(consumed));
    }

    private static double written(String operation, JsonNode consumed) {
        double indexes = indexes(consumed);
        return Math.max(1, own(consumed) + (operation.equals("TransactWriteItems") ? indexes / 2 : indexes));
    }

    private static double own(JsonNode consumed) {
        return consumed.path("Table").path("CapacityUnits").asDouble();
    }

    private static double indexes(JsonNode consumed) {
        double units = 0;
        for (String kind : List.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
            for (JsonNode index : consumed.path(kind)) {
                units += index.path("CapacityUnits").asDouble();
            }
        }
        return units;
    }

    private static Map<String, Double> refused(ObjectNode asked) {
        Map<String, Double> units = new HashMap<>();
        if (asked.has("TableName")) {
            units.put(asked.path("TableName").asText(), 1.0);
        }
        for (JsonNode write : asked.path("TransactItems")) {
            write.forEach(item -> units.merge(item.path("TableName").asText(), 2.0, Double::sum));
        }
        return units;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        http.close();
    }
}
