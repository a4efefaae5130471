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
     */
    record ByResult(Duration limit) implements Completion {}

    /**
     * An event that shows that it is done, after acceptance.
     *
     * @param limit longest time from acceptance to that event
     * @param reached true for that event
     */
    record ByState(Duration limit, Predicate<VoyagerEvent> reached) implements Completion {}
}
