package stellar.relay.voyager;

import org.jspecify.annotations.Nullable;

/**
 * Where one Voyager is and how to treat it.
 *
 * @param host name or address of its computer
 * @param port 5950, 5951 or 5952 for its first, second or third instance
 * @param login who we are; absent where Voyager asks for no login
 * @param lines how much is read at once
 * @param timings when the link loses patience
 * @param maxWaitingCommands commands that may wait for the one that runs, at least 5
 */
public record VoyagerSettings(
        String host, int port, @Nullable Login login, LineLimits lines, LinkTimings timings, int maxWaitingCommands) {

    public VoyagerSettings {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "Voyager cannot be at " + host + ":" + port + ". Give a host and a port from 1 to 65535.");
        }
        if (maxWaitingCommands < 5) {
            throw new IllegalArgumentException(
                    "The link's own requests need room: at least 5 commands must be allowed to wait.");
        }
    }

    /** The usual limits. */
    public static VoyagerSettings usual(String host, int port, @Nullable Login login) {
        return new VoyagerSettings(host, port, login, LineLimits.usual(), LinkTimings.usual(), 8);
    }

    /** The same with other patience. */
    public VoyagerSettings with(LinkTimings other) {
        return new VoyagerSettings(host, port, login, lines, other, maxWaitingCommands);
    }
}
