package stellar;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.cloud.Row;
import stellar.cloud.Value;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;
import stellar.local.HandClock;
import stellar.local.tables.LocalTables;

/**
 * One telescope and its relay, in the template's own tables on DynamoDB Local, which all tests share. Each night has
 * names of its own, so tests do not meet.
 */
public final class Night {

    /** The repository. */
    public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    private static final LocalTables TABLES = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    public static final byte[] SECRET =
            HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    public static final long EPOCH = 1_795_212_000_000L;

    public final HandClock clock = new HandClock(Instant.parse("2026-11-21T22:00:05.180Z"));
    public final DynamoDbClient tables = TABLES.client();
    public final String telescope;
    public final String relay;

    public Night() {
        this("telescope-" + COUNT.incrementAndGet(), "relay-" + COUNT.get());
    }

    /** A night at a telescope of this name, watched by everybody. */
    public Night(String telescope, String relay) {
        this.telescope = telescope;
        this.relay = relay;
        addTelescope(telescope, relay, true);
        addRelay(relay, List.of(telescope), Map.of("k1", SECRET));
    }

    /** An invocation that no function looks at. */
    public static final Context INVOCATION = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private static LocalTables start() {
        Path library = HOME.resolve("infrastructure/dynamodb-local/target/lib");
        if (!Files.isDirectory(library)) {
            throw new IllegalStateException(
                    "DynamoDB Local is not in " + library + ". Run: mvn package -pl infrastructure/dynamodb-local");
        }
        try {
            LocalTables tables = LocalTables.temporary(HOME.resolve("template.yaml"), library);
            Runtime.getRuntime().addShutdownHook(new Thread(tables::close));
            return tables;
        } catch (IOException e) {
            throw new IllegalStateException("DynamoDB Local did not start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("DynamoDB Local was not waited for.", e);
        }
    }

    /** A file of the contract. */
    public static ObjectNode golden(String file) throws IOException {
        return Wire.readObject(Files.readString(HOME.resolve("docs/contract/v1").resolve(file)));
    }

    /** The same JSON with each time at one precision and numbers by value. */
    public static ObjectNode normalised(String json) throws IOException {
        return Wire.readObject(json.replaceAll("(\\d\\d:\\d\\d:\\d\\d)\\.000Z", "$1Z"));
    }

    /** A log that nobody reads. */
    public static Log silent() {
        return new Log(new PrintStream(OutputStream.nullOutputStream()), new HandClock(Instant.EPOCH));
    }

    /** Names of the tables, and whatever else is given, as a function's settings. */
    public Environment environment(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        for (String table : List.of(
                "Relays",
                "Telescopes",
                "Timeline",
                "Images",
                "Albums",
                "Commands",
                "Controls",
                "Progress",
                "Connections",
                "Pairings",
                "Accounts",
                "Bookings",
                "Sessions",
                "Slots",
                "Waits",
                "Ledger",
                "Links",
                "Problems",
                "Notifications",
                "Devices")) {
            settings.put(table.toUpperCase(Locale.ROOT) + "_TABLE", TABLES.name(table + "Table"));
        }
        return new Environment(settings);
    }

    /**
     * Describes the telescope whole: in France, under a level horizon, open at all hours, with filters L and Ha, for 40 credits
     * an hour.
     */
    public void describe() throws IOException {
        Map<String, AttributeValue> values = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Wire.readObject(Files.readString(HOME.resolve("functions/src/test/resources/stellar/telescope.json")))
                .properties()
                .forEach(member -> {
                    names.put("#" + member.getKey(), member.getKey());
                    values.put(":" + member.getKey(), Value.tree(member.getValue()));
                });
        tables.updateItem(update -> update.tableName(table("TelescopesTable"))
                .key(Map.of("telescope", AttributeValue.fromS(telescope), "part", AttributeValue.fromS("about")))
                .updateExpression("SET "
                        + String.join(
                                ", ",
                                names.values().stream()
                                        .map(name -> "#" + name + " = :" + name)
                                        .toList()))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }

    /** Where the tables are. */
    public URI endpoint() {
        return TABLES.endpoint();
    }

    /** The physical name of a table, by its logical id. */
    public String table(String logicalId) {
        return TABLES.name(logicalId);
    }

    public void addRelay(String name, List<String> telescopes, Map<String, byte[]> keys) {
        List<AttributeValue> known = new ArrayList<>();
        keys.forEach((id, secret) -> known.add(AttributeValue.fromM(Map.of(
                "id",
                AttributeValue.fromS(id),
                "secretHex",
                AttributeValue.fromS(HexFormat.of().formatHex(secret))))));
        tables.putItem(put -> put.tableName(table("RelaysTable"))
                .item(Map.of(
                        "relay", AttributeValue.fromS(name),
                        "keys", AttributeValue.fromL(known),
                        "telescopes",
                                AttributeValue.fromL(telescopes.stream()
                                        .map(AttributeValue::fromS)
                                        .toList()))));
    }

    /** Gives this night's telescope to an operator who signs in. */
    public void giveTo(String user) {
        tables.updateItem(update -> update.tableName(table("TelescopesTable"))
                .key(Map.of("telescope", AttributeValue.fromS(telescope), "part", AttributeValue.fromS("about")))
                .updateExpression("SET #operator = :user")
                .expressionAttributeNames(Map.of("#operator", "operator"))
                .expressionAttributeValues(Map.of(":user", AttributeValue.fromS(user))));
    }

    /** Gives this night's telescope an operator's key of its own, whose questions no other night counts. */
    public String lock() {
        String key = "key of " + telescope;
        tables.updateItem(update -> update.tableName(table("TelescopesTable"))
                .key(Map.of("telescope", AttributeValue.fromS(telescope), "part", AttributeValue.fromS("about")))
                .updateExpression("SET operatorKeySha256 = :hash")
                .expressionAttributeValues(Map.of(
                        ":hash", AttributeValue.fromS(RequestSignature.sha256(key.getBytes(StandardCharsets.UTF_8))))));
        return key;
    }

    public void addTelescope(String name, String itsRelay, boolean isPublic) {
        Map<String, AttributeValue> about = new HashMap<>();
        about.put("telescope", AttributeValue.fromS(name));
        about.put("part", AttributeValue.fromS("about"));
        about.put("relay", AttributeValue.fromS(itsRelay));
        about.put(
                "name",
                AttributeValue.fromM(
                        Map.of("en", AttributeValue.fromS("A telescope"), "fr", AttributeValue.fromS("Un télescope"))));
        about.put(
                "operatorKeySha256",
                AttributeValue.fromS(RequestSignature.sha256("operator's key".getBytes(StandardCharsets.UTF_8))));
        if (isPublic) {
            about.put("listing", AttributeValue.fromS("public"));
        }
        tables.putItem(put -> put.tableName(table("TelescopesTable")).item(about));
    }

    /** A signal, by its number. */
    public DurableEvent signal(long seq) {
        return event(seq, "signal", Wire.object().put("Event", "Signal").put("Code", seq));
    }

    public DurableEvent event(long seq, String type, ObjectNode data) {
        return new DurableEvent(seq, telescope, type, clock.instant(), null, data);
    }

    /** The two events of an image, numbered from {@code seq}. */
    public List<DurableEvent> imageEvents(long seq, String image) {
        ObjectNode fits = Wire.object();
        fits.putObject("parsed").put("image", image).put("file", "M31.fit").put("frameType", "LIGHT");
        ObjectNode jpg = Wire.object();
        jpg.putObject("parsed")
                .put("image", image)
                .put("file", "M31.fit")
                .put("filter", "L")
                .put("hfd", 2.31);
        return List.of(event(seq, "newFITReady", fits), event(seq + 1, "newJPG", jpg));
    }

    /** Signals with these numbers, as a batch. */
    public Batch signals(long first, long last) {
        return batch(
                EPOCH,
                first,
                last,
                LongStream.rangeClosed(first, last).mapToObj(this::signal).toList());
    }

    public Batch batch(long epoch, long first, long last, List<DurableEvent> events, LatestEvent... latest) {
        return new Batch(Batch.VERSION, relay, epoch, first, last, clock.instant(), events, List.of(latest));
    }

    /** The rows of the timeline, in order. */
    public List<Row> timeline() {
        return tables
                .queryPaginator(query -> query.tableName(table("TimelineTable"))
                        .keyConditionExpression("telescope = :telescope")
                        .expressionAttributeValues(Map.of(":telescope", AttributeValue.fromS(telescope))))
                .items()
                .stream()
                .map(Row::new)
                .toList();
    }

    /** A batch as the relay sends it. */
    public APIGatewayV2HTTPEvent request(Batch batch) {
        return signed("/api/relay/events", batch.epoch(), batch.range(), Wire.write(batch));
    }

    /** A batch as the relay sends a large one, and API Gateway hands it on. */
    public APIGatewayV2HTTPEvent packed(Batch batch) {
        return packed(batch, Wire.write(batch));
    }

    /** The same with this body, whatever the batch says. */
    public APIGatewayV2HTTPEvent packed(Batch batch, String body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] sent = packed.toByteArray();
        APIGatewayV2HTTPEvent request = signed(
                signature("/api/relay/events", batch.epoch(), batch.range(), sent),
                SECRET,
                Base64.getEncoder().encodeToString(sent));
        request.setIsBase64Encoded(true);
        request.getHeaders().put("content-encoding", "gzip");
        request.getHeaders().put("content-type", "application/octet-stream");
        return request;
    }

    /** A request that is no batch, as the relay sends it. */
    public APIGatewayV2HTTPEvent request(String path, String body) {
        return signed(path, 0, RequestSignature.NO_RANGE, body);
    }

    private APIGatewayV2HTTPEvent signed(String path, long epoch, String range, String body) {
        return signed(signature(path, epoch, range, body.getBytes(StandardCharsets.UTF_8)), SECRET, body);
    }

    private RequestSignature signature(String path, long epoch, String range, byte[] sent) {
        return new RequestSignature(
                "POST",
                path,
                relay,
                "k1",
                epoch,
                range,
                clock.instant().getEpochSecond(),
                RequestSignature.sha256(sent));
    }

    /** A request with this signature made with this secret. */
    public static APIGatewayV2HTTPEvent signed(RequestSignature signature, byte[] secret, String body) {
        return http(
                "POST",
                "POST " + signature.path(),
                signature.path(),
                Map.of(),
                new HashMap<>(signature.headers(signature.sign(secret))),
                body);
    }

    /** A request to a route with names in its path, from nobody in particular. */
    public static APIGatewayV2HTTPEvent http(String method, String route, Map<String, String> names) {
        return http(method, method + " " + route, route, names, Map.of(), "");
    }

    /** A request of somebody with an access token, whose groups are written as API Gateway does: {@code [a b]}. */
    public static APIGatewayV2HTTPEvent signedIn(
            String user, String groups, String routeKey, Map<String, String> names, String body) {
        Map<String, String> claims = new HashMap<>(Map.of("sub", user, "token_use", "access"));
        if (!groups.isEmpty()) {
            claims.put("cognito:groups", groups);
        }
        return withClaims(claims, routeKey, names, body);
    }

    /** A request whose token the API's authorizer found good. */
    public static APIGatewayV2HTTPEvent withClaims(
            Map<String, String> claims, String routeKey, Map<String, String> names, String body) {
        int space = routeKey.indexOf(' ');
        APIGatewayV2HTTPEvent event = http(
                routeKey.substring(0, space), routeKey, routeKey.substring(space + 1), names, new HashMap<>(), body);
        event.getRequestContext()
                .setAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder()
                        .withJwt(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT
                                .builder()
                                .withClaims(claims)
                                .build())
                        .build());
        return event;
    }

    /** Any request. */
    public static APIGatewayV2HTTPEvent http(
            String method,
            String routeKey,
            String path,
            Map<String, String> names,
            Map<String, String> headers,
            String body) {
        return APIGatewayV2HTTPEvent.builder()
                .withRouteKey(routeKey)
                .withRawPath(path)
                .withPathParameters(names)
                .withQueryStringParameters(Map.of())
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath(path)
                                .build())
                        .build())
                .build();
    }
}
