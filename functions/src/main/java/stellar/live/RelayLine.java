package stellar.live;

import java.util.Optional;
import stellar.contract.RelayPush;
import stellar.contract.Wire;
import stellar.relays.Relay;
import stellar.relays.Relays;

/** Speaks to relays through their own sockets. */
public final class RelayLine {

    private final Relays relays;
    private final Sockets sockets;

    public RelayLine(Relays relays, Sockets sockets) {
        this.relays = relays;
        this.sockets = sockets;
    }

    /**
     * Says something to a relay now, if its socket is open; says whether it has it. What must not be lost comes again
     * with an acknowledgement.
     */
    public boolean push(String relay, RelayPush push) {
        Optional<String> connection = relays.find(relay).map(Relay::connection);
        if (connection.isEmpty()) {
            return false;
        }
        Sockets.Delivery delivery = sockets.post(connection.get(), Wire.writeBytes(push));
        if (delivery == Sockets.Delivery.GONE) {
            relays.socketClosed(relay, connection.get());
        }
        return delivery == Sockets.Delivery.DONE;
    }
}
