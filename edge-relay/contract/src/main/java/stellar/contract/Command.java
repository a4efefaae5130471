package stellar.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Something a person wants the telescope to do.
 *
 * @param id made by the person's client (a UUID), so that asking twice asks once
 * @param telescope which telescope
 * @param method Voyager's own name of the method, for instance {@code Abort}
 * @param params the method's parameters without {@code UID}, which the relay adds
 * @param issuedAt when the cloud took it
 * @param deadline the relay does not begin it at or after this moment
 * @param lease by what right it was asked
 */
public record Command(
        String id,
        String telescope,
        String method,
        ObjectNode params,
        Instant issuedAt,
        Instant deadline,
        Lease lease) {

    public Command {
        requireNonNull(id, "A command has an id.");
        requireNonNull(telescope, "A command names its telescope.");
        requireNonNull(method, "A command names its method.");
        requireNonNull(params, "A command has parameters, if none then {}.");
        requireNonNull(issuedAt, "A command says when it was asked.");
        requireNonNull(deadline, "A command has a deadline.");
        requireNonNull(lease, "A command says by what right it was asked.");
    }

    /**
     * The right a command rests on.
     *
     * @param kind {@code operator} or {@code booking}
     * @param holder the operator's or the booking's id
     * @param until when the right ends; the relay refuses the command at or after this moment
     */
    public record Lease(String kind, String holder, Instant until) {

        public Lease {
            requireNonNull(kind, "A lease has a kind.");
            requireNonNull(holder, "A lease has a holder.");
            requireNonNull(until, "A lease ends some time.");
        }
    }
}
