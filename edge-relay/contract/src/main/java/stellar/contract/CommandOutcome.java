package stellar.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command: the {@code data} of an event of type {@link EventType#COMMAND}.
 *
 * @param id {@link Command#id()}
 * @param method {@link Command#method()}
 * @param state how far it came
 * @param reason a full sentence for a person; absent when there is nothing to say
 * @param result what Voyager gave back, absent when nothing
 */
public record CommandOutcome(
        String id,
        String method,
        State state,
        @Nullable String reason,
        @Nullable ObjectNode result) {

    public CommandOutcome {
        requireNonNull(id, "An outcome names its command.");
        requireNonNull(method, "An outcome names its method.");
        requireNonNull(state, "An outcome has a state.");
    }

    /** How far a command came. All but {@link #TAKEN} are final. */
    public enum State {
        /** Written to the relay's ledger; the telescope hears of it next. */
        @JsonProperty("taken")
        TAKEN,
        /** Ended as its kind of completion says. */
        @JsonProperty("done")
        DONE,
        /** Voyager refused it, or ended it with an error. */
        @JsonProperty("failed")
        FAILED,
        /** The relay did not begin it: late, no right, not understood, or the telescope is away. */
        @JsonProperty("refused")
        REFUSED,
        /** The telescope may or may not have done it; nobody can tell any more. */
        @JsonProperty("unknown")
        UNKNOWN
    }
}
