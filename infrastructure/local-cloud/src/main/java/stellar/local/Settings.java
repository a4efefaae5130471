package stellar.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.local.meter.Meter;

/**
 * How a local cloud is started. The template, a data folder, and DynamoDB Local or another DynamoDB must be named; all
 * else has a default: loopback only, any free ports, no front end, no seed, and each function's own {@code CodeUri}.
 */
public final class Settings {
    final Path template;
    final Path data;
    final Map<String, String> parameters = new HashMap<>();
    final Map<String, String> seedValues = new HashMap<>();
    String host = "127.0.0.1";
    int port;
    int s3Port;
    List<Duration> retryDelays = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));
    Clock clock = Clock.systemUTC();
    Meter meter = new Meter();
    boolean metersTables;
    private @Nullable Path functions;
    private @Nullable Path web;
    private @Nullable Path seed;
    private @Nullable Path people;
    private @Nullable Path dynamoDbLibrary;
    private @Nullable URI dynamoDbEndpoint;

    /**
     * Names what has no default.
     *
     * @param template the template file
     * @param data the folder where everything is kept between runs; made when missing
     */
    public Settings(Path template, Path data) {
        this.template = template;
        this.data = data;
    }

    /** The packaged functions, in place of every function's {@code CodeUri}. */
    public Settings functions(Path jarOrFolder) {
        functions = jarOrFolder;
        return this;
    }

    Optional<Path> functions() {
        return Optional.ofNullable(functions);
    }

    /** The built front end. */
    public Settings web(Path folder) {
        web = folder;
        return this;
    }

    Optional<Path> web() {
        return Optional.ofNullable(web);
    }

    /** Where to listen; 0.0.0.0 shows everything, unguarded, to the whole network. */
    public Settings host(String address) {
        host = address;
        return this;
    }

    /** The port of the gateway, and that of the S3 server; 0 for any. */
    public Settings ports(int gateway, int s3) {
        port = gateway;
        s3Port = s3;
        return this;
    }

    /** The folder with DynamoDB Local's jars. */
    public Settings dynamoDbLibrary(Path folder) {
        dynamoDbLibrary = folder;
        return this;
    }

    Optional<Path> dynamoDbLibrary() {
        return Optional.ofNullable(dynamoDbLibrary);
    }

    /** A DynamoDB that runs already, in place of DynamoDB Local. */
    public Settings dynamoDbEndpoint(URI endpoint) {
        dynamoDbEndpoint = endpoint;
        return this;
    }

    Optional<URI> dynamoDbEndpoint() {
        return Optional.ofNullable(dynamoDbEndpoint);
    }

    /** First rows for the tables. */
    public Settings seed(Path file) {
        seed = file;
        return this;
    }

    Optional<Path> seed() {
        return Optional.ofNullable(seed);
    }

    /** Those who can sign in without making an account first. */
    public Settings people(Path file) {
        people = file;
        return this;
    }

    Optional<Path> people() {
        return Optional.ofNullable(people);
    }

    /** What stands for {@code ${name}} in the seed. */
    public Settings seedValue(String name, String value) {
        seedValues.put(name, value);
        return this;
    }

    /** A value for a parameter of the template, in place of its default. */
    public Settings parameter(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    /** The waits before a failed asynchronous event is tried again; in the cloud one minute, then two. */
    public Settings retryDelays(List<Duration> delays) {
        retryDelays = List.copyOf(delays);
        return this;
    }

    /**
     * What is asked is counted by this meter, also what the functions ask of the tables, which takes them a little longer; lines
     * of logs only as far as this process's standard output goes through {@link Meter#log}.
     */
    public Settings meter(Meter meter) {
        this.meter = meter;
        metersTables = true;
        return this;
    }

    /** The clock that dates events, counts what functions have left, and says which rows are over. */
    public Settings clock(Clock clock) {
        this.clock = clock;
        return this;
    }
}
