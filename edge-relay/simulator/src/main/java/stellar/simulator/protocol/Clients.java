package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** All who are connected, in the order they came. Needs the agenda's floor. */
public final class Clients {
    private final Set<Client> clients = new LinkedHashSet<>();
    private int came;

    /** Tells a message to all who want it; it is written once. */
    void tell(JsonNode message, Predicate<Client> wanted) {
        List<Client> hearers =
                clients.stream().filter(Client::hearsEvents).filter(wanted).toList();
        if (!hearers.isEmpty()) {
            byte[] line = Wire.line(message);
            hearers.forEach(client -> client.send(line));
        }
    }

    /** Sends bytes as they are to all. */
    public void sendRaw(byte[] bytes) {
        List.copyOf(clients).forEach(client -> client.send(bytes));
    }

    /** Sends a line of that many bytes to all. */
    public void sendLongLine(long length) {
        List.copyOf(clients).forEach(client -> client.sendLongLine(length));
    }

    /** Ends all connections without a word. */
    public void drop() {
        List.copyOf(clients).forEach(Client::close);
    }

    /** Says goodbye to all and ends their connections when it is sent. */
    public void leave(JsonNode goodbye) {
        byte[] line = Wire.line(goodbye);
        List.copyOf(clients).forEach(client -> {
            client.send(line);
            client.closeWhenSent();
        });
    }

    /** How many are connected. */
    public int count() {
        return clients.size();
    }

    int enter(Client client) {
        clients.add(client);
        return ++came;
    }

    void exit(Client client) {
        clients.remove(client);
    }

    boolean isHere(Client client) {
        return clients.contains(client);
    }
}
