package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** How a command ended. */
public sealed interface CommandAnswer {

    /** Voyager accepted it, and that, or the state that came of it, was all there was to wait for. */
    record Accepted() implements CommandAnswer {}

    /**
     * Voyager reported its result, good or bad.
     *
     * @param status how the action ended
     * @param reason Voyager's reason when it failed
     * @param result what it gives back
     */
    record Finished(
            RemoteActionResult.@Nullable Status status,
            @Nullable String reason,
            @Nullable ObjectNode result) implements CommandAnswer {}

    /** It was not done: Voyager, or this program before it, would not. The message is for a person. */
    record Rejected(String message) implements CommandAnswer {}

    /**
     * There is no connection, or it ended first.
     *
     * @param sent true when the command may have reached Voyager, so that nobody knows what came of it; false when it
     *     surely did not
     */
    record SessionDied(boolean sent) implements CommandAnswer {}

    /**
     * Voyager did not answer in time. What came of it nobody knows.
     *
     * @param accepted true when Voyager had at least accepted it
     */
    record TimedOut(boolean accepted) implements CommandAnswer {}
}
