package stellar.relay.voyager;

import java.time.Duration;
import stellar.relay.patience.Waits;

/**
 * When a link loses patience.
 *
 * @param connectLimit for the TCP connection to stand
 * @param greetingLimit for Voyager's {@code Version} to come after that
 * @param answerLimit for the immediate answer to a request, the login included
 * @param pollAfter sign of life after so long without sending; Voyager throws out who is silent for 15 s
 * @param silenceLimit a connection on which nothing came for so long is dead, although nobody closed it
 * @param retry the waits before dialling again
 * @param healthyAfter a connection that lasted so long starts the waits anew
 * @param retryAfterRefusal wait after a refused login
 * @param retryAfterShutDown wait after Voyager said that it closes
 */
public record LinkTimings(
        Duration connectLimit,
        Duration greetingLimit,
        Duration answerLimit,
        Duration pollAfter,
        Duration silenceLimit,
        Waits retry,
        Duration healthyAfter,
        Duration retryAfterRefusal,
        Duration retryAfterShutDown) {

    public LinkTimings {
        if (pollAfter.compareTo(silenceLimit) >= 0) {
            throw new IllegalArgumentException("A sign of life each " + pollAfter + " is too rare where silence of "
                    + silenceLimit + " means death.");
        }
    }

    /** The limits of Voyager's protocol, and waits from 1 s to 60 s. */
    public static LinkTimings usual() {
        return new LinkTimings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                new Waits(Duration.ofSeconds(1), Duration.ofSeconds(60)),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(10));
    }
}
