package stellar.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.contract.Command;

/**
 * A person's request that a telescope do something.
 *
 * @param id made by the person's client
 * @param method Voyager's name of the method
 * @param params the method's parameters
 */
record Asked(
        @Nullable String id,
        @Nullable String method,
        @Nullable ObjectNode params) {

    /** How long a relay may wait before it begins. */
    static final Duration IN_TIME = Duration.ofSeconds(30);

    /** How long an operator's right lasts from the moment of asking. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** What an operator may have done: everything stopped at once, and nothing else yet. */
    Optional<Command> byOperatorOf(String telescope, Instant now) {
        if (id == null || !CommandId.isOne(id) || params == null || !isStop(params)) {
            return Optional.empty();
        }
        Command.Lease lease = new Command.Lease("operator", telescope + "-operator", now.plus(LEASE));
        return Optional.of(new Command(id, telescope, "Abort", params, now, now.plus(IN_TIME), lease));
    }

    private boolean isStop(ObjectNode given) {
        return "Abort".equals(method)
                && given.size() == 1
                && given.path("IsHalt").isBoolean();
    }
}
