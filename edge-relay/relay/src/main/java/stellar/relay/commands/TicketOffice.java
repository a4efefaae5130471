package stellar.relay.commands;

import java.io.IOException;
import stellar.contract.SocketTicket;

/** Who gives leave to open the relay's socket. */
@FunctionalInterface
public interface TicketOffice {

    /** A fresh ticket for one socket; blocks until the cloud has answered. */
    SocketTicket ticket() throws IOException;
}
