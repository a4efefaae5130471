package stellar.local.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.Table;
import stellar.local.template.Template;

/** The template's tables, running: DynamoDB Local (or one that runs elsewhere) with every table made. */
public final class LocalTables implements AutoCloseable {
    private static final Clock BEFORE_ALL = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final System.Logger LOG = System.getLogger(LocalTables.class.getName());
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

    private final @Nullable DynamoDbLocal process;
    private final @Nullable Path temporaryFolder;
    private final URI endpoint;
    private final List<Table> tables;
    private final DynamoDbClient dynamoDb;
    private final ExpirySweep sweep;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("expiry-sweep").factory());

    private LocalTables(
            @Nullable DynamoDbLocal process,
            @Nullable Path temporaryFolder,
            URI endpoint,
            Template template,
            Clock clock) {
        this.process = process;
        this.temporaryFolder = temporaryFolder;
        this.endpoint = endpoint;
        this.tables = template.all(Table.class);
        this.dynamoDb = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.of(template.deployment().region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        this.sweep = new ExpirySweep(dynamoDb, tables, clock);
    }

    /**
     * Starts DynamoDB Local with the tables of a template in memory, gone at the end; for tests. They have times of their own,
     * so no row is removed because its time is over in the world.
     *
     * @param template the template's file; its parameters take their defaults
     * @param library the folder with DynamoDB Local's jars
     */
    public static LocalTables temporary(Path template, Path library) throws IOException, InterruptedException {
        Template read = Template.read(template, Deployment.LOCAL, Map.of());
        Path folder = Files.createTempDirectory("stellar-tables");
        DynamoDbLocal process = DynamoDbLocal.inMemory(library, folder, START_LIMIT);
        return make(new LocalTables(process, folder, process.endpoint(), read, BEFORE_ALL));
    }

    /** Starts DynamoDB Local with the tables of a template in a folder that is kept. */
    public static LocalTables kept(Template template, Path library, Path folder, Clock clock)
            throws IOException, InterruptedException {
        DynamoDbLocal process = DynamoDbLocal.start(library, folder, START_LIMIT);
        return make(new LocalTables(process, null, process.endpoint(), template, clock));
    }

    /** Makes the tables of a template in a DynamoDB that runs already. */
    public static LocalTables at(URI endpoint, Template template, Clock clock)
            throws IOException, InterruptedException {
        return make(new LocalTables(null, null, endpoint, template, clock));
    }

    private static LocalTables make(LocalTables local) throws IOException, InterruptedException {
        try {
            TableMaker maker = new TableMaker(local.dynamoDb);
            for (Table table : local.tables) {
                maker.make(table);
            }
            long every = SWEEP_EVERY.toMillis();
            var unused = local.sweeper.scheduleWithFixedDelay(local::sweepAndLog, every, every, TimeUnit.MILLISECONDS);
            return local;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            local.close();
            throw failed;
        }
    }

    private void sweepAndLog() {
        try {
            sweep.sweep();
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, "Rows whose time is over could not be removed.", failed);
        }
    }

    /** Removes rows whose time is over, now; gives how many. It happens each minute anyway. */
    public int sweep() {
        return sweep.sweep();
    }

    /** Puts the seed's rows that are not there yet; gives how many. */
    public int plant(Seed seed) throws IOException {
        return seed.plant(dynamoDb, tables);
    }

    /** Where DynamoDB answers; any credentials and region will do. */
    public URI endpoint() {
        return endpoint;
    }

    /** A client of this DynamoDB, closed with this object. */
    public DynamoDbClient client() {
        return dynamoDb;
    }

    /** What a table is called, by the template's logical id. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        tables.forEach(table -> names.put(table.logicalId(), table.name()));
        return names;
    }

    /** What the table with this logical id is called. */
    public String name(String logicalId) {
        return Optional.ofNullable(names().get(logicalId))
                .orElseThrow(() -> new IllegalArgumentException("The template has no table " + logicalId + "."));
    }

    /** Completes when the DynamoDB Local process has ended; never for one that runs elsewhere. */
    public CompletableFuture<Integer> ended() {
        return process == null ? new CompletableFuture<>() : process.ended();
    }

    /** The process id of DynamoDB Local, when this object started one. */
    public Optional<Long> pid() {
        return Optional.ofNullable(process).map(DynamoDbLocal::pid);
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
        dynamoDb.close();
        if (process != null) {
            process.close();
        }
        if (temporaryFolder != null) {
            remove(temporaryFolder);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException leftBehind) {
            throw new UncheckedIOException("The temporary folder " + folder + " could not be removed.", leftBehind);
        }
    }
}
