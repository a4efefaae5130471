package stellar.relay.alone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stellar.contract.Acknowledgement;
import stellar.contract.Position;
import stellar.contract.RunningSession;
import stellar.contract.SessionStep;
import stellar.contract.SessionStep.Step;
import stellar.contract.Wire;
import stellar.relay.spool.KeptSession;
import stellar.relay.spool.Spool;
import stellar.relay.spool.SpoolLimits;
import stellar.relay.spool.StoredEvent;
import stellar.relay.uplink.HandTurnedTime;
import stellar.relay.voyager.Lines;
import stellar.relay.voyager.LinkState;

/**
 * A relay's night second by second: a cloud that answers each 10 s while the link holds, a Voyager that speaks of the weather each
 * 30 s while it is connected, a real store and ledger, and the caretaker between them. Nothing moves but by {@link #pass}.
 */
final class LonelyNight implements AutoCloseable {

    static final Instant BEGIN = Instant.parse("2026-11-21T22:00:00Z");
    /** Runs for an hour from the beginning. */
    static final RunningSession SESSION = session("booking-1", Duration.ofHours(1));

    static final String SAFE = "\"SMConnected\":true,\"SMStatus\":\"SAFE\"";
    static final String UNSAFE = "\"SMConnected\":true,\"SMStatus\":\"UNSAFE\"";

    final HandTurnedTime time = new HandTurnedTime(BEGIN);
    final FakeDesk desk;
    private final Path directory;
    private @Nullable List<RunningSession> told = List.of();
    private boolean linkUp = true;
    private boolean heardWhileDeciding;
    private boolean voyagerUp = true;
    private @Nullable String weather = SAFE;
    private Instant lastAcknowledgement = BEGIN;
    private Spool spool;
    private TelescopeWatch watch;
    private Caretaker caretaker;

    LonelyNight(Path directory) throws IOException {
        this.directory = directory;
        spool = Spool.open(directory, SpoolLimits.USUAL, time.clock());
        desk = new FakeDesk(spool.ledger(), time::now, () -> lastAcknowledgement);
        watch = watch();
        caretaker = caretaker();
    }

    static RunningSession session(String id, Duration fromBegin) {
        return new RunningSession(id, "demo", BEGIN.plus(fromBegin), "guid-of-" + id, null);
    }

    /** The cloud says from now on that these run; null is a cloud that says nothing of sessions. */
    LonelyNight cloudTells(@Nullable List<RunningSession> running) {
        told = running;
        return this;
    }

    /** The session runs, and the cloud has just been away for long enough to count as lost. */
    void losesTheCloud() throws IOException {
        cloudTells(List.of(SESSION));
        pass(Duration.ofMinutes(1));
        linkIs(false);
        pass(Duration.ofSeconds(125));
        assertThat(kinds()).containsExactly(Step.ALONE);
    }

    void linkIs(boolean up) {
        linkUp = up;
    }

    void voyagerIs(boolean up) {
        if (up != voyagerUp) {
            voyagerUp = up;
            watch.stateChanged(up ? LinkState.CONNECTED : LinkState.DISCONNECTED, null, 0);
        }
    }

    /** What Voyager says of the safety from now on, each 30 s; null is nothing. */
    void weatherIs(@Nullable String words) {
        weather = words;
    }

    void hears(String line) {
        watch.received(Lines.event(line), time.now());
    }

    void pass(Duration duration) throws IOException {
        for (long second = 0; second < duration.toSeconds(); second++) {
            time.turn(Duration.ofSeconds(1));
            long now = Duration.between(BEGIN, time.now()).toSeconds();
            if (voyagerUp && weather != null && now % 30 == 0) {
                hears("{\"Event\":\"WeatherAndSafetyMonitorData\"," + weather + "}");
            }
            if (linkUp && now % 10 == 0) {
                acknowledge();
            }
            caretaker.look();
        }
    }

    void acknowledge() {
        answer();
        time.settle();
    }

    /** The cloud's next answer comes just between a decision and its command. */
    void isHeardWhileDeciding() {
        heardWhileDeciding = true;
    }

    private void answer() {
        lastAcknowledgement = time.now();
        caretaker.acknowledged(new Acknowledgement(1, new Position(1, 1), time.now(), Map.of(), List.of(), told));
    }

    /** Read when a command is made. */
    private Instant deskTime() {
        if (heardWhileDeciding) {
            heardWhileDeciding = false;
            answer();
        }
        return time.clock().instant();
    }

    /** The process dies and is started again; Voyager is connected again at once if it is up. */
    void kill() throws IOException {
        spool.close();
        spool = Spool.open(directory, SpoolLimits.USUAL, time.clock());
        desk.startsAnew(spool.ledger());
        watch = watch();
        caretaker = caretaker();
    }

    /** What the store keeps of a session can no longer be read. */
    void spoils(String id) {
        spool.sessions()
                .write(List.of(new KeptSession(id, "demo", "{", "{}")), List.of(), List.of())
                .join();
    }

    /** Lets time pass, and starts the relay again whenever it dies. */
    void passAndRevive(Duration duration) throws IOException {
        Instant end = time.now().plus(duration);
        while (time.now().isBefore(end)) {
            try {
                pass(Duration.between(time.now(), end));
            } catch (FakeDesk.Killed killed) {
                kill();
            }
        }
    }

    /** All that was told of sessions, in order. */
    List<SessionStep> steps() throws IOException {
        List<SessionStep> steps = new ArrayList<>();
        for (StoredEvent event : spool.outbox().next(10_000, 1 << 26).events()) {
            if (event.type().equals("sessionStep")) {
                steps.add(Wire.read(event.data(), SessionStep.class));
            }
        }
        return steps;
    }

    List<Step> kinds() throws IOException {
        return steps().stream().map(SessionStep::step).toList();
    }

    List<String> kept() throws IOException {
        return spool.sessions().all().stream().map(each -> each.id()).toList();
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    private long nanos() {
        return Duration.between(BEGIN, time.now()).toNanos();
    }

    private TelescopeWatch watch() {
        TelescopeWatch made = new TelescopeWatch(AloneLimits.USUAL, this::nanos);
        if (voyagerUp) {
            made.stateChanged(LinkState.CONNECTED, null, 0);
        }
        return made;
    }

    private Caretaker caretaker() throws IOException {
        InstantSource deskClock = this::deskTime;
        return new Caretaker(
                spool.sessions(),
                spool.ledger(),
                desk,
                Map.of("demo", watch),
                AloneLimits.USUAL,
                time.clock(),
                deskClock.withZone(ZoneOffset.UTC),
                this::nanos,
                time);
    }
}
