package stellar.simulator.protocol;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import stellar.simulator.night.Conductor;
import stellar.simulator.night.Observatory;
import stellar.simulator.night.Observing;
import stellar.simulator.night.Programme;
import stellar.simulator.robotarget.TargetBook;
import stellar.simulator.robotarget.TargetScheduler;

/**
 * The parts that the protocol commands, and how they are put on a port.
 *
 * @param sharedSecret for the scheduler's free methods
 * @param complaints hears sentences about clients that misbehave
 */
public record ApplicationServer(
        Envelope envelope,
        Clients clients,
        LinkFaults faults,
        CommandLog log,
        Login login,
        Observatory observatory,
        Observing observing,
        Programme programme,
        Conductor conductor,
        TargetBook book,
        TargetScheduler scheduler,
        String sharedSecret,
        Consumer<String> complaints) {

    /**
     * Starts to listen; port 0 takes any free one.
     *
     * @param mostPendingBytes a client with more waiting for it is closed
     * @throws IOException when the port is taken, with a sentence that says so
     */
    public VoyagerPort listen(InetSocketAddress address, long mostPendingBytes) throws IOException {
        var commands = new Commands(methods(), conductor, observatory, envelope, clients, faults, log);
        var server = new Server(envelope, observatory, clients, commands, login, faults, complaints);
        return VoyagerPort.open(address, server, mostPendingBytes);
    }

    private Map<String, Command> methods() {
        Map<String, Command> methods = new HashMap<>();
        methods.putAll(new SessionCommands(observatory, conductor, envelope, login, faults).all());
        methods.putAll(new EquipmentCommands(observatory, observing, conductor).all());
        methods.putAll(new ImagingCommands(observatory, observing, programme, conductor).all());
        methods.putAll(new RoboTargetCommands(book, conductor).all());
        methods.putAll(new OpenRoboTargetCommands(book, scheduler, conductor, sharedSecret).all());
        return methods;
    }
}
