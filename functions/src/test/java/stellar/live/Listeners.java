package stellar.live;

/** Puts listeners on a channel without the way through a ticket. */
public final class Listeners {

    private Listeners() {}

    /** Opens a connection that may listen to the channel, and does. */
    public static void add(Connections connections, String connection, Channel channel) {
        Pass pass = Pass.watching(channel);
        connections.opened(connection, pass);
        if (!connections.listen(connection, pass, channel)) {
            throw new IllegalStateException("Connection " + connection + " could not listen.");
        }
    }
}
