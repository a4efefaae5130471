package stellar.simulator;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import stellar.simulator.faults.ControlPage;
import stellar.simulator.faults.ControlServer;
import stellar.simulator.faults.Faults;
import stellar.simulator.frames.DeliveredFrames;
import stellar.simulator.frames.DrawnFrames;
import stellar.simulator.frames.FrameShelf;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.Darkroom;
import stellar.simulator.night.LogKind;
import stellar.simulator.night.NightClock;
import stellar.simulator.night.Observatory;
import stellar.simulator.night.Observing;
import stellar.simulator.night.Programme;
import stellar.simulator.night.Sky;
import stellar.simulator.night.Target;
import stellar.simulator.protocol.Announcer;
import stellar.simulator.protocol.ApplicationServer;
import stellar.simulator.protocol.Clients;
import stellar.simulator.protocol.CommandLog;
import stellar.simulator.protocol.Envelope;
import stellar.simulator.protocol.LinkFaults;
import stellar.simulator.protocol.ReceivedCommand;
import stellar.simulator.protocol.VoyagerPort;
import stellar.simulator.protocol.Wire;
import stellar.simulator.robotarget.TargetBook;
import stellar.simulator.robotarget.TargetScheduler;
import stellar.simulator.time.Agenda;

/**
 * One simulated Voyager, listening from {@link #start} until {@link #close}.
 *
 * <p>With {@link #start} it lives in the world's time. With {@link #startByHand} its time stands still, heartbeat and
 * night alike, until {@link #advance} turns it on: hours pass in the time their images take to draw, and equal seeds
 * play equal nights.
 */
public final class SimulatedVoyager implements AutoCloseable {
    private static final String HOST = "STELLAR-SIM";
    private static final int REMEMBERED_COMMANDS = 1000;
    private static final Duration LOAD_ROUND = Duration.ofMillis(10);

    private final Agenda agenda;
    private final ExecutorService bench;
    private final Observatory observatory;
    private final Conductor conductor;
    private final Clients clients = new Clients();
    private final CommandLog log = new CommandLog(REMEMBERED_COMMANDS);
    private final Envelope envelope;
    private final Announcer announcer;
    private final Faults faults;
    private final VoyagerPort port;
    private final @Nullable ControlServer control;
    private long loadTold;

    private SimulatedVoyager(SimulatorSettings settings, Agenda agenda, Consumer<String> diary) throws IOException {
        this.agenda = agenda;
        this.bench = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("darkroom").factory());
        this.envelope = new Envelope(agenda, HOST, settings.instance());
        var link = new LinkFaults();
        var clock = new NightClock(agenda, settings.speed(), settings.site());
        Target first = Programme.showpieceUp(new Sky(settings.site()), clock.now(), 0);
        this.announcer = new Announcer(envelope, clock, clients, settings.images(), diary);
        this.observatory = new Observatory(settings.site(), clock, first, settings.seed(), announcer);
        announcer.watch(observatory.camera()::shot);
        var observing = new Observing(observatory, darkroom(settings, diary), settings.seed());
        TargetBook book = book(settings.state());
        var scheduler = new TargetScheduler(book, settings.site(), announcer);
        var programme = new Programme(
                observatory, observing, scheduler, settings.isDemoNight(), settings.demoExposureSeconds(), first);
        this.conductor = new Conductor(observatory, programme);
        this.faults = new Faults(envelope, clients, announcer, link, observatory, conductor);
        var server = new ApplicationServer(
                envelope,
                clients,
                link,
                log,
                settings.login(),
                observatory,
                observing,
                programme,
                conductor,
                book,
                scheduler,
                settings.sharedSecret(),
                diary);
        this.port = server.listen(
                new InetSocketAddress(settings.bindAddress(), settings.port()), settings.mostPendingBytes());
        this.control = control(settings, new ControlPage(observatory, conductor, clients, link));
        agenda.act(() -> {
            conductor.start();
            startLoad(settings.eventsPerSecond());
        });
    }

    /**
     * Starts one in the world's time.
     *
     * @param diary hears what happens, a sentence each, for a console
     * @throws IOException when a port is taken or a folder cannot be used; nothing is left running then
     */
    public static SimulatedVoyager start(SimulatorSettings settings, Clock clock, Consumer<String> diary)
            throws IOException {
        return started(settings, Agenda.realTime(clock, mishap -> diary.accept("A step failed: " + mishap)), diary);
    }

    /**
     * Starts one whose time is turned by hand from an instant on.
     *
     * @throws IOException when a port is taken or a folder cannot be used; nothing is left running then
     */
    public static SimulatedVoyager startByHand(SimulatorSettings settings, Instant from) throws IOException {
        return started(settings, Agenda.turnedByHand(from), sentence -> {});
    }

    /** The port clients connect to. */
    public int port() {
        return port.port();
    }

    /** The port of the HTTP control, if there is one. */
    public OptionalInt controlPort() {
        return control == null ? OptionalInt.empty() : OptionalInt.of(control.port());
    }

    /** The faults it can be made to have. */
    public Faults faults() {
        return faults;
    }

    /** The last commands that came, oldest first, at most 1,000. */
    public List<ReceivedCommand> commands() {
        return agenda.ask(log::all);
    }

    /** How many commands came in all. */
    public long commandCount() {
        return agenda.ask(log::count);
    }

    /** How many clients are connected. */
    public int clientCount() {
        return agenda.ask(clients::count);
    }

    /** The present hour of the simulated night. */
    public Instant nightTime() {
        return agenda.ask(observatory.clock()::now);
    }

    /**
     * Turns its time on by hand; everything due on the way has happened, and been sent, when this returns. What comes in
     * on sockets meanwhile happens as it arrives.
     *
     * @throws IllegalStateException when it lives in the world's time
     */
    public void advance(Duration by) {
        agenda.advance(by);
    }

    /** Says {@code ShutDown} to all clients and ends; takes less than a second. */
    @Override
    public void close() {
        agenda.act(() -> {
            conductor.close();
            clients.leave(envelope.event("ShutDown"));
        });
        port.close();
        if (control != null) {
            control.close();
        }
        agenda.close();
        bench.shutdownNow();
    }

    private static SimulatedVoyager started(SimulatorSettings settings, Agenda agenda, Consumer<String> diary)
            throws IOException {
        try {
            return new SimulatedVoyager(settings, agenda, diary);
        } catch (IOException | RuntimeException failed) {
            agenda.close();
            throw failed;
        }
    }

    private Darkroom darkroom(SimulatorSettings settings, Consumer<String> diary) throws IOException {
        var shelf = new FrameShelf(settings.images(), settings.mostImageBytes());
        Optional<Path> real = settings.deliveredFrames();
        return real.isPresent() ? new DeliveredFrames(real.get(), shelf, bench, diary) : new DrawnFrames(shelf, bench);
    }

    private static TargetBook book(Optional<Path> folder) throws IOException {
        return folder.isPresent() ? TargetBook.in(folder.get(), Wire.JSON) : TargetBook.inMemory(Wire.JSON);
    }

    private @Nullable ControlServer control(SimulatorSettings settings, ControlPage page) throws IOException {
        if (settings.controlPort() == SimulatorSettings.NO_CONTROL) {
            return null;
        }
        try {
            return new ControlServer(settings.controlPort(), agenda, Wire.JSON, faults, page, this::commands);
        } catch (IOException taken) {
            port.close();
            throw taken;
        }
    }

    private void startLoad(int eventsPerSecond) {
        if (eventsPerSecond > 0) {
            Instant start = agenda.now();
            agenda.every(LOAD_ROUND, () -> {
                long due = Duration.between(start, agenda.now()).toMillis() * eventsPerSecond / 1000;
                while (loadTold < due) {
                    loadTold++;
                    announcer.logQuietly(LogKind.INFO, "Load event %09d".formatted(loadTold));
                }
            });
        }
    }
}
