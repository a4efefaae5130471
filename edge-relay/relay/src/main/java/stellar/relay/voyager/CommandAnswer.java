package stellar.relay.voyager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** How a command ended. */
public sealed interface CommandAnswer {

    /** Voyager accepted it, and that, or the state that came of it, was all there was to wait for. */
    record Accepted() implements CommandAnswer {}

    /**
     * Voyager reported its result, and what was asked for is done.
     *
     * @param remark what there is to say of it, Voyager's words or a full sentence
     * @param result what it gives back
     */
    record Finished(@Nullable String remark, @Nullable ObjectNode result) implements CommandAnswer {}

    /**
     * Voyager reported its result, and what was asked for is not done.
     *
     * @param reason why, Voyager's words or a full sentence
     * @param result what it gives back
     */
    record Failed(String reason, @Nullable ObjectNode result) implements CommandAnswer {}

    /**
     * Voyager reported a result that does not say whether it is done.
     *
     * @param reason what is missing, a full sentence
     * @param result what it gives back
     */
    record Unclear(String reason, @Nullable ObjectNode result) implements CommandAnswer {}

    /** Voyager would not do it. The message is Voyager's, or says that it gave none. */
    record Rejected(String message) implements CommandAnswer {}

    /** This program did not send it, and says why in a full sentence. */
    record NotSent(String reason) implements CommandAnswer {}

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
