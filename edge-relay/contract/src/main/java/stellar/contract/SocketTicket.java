package stellar.contract;

import java.time.Instant;

/**
 * Leave to open one WebSocket, once.
 *
 * @param url the socket's address with the ticket in it, ready to open
 * @param expiresAt when the ticket ends, at most 30 s after it was made
 */
public record SocketTicket(String url, Instant expiresAt) {}
