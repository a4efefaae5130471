package stellar.simulator.faults;

import java.time.Duration;
import java.util.Optional;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.LogKind;
import stellar.simulator.night.Mishaps;
import stellar.simulator.night.Observatory;
import stellar.simulator.night.VoyagerStatus;
import stellar.simulator.protocol.Announcer;
import stellar.simulator.protocol.Clients;
import stellar.simulator.protocol.Envelope;
import stellar.simulator.protocol.LinkFaults;
import stellar.simulator.time.Agenda;

/** An operator's bad nights, on demand. Every method may be called from any thread and has its effect when it returns. */
public final class Faults {
    /** The most events a flood brings. */
    public static final int LARGEST_FLOOD = 1_000_000;

    private final Agenda agenda;
    private final Envelope envelope;
    private final Clients clients;
    private final Announcer announcer;
    private final LinkFaults link;
    private final Observatory observatory;
    private final Conductor conductor;

    /** Faults of one simulated Voyager. */
    public Faults(
            Envelope envelope,
            Clients clients,
            Announcer announcer,
            LinkFaults link,
            Observatory observatory,
            Conductor conductor) {
        this.agenda = envelope.agenda();
        this.envelope = envelope;
        this.clients = clients;
        this.announcer = announcer;
        this.link = link;
        this.observatory = observatory;
        this.conductor = conductor;
    }

    /** Ends all connections without a word, and refuses new ones for a while. */
    public void dropConnections(Duration refuseFor) {
        agenda.act(() -> {
            link.refuseUntil(agenda.now().plus(refuseFor));
            clients.drop();
        });
    }

    /** Keeps and accepts connections, but reads and says nothing any more, until cleared. */
    public void goHalfOpen() {
        agenda.act(() -> link.setSilent(true));
    }

    /** Rejects every login until cleared. */
    public void refuseLogin() {
        agenda.act(() -> link.setLoginRefused(true));
    }

    /** New connections get no {@code Version}, or are closed at once instead, until cleared. */
    public void withholdVersion(boolean closeInstead) {
        agenda.act(() -> link.withholdVersion(true, closeInstead));
    }

    /** The next line to a client breaks off in its middle, and the connection with it. */
    public void cutMidLine() {
        agenda.act(link::cutNextLine);
    }

    /** The next accepted command's connection ends between its two answers. */
    public void cutAfterAcceptance() {
        agenda.act(link::cutAfterAcceptance);
    }

    /** Lines drip at this many bytes a second until cleared. */
    public void slow(int bytesPerSecond) {
        agenda.act(() -> link.setBytesPerSecond(bytesPerSecond));
    }

    /** Makes the weather unsafe, or safe, until {@link #clear} gives it back to chance. */
    public void weather(boolean safe) {
        agenda.act(() -> {
            observatory.weather().force(Optional.of(safe));
            conductor.checkSafety();
        });
    }

    /** Covers the sky with clouds, without rain, until {@link #weather} or {@link #clear}. */
    public void clouds() {
        agenda.act(() -> {
            observatory.weather().forceClouds();
            conductor.checkSafety();
        });
    }

    /** The next focus runs find no star. */
    public void failFocus(int runs) {
        agenda.act(() -> observatory.focuser().failNext(runs));
    }

    /** The next plate solves recognise no star. */
    public void failSolve(int solves) {
        agenda.act(() -> observatory.mishaps().failSolves(solves));
    }

    /** The next actions that clients ask for end with an error. */
    public void failAction(int actions) {
        agenda.act(() -> observatory.mishaps().failActions(actions));
    }

    /** Precise pointings end like this until cleared. */
    public void endPointings(Mishaps.Pointing how) {
        agenda.act(() -> observatory.mishaps().endPointings(how));
    }

    /** Voyager reports a general error. */
    public void error() {
        agenda.act(() -> {
            announcer.log(LogKind.CRITICAL, "A general error was asked for by hand");
            observatory.enter(VoyagerStatus.ERROR);
        });
    }

    /** Many log events at once, numbered in their text, to all who listen to the log. */
    public void flood(int events) {
        agenda.act(() -> {
            for (int number = 1; number <= Math.min(events, LARGEST_FLOOD); number++) {
                announcer.logQuietly(LogKind.INFO, "Flood event " + number);
            }
        });
    }

    /** A line of nonsense to all. */
    public void garbage(Garbage kind) {
        agenda.act(() -> {
            if (kind == Garbage.LONG_LINE) {
                clients.sendLongLine(Garbage.LONG_LINE_BYTES);
                clients.sendRaw(new byte[] {'\r', '\n'});
            } else {
                clients.sendRaw(kind.bytes());
            }
        });
    }

    /** Voyager says goodbye as when its program is closed, and ends all connections; new ones are refused for a while. */
    public void shutDown(Duration refuseFor) {
        agenda.act(() -> {
            link.refuseUntil(agenda.now().plus(refuseFor));
            clients.leave(envelope.event("ShutDown"));
        });
    }

    /** Lets the night's programme go on after somebody aborted it. */
    public void resumeNight() {
        agenda.act(() -> conductor.release(Conductor.Hold.ABORTED));
    }

    /** Puts everything right again. */
    public void clear() {
        agenda.act(() -> {
            link.clear();
            observatory.focuser().failNext(0);
            observatory.mishaps().clear();
            observatory.weather().force(Optional.empty());
            if (observatory.status() == VoyagerStatus.ERROR) {
                observatory.enter(observatory.assignment().isPresent() ? VoyagerStatus.RUN : VoyagerStatus.IDLE);
            }
            conductor.checkSafety();
        });
    }
}
