package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import stellar.simulator.night.LogKind;
import stellar.simulator.time.Appointment;

/**
 * One connection: who it is, what it wants to hear, and its heartbeat. All that belongs to it ends with it.
 *
 * <p>A client that must log in and does not within the window is closed; so is one that sent nothing valid for the
 * silence limit. To a client that was told nothing for the polling period, {@code Polling} is said.
 */
final class Client {
    static final Duration LOGIN_WINDOW = Duration.ofSeconds(5);
    static final Duration SILENCE_LIMIT = Duration.ofSeconds(15);
    static final Duration POLLING_AFTER = Duration.ofSeconds(5);
    static final Duration CONTROL_DATA_EACH = Duration.ofSeconds(2);
    static final Duration WEATHER_EACH = Duration.ofSeconds(30);

    private final Server server;
    private final Outlet outlet;
    private final List<Appointment> dashboardRounds = new ArrayList<>();
    private int number;
    private boolean open;
    private boolean authenticated;
    private boolean dashboard;
    private int lowestLogType = Integer.MAX_VALUE;
    private Instant lastHeard;
    private Instant lastTold;

    Client(Server server, Outlet outlet) {
        this.server = server;
        this.outlet = outlet;
        this.lastHeard = server.now();
        this.lastTold = server.now();
    }

    /** The connection stands. */
    void opened() {
        LinkFaults faults = server.faults();
        if (faults.refuses(server.now()) || faults.isClosedBeforeVersion()) {
            outlet.close();
            return;
        }
        open = true;
        number = server.clients().enter(this);
        authenticated = !server.login().isAsked();
        if (!faults.isVersionWithheld()) {
            tell(server.envelope()
                    .event("Version")
                    .put("VOYVersion", Server.VERSION)
                    .put("VOYSubver", Server.SUBVERSION)
                    .put("MsgVersion", 1));
        }
        if (!authenticated) {
            server.agenda().in(LOGIN_WINDOW, this::closeUnlessAuthenticated);
        }
        server.agenda().in(SILENCE_LIMIT, this::watchSilence);
        server.agenda().in(POLLING_AFTER, this::poll);
    }

    /** The connection has ended, by whomever. */
    void ended() {
        if (open) {
            open = false;
            stopDashboard();
            server.clients().exit(this);
        }
    }

    /** A line came. */
    void line(String line) {
        if (!open || server.faults().isSilent()) {
            return;
        }
        switch (Request.of(line)) {
            case Request.Polling() -> lastHeard = server.now();
            case Request.Call call -> {
                lastHeard = server.now();
                server.commands().answer(this, call);
            }
            case Request.Nonsense(String why) -> server.complain("Client " + number + " sent a line, but " + why + ".");
        }
    }

    /** Says something to this client alone. */
    void tell(ObjectNode message) {
        send(Wire.line(message));
    }

    void send(byte[] bytes) {
        if (open) {
            lastTold = server.now();
            if (!outlet.send(bytes)) {
                server.complain("Client " + number + " read too slowly and was closed.");
                ended();
            }
        }
    }

    void sendLongLine(long length) {
        outlet.sendLongLine(length);
    }

    void close() {
        outlet.close();
        ended();
    }

    void closeWhenSent() {
        outlet.closeWhenSent();
        ended();
    }

    void authenticate() {
        authenticated = true;
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    /** True when events may be told to it. */
    boolean hearsEvents() {
        return authenticated;
    }

    boolean hasDashboard() {
        return dashboard;
    }

    boolean hearsLog(LogKind kind) {
        return kind.type() >= lowestLogType;
    }

    int number() {
        return number;
    }

    /** Log lines of this type number and above are told from now on. */
    void hearLogFrom(int type) {
        lowestLogType = type;
    }

    /** Starts or stops the flow of dashboard data; the first comes as soon as the command has been answered. */
    void setDashboard(boolean on) {
        stopDashboard();
        dashboard = on;
        if (on) {
            dashboardRounds.add(server.agenda().in(Duration.ZERO, this::tellControlData));
            dashboardRounds.add(server.agenda().in(Duration.ZERO, this::tellWeather));
            dashboardRounds.add(server.agenda().every(CONTROL_DATA_EACH, this::tellControlData));
            dashboardRounds.add(server.agenda().every(weatherEach(), this::tellWeather));
        }
    }

    /** As often in the night's time, since weather is dated by it; but no more often than the live data. */
    private Duration weatherEach() {
        Duration each = server.observatory().clock().onAgenda(WEATHER_EACH);
        return each.compareTo(CONTROL_DATA_EACH) < 0 ? CONTROL_DATA_EACH : each;
    }

    private void stopDashboard() {
        dashboard = false;
        dashboardRounds.forEach(Appointment::cancel);
        dashboardRounds.clear();
    }

    private void tellControlData() {
        tell(ControlData.of(server.envelope(), server.observatory()));
    }

    private void tellWeather() {
        tell(WeatherData.of(server.envelope(), server.observatory()));
    }

    private void closeUnlessAuthenticated() {
        if (open && !authenticated) {
            server.complain("Client " + number + " did not log in within " + LOGIN_WINDOW.toSeconds() + " s: closed.");
            close();
        }
    }

    private void watchSilence() {
        if (open && !server.faults().isSilent()) {
            Duration left = SILENCE_LIMIT.minus(Duration.between(lastHeard, server.now()));
            if (left.isPositive()) {
                server.agenda().in(left, this::watchSilence);
            } else {
                server.complain("Client " + number + " was silent for " + SILENCE_LIMIT.toSeconds() + " s: closed.");
                close();
            }
        } else if (open) {
            server.agenda().in(SILENCE_LIMIT, this::watchSilence);
        }
    }

    private void poll() {
        if (open) {
            Duration left = POLLING_AFTER.minus(Duration.between(lastTold, server.now()));
            if (!left.isPositive()) {
                tell(server.envelope().event("Polling"));
            }
            server.agenda().in(left.isPositive() ? left : POLLING_AFTER, this::poll);
        }
    }
}
