package stellar.relay.voyager;

import java.time.Duration;
import java.util.function.Predicate;

/** What ends a command. Whatever it is, a refusal by Voyager ends it sooner. */
public sealed interface Completion {

    /** Voyager's immediate answer: there will be no other. */
    record ByAcceptance() implements Completion {}

    /**
     * The {@code RemoteActionResult} with the command's own {@code UID}.
     *
     * @param limit longest time from acceptance to result
     * @param proof what that result must say for the command to be done
     */
    record ByResult(Duration limit, Proof proof) implements Completion {

        /** A result whose status says it all. */
        static ByResult within(Duration limit) {
            return new ByResult(limit, new Proof.ByStatus());
        }
    }

    /**
     * An event that shows that it is done, after acceptance.
     *
     * @param limit longest time from acceptance to that event
     * @param reached true for that event
     */
    record ByState(Duration limit, Predicate<VoyagerEvent> reached) implements Completion {}

    /**
     * The {@code RemoteActionResult} of another command, which must say that it was aborted.
     *
     * @param commandId the {@link Order#id()} of that command
     * @param limit longest time from acceptance to that result
     */
    record ByAbortOf(String commandId, Duration limit) implements Completion {}
}
