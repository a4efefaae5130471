package stellar.live;

/**
 * A connection that listens to a channel.
 *
 * @param isLate whether it is told everything {@link Late#DELAY} after the others
 */
public record Listener(String connection, boolean isLate) {}
