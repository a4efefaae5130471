package stellar.local.sockets;

import java.time.Duration;

/**
 * The limits of a WebSocket.
 *
 * @param maxFrameBytes of a frame from the caller
 * @param maxMessageBytes of a message, either way
 * @param maxUnsentBytes how much may wait for a caller that does not read
 * @param maxWaitingMessages how many messages of a caller may wait; then its socket is not read
 * @param idleLimit without traffic either way
 * @param ageLimit however busy it is
 * @param callLimit of a function that a message calls
 */
public record SocketLimits(
        int maxFrameBytes,
        int maxMessageBytes,
        int maxUnsentBytes,
        int maxWaitingMessages,
        Duration idleLimit,
        Duration ageLimit,
        Duration callLimit) {

    /** What API Gateway's quotas say; the two about waiting are ours. */
    public static final SocketLimits API_GATEWAY = new SocketLimits(
            32 * 1024,
            128 * 1024,
            1024 * 1024,
            32,
            Duration.ofMinutes(10),
            Duration.ofHours(2),
            Duration.ofSeconds(29));
}
