package stellar.local;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import stellar.local.buckets.LocalBuckets;
import stellar.local.gateway.FunctionAddresses;
import stellar.local.gateway.Gateway;
import stellar.local.gateway.HttpApiResponder;
import stellar.local.gateway.Responder;
import stellar.local.gateway.WebSite;
import stellar.local.lambda.Artifacts;
import stellar.local.lambda.DeadLetter;
import stellar.local.lambda.DeadLetters;
import stellar.local.lambda.Functions;
import stellar.local.lambda.InvocationApi;
import stellar.local.lambda.PendingEvents;
import stellar.local.lambda.RunningFunction;
import stellar.local.mail.SesApi;
import stellar.local.meter.Reading;
import stellar.local.outbox.Outbox;
import stellar.local.schedules.SchedulerApi;
import stellar.local.schedules.Schedules;
import stellar.local.sockets.ManagementApi;
import stellar.local.sockets.SocketApis;
import stellar.local.sockets.SocketLimits;
import stellar.local.tables.LocalTables;
import stellar.local.tables.MeteredDynamoDb;
import stellar.local.tables.Seed;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.Bucket;
import stellar.local.template.Resource.HttpApi;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Template;
import stellar.local.template.TemplateException;
import stellar.local.topics.SnsApi;

/** The cloud of a template, running on this machine until it is closed. */
public final class LocalCloud implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LocalCloud.class.getName());
    private static final Duration HTTP_LIMIT = Duration.ofSeconds(30);
    /** Of each function; more at once on the same processors would only make all of them late. */
    private static final int MAX_INSTANCES =
            8 * Math.max(2, Runtime.getRuntime().availableProcessors());

    private static final int MAX_PENDING_EVENTS = 10_000;
    private static final int MAX_DEAD_LETTERS_SHOWN = 1_000;

    /** Ctrl-C reaches DynamoDB Local, too; when it ends first, this much later we know why. */
    private static final Duration STOP_GRACE = Duration.ofMillis(500);

    private static final String ACCESS_KEY = "local";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Settings settings;
    private final Template template;
    private final LocalTables tables;
    private final LocalBuckets buckets;
    private final Gateway gateway;
    private final Functions functions;
    private final PendingEvents pending;
    private final DeadLetters deadLetters;
    private final Reactions reactions;
    private final SocketApis sockets;
    private final FunctionEnvironment environment;
    private final SignIn signIn;
    private final Post post;

    private LocalCloud(Settings settings) throws IOException, InterruptedException {
        this.settings = settings;
        try {
            template = Template.read(settings.template, Deployment.LOCAL, settings.parameters);
            DataFolder data = opened(new DataFolder(settings.data));
            gateway = opened(new Gateway(settings.host, settings.port));
            tables = opened(data.tables(template, settings));
            if (settings.seed().isPresent()) {
                tables.plant(new Seed(settings.seed().get(), settings.seedValues));
            }
            var s3 = new LocalBuckets.Address(settings.host, settings.s3Port);
            deadLetters = new DeadLetters(data.deadLetters(), MAX_DEAD_LETTERS_SHOWN);
            pending = opened(new PendingEvents(
                    data.events(), settings.retryDelays, MAX_PENDING_EVENTS, deadLetters, settings.clock));
            buckets = opened(LocalBuckets.start(
                    template,
                    data.buckets(),
                    s3,
                    ACCESS_KEY,
                    data.secretKey(),
                    pending,
                    settings.meter,
                    settings.clock));
            environment = new FunctionEnvironment(
                    template,
                    s3.reachableHost() + ":" + gateway.port(),
                    tablesForFunctions(),
                    buckets.endpoint(),
                    ACCESS_KEY,
                    data.secretKey());
            environment.giveProperties();
            signIn = SignIn.of(template, environment, settings, data);
            functions = new Functions(
                    template.all(LambdaFunction.class),
                    opened(new Artifacts(template.folder(), settings.functions())),
                    environment::of,
                    MAX_INSTANCES,
                    settings.clock,
                    settings.meter,
                    System.out);
            reactions = opened(new Reactions(template, settings, data, tables, functions, pending, deadLetters));
            pending.deliverTo(functions);
            post = Post.of(template, settings, data, pending);
            sockets = new SocketApis(template, functions, SocketLimits.API_GATEWAY, settings.meter, settings.clock);
            gateway.serve(responders(), sockets);
            // The port was taken first, but events and requests must end before what they need does.
            opened(gateway);
            opened(functions);
            opened(pending);
            opened(reactions).start();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts everything the template asks for and returns when it answers.
     *
     * <p>Sets the system properties {@code aws.accessKeyId}, {@code aws.secretAccessKey} and {@code aws.region}, from
     * which the functions' AWS clients take what Lambda would give them by the environment, and {@code
     * http.maxConnections}, if it is not set, since all functions share this process's kept connections.
     *
     * @throws stellar.local.template.TemplateException when the template holds something that is not known here
     * @throws IOException when a port is taken, a file is missing, or DynamoDB Local does not start; the message says
     *     what to do
     */
    public static LocalCloud start(Settings settings) throws IOException, InterruptedException {
        return new LocalCloud(settings);
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }

    /** When use is counted, functions reach the tables through what counts it; the cloud's own looks at them cost nothing. */
    private URI tablesForFunctions() throws IOException {
        return settings.metersTables
                ? opened(new MeteredDynamoDb(tables.endpoint(), settings.meter::consumed))
                        .endpoint()
                : tables.endpoint();
    }

    private List<Responder> responders() {
        List<Responder> responders = new ArrayList<>();
        responders.add(new StatusPage(this));
        responders.add(new ManagementApi(sockets));
        responders.add(new SchedulerApi(reactions.schedules(), template.deployment()));
        responders.add(new InvocationApi(functions, pending));
        responders.addAll(post.responders());
        signIn.issuer().ifPresent(responders::add);
        responders.add(new FunctionAddresses(template, functions, settings.meter, settings.clock));
        for (HttpApi api : template.all(HttpApi.class)) {
            responders.add(new HttpApiResponder(
                    api, template, functions, signIn::check, HTTP_LIMIT, settings.meter, settings.clock));
        }
        settings.web().map(folder -> new WebSite(folder, settings.meter)).ifPresent(responders::add);
        return responders;
    }

    /** Where a browser finds everything. */
    public URI address() {
        String host = new LocalBuckets.Address(settings.host, gateway.port()).reachableHost();
        return URI.create("http://" + host + ":" + gateway.port());
    }

    /** The port of the gateway. */
    public int port() {
        return gateway.port();
    }

    /** Where DynamoDB answers. */
    public URI dynamoDbEndpoint() {
        return tables.endpoint();
    }

    /** Where S3 answers. */
    public URI s3Endpoint() {
        return buckets.endpoint();
    }

    /** The tables with a client, for those who look behind the functions. */
    public LocalTables tables() {
        return tables;
    }

    /** The buckets. */
    public List<Bucket> buckets() {
        return buckets.buckets();
    }

    /** The functions with their counts. */
    public Collection<RunningFunction> functions() {
        return functions.all();
    }

    /** The template's outputs as they are true here. */
    public Map<String, String> outputs() {
        return environment.outputs();
    }

    /** What a function finds in its environment, by its logical id; for one that is run elsewhere. */
    public Map<String, String> environment(String logicalId) {
        return environment.of(logicalId);
    }

    /** The latest asynchronous events that were given up, this run's and earlier ones'. */
    public List<DeadLetter> deadLetters() {
        return deadLetters.latest();
    }

    /** How many asynchronous events are under way. */
    public int pendingEvents() {
        return pending.pending();
    }

    /** Where Scheduler answers. */
    public URI schedulerEndpoint() {
        return address().resolve(SchedulerApi.PATH);
    }

    /** Where SES answers. */
    public URI mailEndpoint() {
        return address().resolve(SesApi.PATH);
    }

    /** Where SNS answers. */
    public URI topicsEndpoint() {
        return address().resolve(SnsApi.PATH);
    }

    /** What went out to people, and reached nobody. */
    public Outbox outbox() {
        return post.outbox();
    }

    /** The schedules, the template's and those that functions made. */
    public Schedules schedules() {
        return reactions.schedules();
    }

    /** How many records of streams each function was given since the start, by its logical id and the table's name. */
    public Map<String, Map<String, Long>> streamed() {
        return reactions.streamed();
    }

    /**
     * Fires every schedule that is due by the clock and waits until nothing is left to be done: no asynchronous event
     * under way, and every stream read to its end. What functions cause meanwhile is waited for, too; not what requests
     * do that come in meanwhile.
     */
    public void settle() throws IOException, InterruptedException {
        reactions.settle();
    }

    /** What was asked of it until now, in the units that Amazon bills; of tables when its settings name a meter. */
    public Reading use() {
        sockets.meterOpen();
        return settings.meter.read();
    }

    /** How many requests came to the gateway since the start. */
    public long requests() {
        return gateway.requests();
    }

    /** How many WebSockets are open. */
    public int connections() {
        return sockets.connections();
    }

    /** How many messages came in by WebSocket since the start. */
    public long messages() {
        return sockets.messages();
    }

    /** Completes with a sentence when DynamoDB Local has ended, without which nothing here works any more. */
    public CompletableFuture<String> failure() {
        return tables.ended()
                .thenApply(code -> "DynamoDB Local has ended with code " + code
                        + ", so the local cloud ends, too; its log is in " + settings.data.resolve("dynamodb") + ".");
    }

    /**
     * Runs the local cloud until it is told to stop, or until DynamoDB Local ends.
     *
     * @param arguments see {@link Arguments}
     */
    public static void main(String[] arguments) throws InterruptedException {
        LocalCloud cloud;
        try {
            cloud = start(Arguments.read(List.of(arguments)));
        } catch (IOException | IllegalArgumentException | TemplateException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
            return;
        }
        CountDownLatch stopping = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopping.countDown();
            cloud.close();
        }));
        System.out.println("Stellar's local cloud is ready at " + cloud.address());
        String failure = cloud.failure().join();
        if (!stopping.await(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            System.err.println(failure);
            System.exit(1);
        }
    }

    /** Stops everything; the data stays. Open sockets are closed without a {@code $disconnect}. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable part = opened.pop();
            try {
                part.close();
            } catch (Exception failed) { // One part that does not stop must not keep the others from it.
                LOG.log(
                        System.Logger.Level.WARNING,
                        part.getClass().getSimpleName() + " did not stop cleanly.",
                        failed);
            }
        }
    }
}
