package stellar.relay.voyager;

import java.time.Duration;

/**
 * A command that somebody gave.
 *
 * @param id the command's id, by which another command may stop it
 * @param command what to do
 * @param patience how long it may wait for its turn; when that is over it is not begun
 */
public record Order(String id, VoyagerCommand command, Duration patience) {

    public Order {
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("The command " + id + " may wait for " + patience
                    + "; one that may not wait at all is not to be given.");
        }
    }
}
