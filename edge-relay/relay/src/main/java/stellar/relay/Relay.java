package stellar.relay;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import stellar.contract.Problem;
import stellar.contract.RelayPush;
import stellar.contract.UploadGrant;
import stellar.contract.UploadRequest;
import stellar.contract.Wire;
import stellar.relay.commands.CommandDesk;
import stellar.relay.commands.CommandSocket;
import stellar.relay.commands.Vocabulary;
import stellar.relay.health.HealthServer;
import stellar.relay.health.LogLines;
import stellar.relay.health.RelayReport;
import stellar.relay.images.FramePaths;
import stellar.relay.images.ObjectPut;
import stellar.relay.images.UploadDesk;
import stellar.relay.images.UploadLoop;
import stellar.relay.images.UploadTimings;
import stellar.relay.images.Uploader;
import stellar.relay.inlet.Inlet;
import stellar.relay.spool.LatestValues;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.uplink.BackOff;
import stellar.relay.uplink.Cloud;
import stellar.relay.uplink.CloudAnswer;
import stellar.relay.uplink.CloudClock;
import stellar.relay.uplink.RelayKey;
import stellar.relay.uplink.Uplink;
import stellar.relay.voyager.LinkState;
import stellar.relay.voyager.Login;
import stellar.relay.voyager.VoyagerLink;
import stellar.relay.voyager.VoyagerSettings;

/** The program at the observatory: makes the parts, joins them, and starts them. What they do is theirs. */
public final class Relay implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Relay.class.getName());
    private static final String UPLOADS = "/api/relay/uploads";
    private static final Duration CLOUD_PATIENCE = Duration.ofSeconds(10);
    private static final Duration UPLOAD_LIMIT = Duration.ofMinutes(15);
    private static final Duration UPLOADS_LOOKED_AT_EVERY = Duration.ofMillis(500);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final HealthServer health;

    private Relay(RelaySettings settings, Clock clock) throws IOException {
        try {
            Vocabulary vocabulary = vocabulary(settings);
            Spool spool = opened(Spool.open(settings.store(), SpoolLimits.USUAL, clock));
            LatestValues latest = new LatestValues();
            CloudClock cloudClock = new CloudClock(clock);
            HttpClient http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CLOUD_PATIENCE)
                    .build();
            // At once, like the timers: a request on its way may take as long as the cloud's patience, and loses
            // nothing.
            opened(http::shutdownNow);
            RelayKey key = new RelayKey(settings.relay(), settings.keyId(), settings.key());
            Cloud cloud = new Cloud(http, settings.cloud(), key, cloudClock, CLOUD_PATIENCE);

            Map<String, VoyagerLink> links = links(settings, spool, latest, clock);
            Map<String, CommandDesk.Telescope> telescopes = new HashMap<>();
            links.forEach((telescope, link) -> telescopes.put(telescope, link::run));
            CommandDesk desk = new CommandDesk(spool.ledger(), telescopes, vocabulary, clock, cloudClock);
            desk.settleUnfinished();

            UploadLoop uploads = opened(uploads(settings, spool, cloud, http, clock));
            Uplink uplink = new Uplink(
                    spool.outbox(),
                    latest,
                    cloud,
                    cloudClock,
                    timer("uplink"),
                    new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), new Random()),
                    () -> links.values().stream().anyMatch(link -> link.status().state() != LinkState.CONNECTED),
                    acknowledgement -> {
                        desk.offer(acknowledgement.commands());
                        uploads.wake();
                    });
            CommandSocket socket = opened(new CommandSocket(
                    http,
                    cloud::ticket,
                    timer("command socket"),
                    new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30), new Random()),
                    push -> {
                        switch (push) {
                            case RelayPush.Commands(var commands) -> desk.offer(commands);
                            case RelayPush.Interest(String telescope, int every) -> uplink.interest(telescope, every);
                        }
                    }));

            health = opened(HealthServer.start(
                    settings.healthPort(),
                    new RelayReport(version(), clock.instant(), spool, uplink, socket, links, cloudClock, clock)));
            uplink.start();
            socket.start();
            links.values().forEach(VoyagerLink::start);
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts a relay in this process.
     *
     * @throws IOException when the store, the key or the health port can not be had; the message says what to do
     */
    public static Relay start(RelaySettings settings, Clock clock) throws IOException {
        return new Relay(settings, clock);
    }

    /** {@code --config relay.properties}. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 2 || !arguments[0].equals("--config")) {
            System.err.println("The relay is started with: --config relay.properties");
            System.exit(2);
        }
        try {
            RelaySettings settings = RelaySettings.read(Path.of(arguments[1]));
            LogLines.to(System.out, settings.relay());
            Relay relay = start(settings, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(relay::close, "stop"));
            LOG.log(
                    System.Logger.Level.INFO,
                    "Relay {0} runs; http://127.0.0.1:{1}/health tells how it is.",
                    settings.relay(),
                    Integer.toString(relay.healthPort()));
            new CountDownLatch(1).await();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** The port {@code /health} answers on. */
    public int healthPort() {
        return health.port();
    }

    /** Stops the parts, the last started first. What is on disk stays there and leaves at the next start. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "A part of the relay did not stop well.", e);
            }
        }
    }

    private Map<String, VoyagerLink> links(RelaySettings settings, Spool spool, LatestValues latest, Clock clock)
            throws IOException {
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        opened(() -> loops.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS).await(1, TimeUnit.SECONDS));
        Map<String, VoyagerLink> links = new LinkedHashMap<>();
        for (RelaySettings.VoyagerAt voyager : settings.voyagers()) {
            Inlet inlet = new Inlet(voyager.telescope(), spool.outbox(), latest, clock);
            VoyagerLink link = opened(new VoyagerLink(
                    VoyagerSettings.usual(voyager.host(), voyager.port(), login(voyager)),
                    loops.next(),
                    clock,
                    new Random(),
                    inlet));
            inlet.holdsBack(link::pauseReading, link::resumeReading);
            inlet.begin();
            links.put(voyager.telescope(), link);
        }
        return links;
    }

    private static UploadLoop uploads(RelaySettings settings, Spool spool, Cloud cloud, HttpClient http, Clock clock) {
        Map<String, FramePaths> paths = new HashMap<>();
        settings.voyagers()
                .forEach(voyager ->
                        paths.put(voyager.telescope(), new FramePaths(voyager.windowsImages(), voyager.localImages())));
        Uploader uploader = new Uploader(
                settings.relay(),
                spool.uploads(),
                paths,
                request -> ask(cloud, request),
                new ObjectPut(http, UPLOAD_LIMIT),
                UploadTimings.USUAL,
                clock);
        return new UploadLoop(uploader, UPLOADS_LOOKED_AT_EVERY);
    }

    private static UploadDesk.Answer ask(Cloud cloud, UploadRequest request) throws IOException {
        return switch (cloud.post(UPLOADS, Wire.writeBytes(request))) {
            case CloudAnswer.Accepted(byte[] body) -> new UploadDesk.Answer.Granted(Wire.read(body, UploadGrant.class));
            case CloudAnswer.Refused(Problem problem)
            when problem.status() == 404 || problem.status() == 422 -> new UploadDesk.Answer.Refused(problem.title());
            case CloudAnswer.Refused(Problem problem) -> throw new IOException(problem.title());
            case CloudAnswer.Later(var after, String why) -> throw new IOException(why);
        };
    }

    private static Vocabulary vocabulary(RelaySettings settings) throws IOException {
        return settings.vocabularyFile().isPresent()
                ? Vocabulary.read(settings.vocabularyFile().get(), RelaySettings::secret)
                : Vocabulary.shipped();
    }

    private static @Nullable Login login(RelaySettings.VoyagerAt voyager) {
        if (voyager.user().isEmpty() || voyager.passwordFile().isEmpty()) {
            return null;
        }
        Path passwordFile = voyager.passwordFile().get();
        return new Login(voyager.user().get(), () -> {
            try {
                return RelaySettings.secret(passwordFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private ScheduledExecutorService timer(String name) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
        opened(timer::shutdownNow);
        return timer;
    }

    private static String version() {
        return Optional.ofNullable(Relay.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.push(part);
        return part;
    }
}
