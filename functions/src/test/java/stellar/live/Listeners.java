package stellar.live;

import java.util.List;

/** Puts listeners on a channel without the way through a ticket, and tells who they are. */
public final class Listeners {

    private Listeners() {}

    /** Opens a connection that may listen to the channel, and does. */
    public static void add(Connections connections, String connection, Channel channel) {
        connections.opened(connection, Pass.watching(channel));
        if (!connections.audience().listen(connection, channel, Right.WHOLE)) {
            throw new IllegalStateException("Connection " + connection + " could not listen.");
        }
    }

    /** The connections that listen to a channel. */
    public static List<String> of(Connections connections, Channel channel) {
        return connections.audience().of(channel).stream()
                .map(Listener::connection)
                .toList();
    }
}
