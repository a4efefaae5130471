package stellar.simulator.protocol;

import java.time.Instant;
import java.util.function.Consumer;
import stellar.simulator.night.Observatory;
import stellar.simulator.time.Agenda;

/** What all connections share. */
final class Server {
    static final String VERSION = "Release 2.3.14e - Built 2024-12-01";
    static final String SUBVERSION = "simulated";

    private final Envelope envelope;
    private final Observatory observatory;
    private final Clients clients;
    private final Commands commands;
    private final Login login;
    private final LinkFaults faults;
    private final Consumer<String> complaints;

    Server(
            Envelope envelope,
            Observatory observatory,
            Clients clients,
            Commands commands,
            Login login,
            LinkFaults faults,
            Consumer<String> complaints) {
        this.envelope = envelope;
        this.observatory = observatory;
        this.clients = clients;
        this.commands = commands;
        this.login = login;
        this.faults = faults;
        this.complaints = complaints;
    }

    Envelope envelope() {
        return envelope;
    }

    Agenda agenda() {
        return envelope.agenda();
    }

    Instant now() {
        return envelope.agenda().now();
    }

    Observatory observatory() {
        return observatory;
    }

    Clients clients() {
        return clients;
    }

    Commands commands() {
        return commands;
    }

    Login login() {
        return login;
    }

    LinkFaults faults() {
        return faults;
    }

    void complain(String sentence) {
        complaints.accept(sentence);
    }
}
