package stellar.bench.bookings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.bench.Bench;
import stellar.bench.Figure;
import stellar.bench.Samples;
import stellar.contract.Wire;
import stellar.house.Arguments;
import stellar.house.UsageException;
import stellar.local.LocalCloud;
import stellar.local.Settings;
import stellar.local.tables.DynamoDbLocal;
import stellar.local.tables.MeteredDynamoDb;

/** Checks and books over HTTP, one after the other and several at once, and reads off what each asks of the tables. */
public final class BookingsBench {

    private static final String USAGE = "./stellar bench bookings takes --json FILE and nothing else.";
    private static final Duration ABOUT = Duration.ofMinutes(1);
    private static final String USER = "0d1e6a52-3c0b-4a7e-9a55-5d6f0f0c8a01";
    private static final String ADMIN = "9f5e3d10-6b8a-4c2d-b7f4-81c0a2e3d403";
    private static final long CENTS = 5_000_000;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int WARM_UP = 150;
    private static final int RUNS = 300;
    private static final int AT_ONCE = 8;
    private static final int READINGS = 5;

    private final Consumption consumption;
    private final LocalCloud cloud;
    private final Person user;
    private final Nights nights = new Nights(Instant.now());

    private BookingsBench(Consumption consumption, LocalCloud cloud, Person user) {
        this.consumption = consumption;
        this.cloud = cloud;
        this.user = user;
    }

    /** {@code ./stellar bench bookings [--json FILE]}: the repository's folder, then flags. */
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments[0]).toAbsolutePath();
        try {
            Arguments flags = new Arguments(List.of(arguments).subList(1, arguments.length), USAGE);
            Optional<Path> json = flags.last("--json").map(Path::of);
            flags.refuseOthers();
            Bench.run(ABOUT, json, folder -> run(repository, folder));
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static List<Figure> run(Path repository, Path folder) throws Exception {
        Path library = repository.resolve("infrastructure/dynamodb-local/target/lib");
        Consumption consumption = new Consumption();
        try (DynamoDbLocal tables = DynamoDbLocal.start(library, folder.resolve("tables"), START_LIMIT);
                MeteredDynamoDb metered = new MeteredDynamoDb(tables.endpoint(), consumption);
                LocalCloud cloud =
                        LocalCloud.start(new Settings(repository.resolve("template.yaml"), folder.resolve("cloud"))
                                .functions(repository.resolve("functions/target/functions-lambda.jar"))
                                .dynamoDbEndpoint(metered.endpoint())
                                .seed(repository.resolve("infrastructure/local-cloud/demo/seed.json"))
                                .seedValue("relayKey", "00")
                                .seedValue("operatorKeySha256", "00")
                                .people(repository.resolve("infrastructure/local-cloud/demo/people.json")));
                HttpClient http = HttpClient.newHttpClient()) {
            Person.signIn(http, cloud.address(), ADMIN)
                    .post(
                            "/api/accounts/" + USER + "/grants",
                            Wire.object()
                                    .put("id", UUID.randomUUID().toString())
                                    .put("cents", CENTS)
                                    .put("reason", "To measure with."))
                    .orFail();
            return new BookingsBench(consumption, cloud, Person.signIn(http, cloud.address(), USER)).measure();
        }
    }

    /** One thing that is asked of the API. */
    private interface Step {
        void run() throws Exception;
    }

    private List<Figure> measure() throws Exception {
        Map<String, Usage> first = usages();
        for (int i = 0; i < WARM_UP; i++) {
            check();
            book();
        }
        List<Figure> figures = new ArrayList<>();
        Samples bare = alone(this::bareTransaction);
        figures.addAll(figures("check", alone(this::check)));
        Samples book = alone(this::book);
        figures.add(new Figure(
                "book: p50",
                book.median(),
                "ms",
                book.spread(),
                "a bare read and transaction of nine rows",
                book.median() / bare.median()));
        figures.add(Figure.of("book: p99", book.quantile(0.99), "ms", ""));
        figures.addAll(figures("bare read and transaction of nine rows", bare));
        figures.addAll(figures("check, " + AT_ONCE + " people at once", together(this::check)));
        figures.addAll(figures("book, " + AT_ONCE + " people at once", together(this::book)));
        Map<String, Usage> later = usages();
        first.forEach((step, usage) -> figures.add(new Figure(
                step + ": capacity units",
                later.getOrDefault(step, usage).total(),
                "units",
                later.getOrDefault(step, usage).words(),
                "that before %,d bookings".formatted(2 * RUNS + WARM_UP),
                later.getOrDefault(step, usage).total() / usage.total())));
        return figures;
    }

    private static List<Figure> figures(String name, Samples samples) {
        return List.of(
                Figure.of(name + ": p50", samples.median(), "ms", samples.spread()),
                Figure.of(name + ": p99", samples.quantile(0.99), "ms", ""));
    }

    private static Samples alone(Step step) throws Exception {
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            millis[i] = millis(step);
        }
        return new Samples(millis);
    }

    private static Samples together(Step step) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Double>> steps = IntStream.range(0, RUNS)
                    .<Callable<Double>>mapToObj(i -> () -> millis(step))
                    .toList();
            double[] millis = new double[RUNS];
            int i = 0;
            for (Future<Double> done : people.invokeAll(steps)) {
                millis[i++] = done.get();
            }
            return new Samples(millis);
        }
    }

    private static double millis(Step step) throws Exception {
        long begin = System.nanoTime();
        step.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    /** What each step asks of the tables; of several readings the least, since the cloud's own sweeps ask, too. */
    private Map<String, Usage> usages() throws Exception {
        Map<String, Usage> least = new LinkedHashMap<>();
        for (int i = 0; i < READINGS; i++) {
            least.merge("check", usage(this::check), BookingsBench::less);
            Instant from = nights.next();
            String id = UUID.randomUUID().toString();
            least.merge("book", usage(() -> book(id, from)), BookingsBench::less);
            least.merge(
                    "read a booking with its story",
                    usage(() -> user.get("/api/bookings/" + id).orFail()),
                    BookingsBench::less);
            least.merge(
                    "list a page of one's bookings",
                    usage(() -> user.get("/api/bookings?limit=1&from=" + from).orFail()),
                    BookingsBench::less);
            least.merge(
                    "give up",
                    usage(() -> user.post("/api/bookings/" + id + "/cancel", Wire.object())
                            .orFail()),
                    BookingsBench::less);
        }
        return least;
    }

    private static Usage less(Usage one, Usage other) {
        return other.total() < one.total() ? other : one;
    }

    private Usage usage(Step step) throws Exception {
        consumption.read();
        step.run();
        return consumption.read();
    }

    private void check() throws Exception {
        ObjectNode verdict =
                user.post("/api/me/bookings/check", Nights.wish(nights.ahead())).orFail();
        if (!verdict.path("works").asBoolean()) {
            throw new IllegalStateException("A plan that should work does not: " + verdict.path("findings"));
        }
    }

    private void book() throws Exception {
        book(UUID.randomUUID().toString(), nights.next());
    }

    private void book(String id, Instant from) throws Exception {
        user.post("/api/bookings", Nights.wish(from).put("id", id)).orFail();
    }

    /** What booking cannot do without, straight at DynamoDB Local. */
    private void bareTransaction() {
        DynamoDbClient client = cloud.tables().client();
        String table = cloud.tables().names().get("SlotsTable");
        String telescope = UUID.randomUUID().toString();
        client.getItem(get -> get.tableName(table).key(row(telescope, 0)));
        client.transactWriteItems(transaction -> transaction.transactItems(IntStream.range(0, 9)
                .mapToObj(i -> TransactWriteItem.builder()
                        .put(put -> put.tableName(table)
                                .item(row(telescope, i))
                                .conditionExpression("attribute_not_exists(quarter)"))
                        .build())
                .toList()));
    }

    private static Map<String, AttributeValue> row(String telescope, int quarter) {
        return Map.of("telescope", AttributeValue.fromS(telescope), "quarter", AttributeValue.fromS("bare/" + quarter));
    }
}
