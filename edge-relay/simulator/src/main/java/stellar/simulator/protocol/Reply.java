package stellar.simulator.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Supplier;
import stellar.simulator.night.Outcome;
import stellar.simulator.night.Signal;

/** What a command answers, and what it sets going. */
sealed interface Reply {
    /** Not done; the sentence says why. */
    record Refused(String why) implements Reply {}

    /** Accepted; there will be no second answer. What is to follow comes after the acceptance. */
    record Accepted(Runnable then) implements Reply {
        Accepted() {
            this(() -> {});
        }
    }

    /** Accepted and ended at once: the second answer follows the first. */
    record Done(Outcome outcome) implements Reply {}

    /** Accepted; the second answer comes when the work, which pauses, has ended. It goes before the night's programme. */
    record Begins(String name, Optional<Signal> signal, Supplier<Outcome> work) implements Reply {
        Begins(String name, Signal signal, Supplier<Outcome> work) {
            this(name, Optional.of(signal), work);
        }
    }

    /** Accepted; the second answer comes when the work has ended, which goes on beside everything else. */
    record BeginsBeside(String name, Signal signal, Supplier<Outcome> work) implements Reply {}

    /** The answer to a good login, which carries who it is instead of a result. */
    record Welcome(ObjectNode authbase) implements Reply {}

    /** The answer to a bad login, after which the connection ends. */
    record Rejected(String why) implements Reply {}
}
