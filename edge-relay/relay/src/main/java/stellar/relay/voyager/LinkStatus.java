package stellar.relay.voyager;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link at one moment.
 *
 * @param state how it stands
 * @param since when it came to stand so
 * @param reason why, as a full sentence without addresses or secrets; absent when there is nothing to say
 * @param reconnectAttempts dials since it was last connected
 * @param version what the present Voyager said of itself; absent until it did
 * @param events how many events came since the link was made
 * @param unreadableLines how many lines were no events
 * @param complaints how many events had a field that could not be read
 */
public record LinkStatus(
        LinkState state,
        Instant since,
        @Nullable String reason,
        int reconnectAttempts,
        @Nullable Version version,
        long events,
        long unreadableLines,
        long complaints) {

    /** The same link in this state; what Voyager said of itself is forgotten with its connection. */
    LinkStatus entering(LinkState next, Instant now, @Nullable String why, int attempts) {
        return new LinkStatus(
                next,
                next == state ? since : now,
                why,
                attempts,
                next == LinkState.CONNECTED ? version : null,
                events,
                unreadableLines,
                complaints);
    }

    /** The same link about to be dialled once more. */
    LinkStatus dialling() {
        return new LinkStatus(state, since, reason, reconnectAttempts + 1, null, events, unreadableLines, complaints);
    }

    /** The same link with this event counted. */
    LinkStatus counting(VoyagerEvent event) {
        return new LinkStatus(
                state,
                since,
                reason,
                reconnectAttempts,
                event instanceof Version greeting ? greeting : version,
                events + 1,
                unreadableLines + (event instanceof Unreadable ? 1 : 0),
                complaints + (event.complaints().isEmpty() ? 0 : 1));
    }
}
