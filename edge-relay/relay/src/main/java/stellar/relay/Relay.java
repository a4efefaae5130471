package stellar.relay;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import stellar.contract.RelayPush;
import stellar.relay.alone.Caretaker;
import stellar.relay.commands.CommandDesk;
import stellar.relay.commands.CommandSocket;
import stellar.relay.commands.Vocabulary;
import stellar.relay.health.LogLines;
import stellar.relay.health.OperatorPage;
import stellar.relay.health.RecentLog;
import stellar.relay.health.RelayReport;
import stellar.relay.page.Door;
import stellar.relay.page.HostNames;
import stellar.relay.patience.BackOff;
import stellar.relay.patience.Waits;
import stellar.relay.setup.SetUp;
import stellar.relay.spool.LatestValues;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.uplink.Cloud;
import stellar.relay.uplink.CloudClock;
import stellar.relay.uplink.CloudHttp;
import stellar.relay.uplink.RelayKey;
import stellar.relay.uplink.Uplink;

/** The program at the observatory: makes the parts, joins them, and starts them. What they do is theirs. */
public final class Relay implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Relay.class.getName());
    private static final Duration CLOUD_PATIENCE = Duration.ofSeconds(10);
    private static final Waits UPLINK_WAITS = new Waits(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final Waits SOCKET_WAITS = new Waits(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Door door;

    private Relay(RelaySettings settings, RecentLog log, RelayTime time) throws IOException {
        Clock clock = time.clock();
        try {
            Random random = new Random();
            Vocabulary vocabulary = vocabulary(settings);
            Spool spool = opened(Spool.open(settings.store(), SpoolLimits.USUAL, clock));
            spool.belongsTo(settings.relay());
            LatestValues latest = new LatestValues();
            CloudClock cloudClock = new CloudClock(clock);
            HttpClient http = CloudHttp.client(
                    settings.cloud().url(),
                    CLOUD_PATIENCE,
                    settings.cloud().proxy().orElse(null),
                    null);
            // At once, like the timers: a request on its way may take as long as the cloud's patience, and loses
            // nothing.
            opened(http::shutdownNow);
            RelayKey key = new RelayKey(settings.relay(), settings.keyId(), settings.key());
            Cloud cloud = new Cloud(http, settings.cloud().url(), key, cloudClock, CLOUD_PATIENCE);

            Telescopes telescopes = opened(new Telescopes(settings, spool, latest, time));
            CommandDesk desk = new CommandDesk(spool.ledger(), telescopes.commanded(), vocabulary, clock, cloudClock);
            desk.settleUnfinished();
            Caretaker caretaker = new Caretaker(
                    spool.sessions(),
                    spool.ledger(),
                    command -> desk.offer(List.of(command)),
                    telescopes.watches(),
                    settings.alone(),
                    clock,
                    cloudClock,
                    time.nanos(),
                    timer(time, "alone"));
            ImageUploads uploads = opened(new ImageUploads(settings, spool, cloud, http, clock));
            Uplink uplink = new Uplink(
                    spool.outbox(),
                    latest,
                    cloud,
                    cloudClock,
                    timer(time, "uplink"),
                    new BackOff(UPLINK_WAITS, random),
                    spread(settings.cloud().firstCallWithin(), random),
                    acknowledgement -> {
                        caretaker.acknowledged(acknowledgement);
                        desk.offer(acknowledgement.commands());
                    });
            spool.outbox().whenAcknowledged(uploads::wake);
            CommandSocket socket = opened(new CommandSocket(
                    http, cloud::ticket, timer(time, "command socket"), new BackOff(SOCKET_WAITS, random), push -> {
                        switch (push) {
                            case RelayPush.Commands(var commands) -> desk.offer(commands);
                            case RelayPush.Interest(String telescope, int every) -> uplink.interest(telescope, every);
                        }
                    }));

            RelayReport report = new RelayReport(
                    new RelayReport.Parts(
                            settings.relay(),
                            version(),
                            spool,
                            settings.store(),
                            SpoolLimits.USUAL,
                            uplink,
                            socket,
                            telescopes.links(),
                            telescopes.inlets(),
                            cloudClock),
                    clock);
            door = opened(Door.open(
                    settings.page().listen(),
                    HostNames.ofThisMachine(settings.page().names()),
                    OperatorPage.rooms(report::now, log)));
            uplink.start();
            socket.start(spread(settings.cloud().firstCallWithin(), random));
            caretaker.start();
            telescopes.start();
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts a relay in this process.
     *
     * @throws IOException when the store, the key or the page's port can not be had; the message says what to do
     */
    public static Relay start(RelaySettings settings, Clock clock) throws IOException {
        return start(settings, RecentLog.usual(), clock);
    }

    /**
     * The same in another time than the world's.
     *
     * @throws IOException as for {@link #start(RelaySettings, Clock)}
     */
    public static Relay start(RelaySettings settings, RelayTime time) throws IOException {
        return new Relay(settings, RecentLog.usual(), time);
    }

    /** The same, with a log that its page shows. */
    static Relay start(RelaySettings settings, RecentLog log, Clock clock) throws IOException {
        return new Relay(settings, log, RelayTime.worlds(clock));
    }

    /** See {@link Arguments#USAGE}. */
    public static void main(String[] words) throws InterruptedException {
        Arguments arguments = Arguments.read(words).orElse(null);
        if (arguments == null) {
            System.err.println(Arguments.USAGE);
            System.exit(2);
            return;
        }
        try {
            if (arguments.setUp() || !Files.exists(arguments.config())) {
                LogLines.to(System.out, Optional.empty(), RecentLog.usual(), "set-up");
                SetUp.run(arguments.config(), arguments.listen(), Clock.systemUTC(), System.out);
            }
            RelaySettings settings = RelaySettings.read(arguments.config());
            RecentLog log = RecentLog.usual();
            LogLines.to(System.out, settings.page().logs(), log, settings.relay());
            Relay relay = start(settings, log, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(relay::close, "stop"));
            LOG.log(
                    System.Logger.Level.INFO,
                    "Relay {0} runs; http://{1}:{2}/ shows how it is.",
                    settings.relay(),
                    settings.page().listen().getHostString(),
                    Integer.toString(relay.healthPort()));
            new CountDownLatch(1).await();
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** The port {@code /health} answers on. */
    public int healthPort() {
        return door.address().getPort();
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

    private static Vocabulary vocabulary(RelaySettings settings) throws IOException {
        return settings.vocabularyFile().isPresent()
                ? Vocabulary.read(settings.vocabularyFile().get(), RelaySettings::secret)
                : Vocabulary.shipped();
    }

    /** A wait by chance. */
    private static Duration spread(Duration within, Random random) {
        return Duration.ofMillis(random.nextLong(within.toMillis() + 1));
    }

    private ScheduledExecutorService timer(RelayTime time, String name) {
        ScheduledExecutorService timer = time.timers().apply(name);
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
