package stellar.bench.bookings;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A DynamoDB that passes every request on to another and notes what it costs by Amazon's rules.
 *
 * <p>Reads cost what DynamoDB Local says, and one that finds nothing the least that a read can. Of a transaction's writes it tells too little, so they are counted here: two units a
 * started KiB of a row, one more a started KiB for each index that the row is in (Amazon DynamoDB Developer Guide, "Capacity
 * unit consumption for write operations"). A row that is updated or deleted is not on the wire: it counts as one of a KiB,
 * in no index, which is what slots and balances are.
 */
final class MeteredDynamoDb implements AutoCloseable {

    private static final String SERVICE = "DynamoDB_20120810.";
    private static final Set<String> METERED = Set.of("GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem");
    private static final Set<String> HOP_BY_HOP =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding");
    private static final int KIB = 1024;
    private static final int UNITS_A_TRANSACTED_KIB = 2;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final URI behind;
    private final Map<String, List<Set<String>>> indexes = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Double> units = new HashMap<>();

    MeteredDynamoDb(URI behind) throws IOException {
        this.behind = behind;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    /** Where it answers. */
    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was asked since this was asked last. */
    synchronized Usage read() {
        Usage usage = new Usage(calls, units);
        calls.clear();
        units.clear();
        return usage;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            byte[] body = exchange.getRequestBody().readAllBytes();
            String operation = target != null && target.startsWith(SERVICE) ? target.substring(SERVICE.length()) : "";
            if (METERED.contains(operation)) {
                ObjectNode request = (ObjectNode) json.readTree(body);
                body = json.writeValueAsBytes(request.put("ReturnConsumedCapacity", "TOTAL"));
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            note(operation, body, answer.body());
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

    private synchronized void note(String operation, byte[] request, byte[] answer) throws IOException {
        switch (operation) {
            case "CreateTable", "DescribeTable" -> learn(json.readTree(answer));
            case "TransactWriteItems" -> {
                calls.add(operation);
                for (JsonNode write : json.readTree(request).path("TransactItems")) {
                    noteWrite(write.properties().iterator().next());
                }
            }
            default -> {
                JsonNode consumed = METERED.contains(operation)
                        ? json.readTree(answer).path("ConsumedCapacity")
                        : json.missingNode();
                if (!consumed.isMissingNode()) {
                    double least = json.readTree(request).path("ConsistentRead").asBoolean() ? 1 : 0.5;
                    String table = plain(consumed.path("TableName").asText());
                    calls.add(operation + " " + table);
                    units.merge(
                            table,
                            Math.max(least, consumed.path("CapacityUnits").asDouble()),
                            Double::sum);
                }
            }
        }
    }

    private void noteWrite(Map.Entry<String, JsonNode> write) {
        String table = write.getValue().path("TableName").asText();
        JsonNode row = write.getValue().path("Item");
        int kibs = Math.max(1, Math.ceilDiv(ItemSize.of(row), KIB));
        long in = indexes.getOrDefault(table, List.of()).stream()
                .filter(keys -> keys.stream().allMatch(row::has))
                .count();
        units.merge(plain(table), (double) kibs * (UNITS_A_TRANSACTED_KIB + in), Double::sum);
    }

    private void learn(JsonNode answer) {
        JsonNode table = answer.has("Table") ? answer.path("Table") : answer.path("TableDescription");
        List<Set<String>> keys = new ArrayList<>();
        for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
            Set<String> names = new HashSet<>();
            index.path("KeySchema")
                    .forEach(key -> names.add(key.path("AttributeName").asText()));
            keys.add(names);
        }
        if (table.has("TableName")) {
            indexes.put(table.path("TableName").asText(), keys);
        }
    }

    /** {@code stellar-bookings} is the bookings. */
    private static String plain(String table) {
        return table.substring(table.lastIndexOf('-') + 1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        http.close();
    }
}
