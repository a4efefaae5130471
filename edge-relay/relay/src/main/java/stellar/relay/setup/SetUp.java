package stellar.relay.setup;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import stellar.contract.PairingGrant;
import stellar.relay.RelaySettings;
import stellar.relay.health.OperatorPage;
import stellar.relay.page.Door;
import stellar.relay.page.HostNames;
import stellar.relay.page.PageFiles;
import stellar.relay.page.Reply;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.voyager.Login;

/** The set-up page at work: from its word on the console to settings on the disk. */
public final class SetUp implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SetUp.class.getName());
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final String WITHOUT_SCRIPT = "This page needs JavaScript to set the relay up."
            + " — Cette page a besoin de JavaScript pour configurer le relais.";

    private final Path config;
    private final Clock clock;
    private final SetUpWord word = SetUpWord.random(new SecureRandom());
    private final CountDownLatch done = new CountDownLatch(1);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final Pairing pairing;
    private final Door door;
    private @Nullable PairingGrant grant;

    /** What the page asks to be tried. */
    record CloudAsked(@Nullable String cloud, @Nullable String code) {}

    record FolderAsked(@Nullable String folder) {}

    record Nothing() {}

    private SetUp(Path config, InetSocketAddress listen, Clock clock) throws IOException {
        this.config = config.toAbsolutePath().normalize();
        this.clock = clock;
        this.pairing = new Pairing(http, clock);
        Guard guard = new Guard(word);
        Map<String, Door.Room> rooms = new HashMap<>(OperatorPage.shared());
        Door.Room page = PageFiles.page("setup.js", WITHOUT_SCRIPT);
        rooms.put("GET /", page);
        rooms.put("GET /setup", page);
        rooms.put("GET /setup.js", PageFiles.file("setup.js"));
        rooms.put("GET /setup-words.js", PageFiles.file("setup-words.js"));
        rooms.put("GET /words.js", PageFiles.file("words.js"));
        rooms.put("GET /health", asked -> Reply.json(503, Map.of("status", "set-up")));
        rooms.put("POST /setup/state", guard.room(Nothing.class, asked -> state()));
        rooms.put("POST /setup/cloud", guard.room(CloudAsked.class, asked -> pairing.reach(text(asked.cloud()))));
        rooms.put("POST /setup/pair", guard.room(CloudAsked.class, this::pair));
        rooms.put("POST /setup/voyager", guard.room(Wanted.Voyager.class, this::tryVoyager));
        rooms.put("POST /setup/frames", guard.room(FolderAsked.class, asked -> Checks.frames(text(asked.folder()))));
        rooms.put(
                "POST /setup/store",
                guard.room(
                        FolderAsked.class,
                        asked -> Checks.store(
                                this.config.resolveSibling(text(asked.folder())), SpoolLimits.USUAL.maxBytes())));
        rooms.put("POST /setup/finish", guard.room(Wanted.class, this::finish));
        this.door = Door.open(listen, HostNames.ofThisMachine(Set.of()), rooms);
    }

    /**
     * Opens the page, says on the console where it is and what its word is, and waits until the settings are written.
     *
     * @throws IOException when the address cannot be had
     */
    public static void run(Path config, InetSocketAddress listen, Clock clock, PrintStream console)
            throws IOException, InterruptedException {
        try (SetUp setUp = open(config, listen, clock, console)) {
            setUp.done.await();
        }
    }

    static SetUp open(Path config, InetSocketAddress listen, Clock clock, PrintStream console) throws IOException {
        SetUp setUp = new SetUp(config, listen, clock);
        int port = setUp.door.address().getPort();
        String host = listen.getAddress().isAnyLocalAddress() ? "THIS-MACHINE" : listen.getHostString();
        // To the console and not to the log: the log is kept, and shown on the relay's page.
        console.println("The relay is to be set up. Open http://" + host + ":" + port + "/setup#" + setUp.word.text());
        console.println("The set-up word is " + setUp.word.text());
        console.flush();
        return setUp;
    }

    /** Where the page answers. */
    InetSocketAddress address() {
        return door.address();
    }

    /** Whether the settings are written. */
    boolean isDone() {
        return done.getCount() == 0;
    }

    @Override
    public void close() {
        door.closePolitely();
        http.shutdownNow();
    }

    private synchronized Object state() {
        return SetUpState.of(Present.in(config), grant, clock);
    }

    private Object pair(CloudAsked asked) {
        return switch (pairing.pair(text(asked.cloud()), text(asked.code()))) {
            case Pairing.Outcome.Failed(Finding why) -> why;
            case Pairing.Outcome.Paired(PairingGrant paired) -> {
                LOG.log(INFO, "The cloud paired this relay as {0}, with key {1}.", paired.relay(), paired.keyId());
                synchronized (this) {
                    grant = paired;
                }
                yield Finding.good("paired", Map.of("relay", paired.relay(), "telescopes", paired.telescopes()));
            }
        };
    }

    private Object tryVoyager(Wanted.Voyager voyager) throws IOException {
        try {
            Login login = null;
            if (voyager.hasUser()) {
                String password = password(voyager);
                login = new Login(voyager.user().trim(), () -> password);
            }
            return Checks.voyager(voyager.host().trim(), voyager.port(), login, clock);
        } catch (IllegalArgumentException e) {
            return Finding.bad("voyager-address-or-user");
        }
    }

    private String password(Wanted.Voyager voyager) throws IOException {
        if (voyager.hasPassword()) {
            return voyager.password();
        }
        Optional<Path> kept = Present.in(config).password(voyager.telescope(), voyager.user());
        return kept.isPresent() ? RelaySettings.secret(kept.get()) : "";
    }

    private synchronized Object finish(Wanted wanted) {
        Present present = Present.in(config);
        if (grant == null && !present.isPaired()) {
            return Finding.bad("not-paired");
        }
        if (isDone()) {
            return Finding.good("done", Map.of("port", present.pagePort()));
        }
        Set<String> telescopes = new TreeSet<>(present.telescopes());
        if (grant != null) {
            telescopes = new TreeSet<>(grant.telescopes());
        }
        Optional<Finding> fault = wanted.fault(telescopes);
        if (fault.isPresent()) {
            return fault.get();
        }
        try {
            new Configuration(present, grant, wanted, door.address().getPort()).write();
        } catch (IOException e) {
            LOG.log(WARNING, "The settings could not be written.", e);
            return Finding.bad("not-written", Map.of("why", String.valueOf(e.getMessage())));
        }
        LOG.log(INFO, "The settings are written to {0}.", config);
        done.countDown();
        return Finding.good("done", Map.of("port", Present.in(config).pagePort()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.trim();
    }
}
