package stellar.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Leave to open one WebSocket, once.
 *
 * @param url the socket's address with the ticket in it, ready to open
 * @param expiresAt when the ticket ends, at most 30 s after it was made
 * @param eventsUrl for a relay: where its batches may be posted instead, an https address or a path of the site: below it and by the
 *     same path, which is what they sign; absent where there is no such place, and for browsers
 */
public record SocketTicket(
        String url, Instant expiresAt, @Nullable String eventsUrl) {

    /** A ticket and nothing else. */
    public SocketTicket(String url, Instant expiresAt) {
        this(url, expiresAt, null);
    }

    /** The same, naming a place for events. */
    public SocketTicket withEventsAt(String address) {
        return new SocketTicket(url, expiresAt, address);
    }
}
