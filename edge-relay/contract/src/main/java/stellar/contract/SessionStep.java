package stellar.contract;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What a relay did with a session while it was without the cloud: the {@code data} of an event of type
 * {@link EventType#SESSION_STEP}.
 *
 * @param session {@link RunningSession#id()}
 * @param step what it did
 * @param at when, by the cloud's clock as well as the relay could tell then
 * @param reason why, or what came of it, a full sentence for a person
 * @param linkLostSince since when it had not heard of the cloud, by the same clock
 */
public record SessionStep(String session, Step step, Instant at, String reason, Instant linkLostSince) {

    public SessionStep {
        requireNonNull(session, "A step names its session.");
        requireNonNull(step, "A step says what was done.");
        requireNonNull(at, "A step says when it was done.");
        requireNonNull(reason, "A step says why it was done.");
        requireNonNull(linkLostSince, "A step says since when the relay was alone.");
    }

    /** What a relay can do alone. */
    public enum Step {
        /** The cloud has been out of reach for so long that the written rules hold from here on. */
        @JsonProperty("alone")
        ALONE,
        /** The slot was over and the target is switched off. */
        @JsonProperty("target-deactivated")
        TARGET_DEACTIVATED,
        /** Everything was stopped. */
        @JsonProperty("aborted")
        ABORTED,
        /** The mount is parked. */
        @JsonProperty("parked")
        PARKED,
        /** The cloud is in charge again. */
        @JsonProperty("link-back")
        LINK_BACK,
        /** Something that a rule asks for could not be done. */
        @JsonProperty("failed")
        FAILED
    }
}
