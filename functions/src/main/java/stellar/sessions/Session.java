package stellar.sessions;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Booking;

/**
 * A booking as far as its night is concerned. Where the booking itself stands is in its own row; here is what was asked of
 * the telescope, what came of it, and when to look again.
 *
 * @param version how often it was written
 * @param plan the mark of the plan that the steps of preparing are about; empty before the first
 * @param prepared the mark of the plan that the telescope has; empty while it has none
 * @param round how often it was begun to prepare
 * @param failures how many rounds failed since the last that did not
 * @param tryAgainAt when the next round may begin; absent when at once
 * @param baseSequence RoboTarget's sequence that the target is taken with; empty when the telescope named none
 * @param profile the profile of that sequence; may be empty
 * @param steps what was asked of the telescope in this round, and the last attempt of everything else
 * @param waiting what it waits for; absent while it goes on
 * @param pausedAt when Stellar itself had it wait for the sky; absent while it does not
 * @param startedAt when the telescope began; absent before
 * @param workSince from when on what was seen at work is not written down yet; absent while it is not at work
 * @param progressAt when it last got on: began, went on, was nudged; absent before it began
 * @param nudges how often it was switched on again because nothing went on
 * @param ending why it ends; absent while it does not
 * @param statistics what it has made
 * @param seen what its minutes are charged by
 * @param story what its user and operator should hear of, oldest first
 * @param nextLook when to look again; absent once it is closed
 */
public record Session(
        String booking,
        String telescope,
        @Nullable String relay,
        Instant from,
        Instant until,
        int version,
        String plan,
        String prepared,
        int round,
        int failures,
        @Nullable Instant tryAgainAt,
        String baseSequence,
        String profile,
        List<Step> steps,
        @Nullable Waiting waiting,
        @Nullable Instant pausedAt,
        @Nullable Instant startedAt,
        @Nullable Instant workSince,
        @Nullable Instant progressAt,
        int nudges,
        @Nullable Ending ending,
        Statistics statistics,
        List<Seen> seen,
        List<Told> story,
        @Nullable Instant nextLook) {

    /** Names of the steps that switch the target on and off. */
    static final String ON = "on";

    static final String OFF = "off";

    public Session {
        steps = List.copyOf(steps);
        seen = List.copyOf(seen);
        story = List.copyOf(story);
    }

    /** The session of a booking that was never looked at. */
    static Session of(Booking booking, @Nullable String relay) {
        return new MutableSession(booking, relay).toSession();
    }

    /** The same as it is written: one version on, for the relay that speaks for the telescope now. */
    Session written(int number, @Nullable String speaker) {
        MutableSession copy = new MutableSession(this);
        copy.version = number;
        copy.relay = speaker;
        return copy.toSession();
    }

    /** The same with what was seen of it since. */
    Session with(Statistics counted, List<Seen> witnessed) {
        MutableSession copy = new MutableSession(this);
        copy.statistics = counted;
        copy.seen = witnessed;
        return copy.toSession();
    }

    /** The same as it ends. */
    Session ended(Ending why) {
        MutableSession copy = new MutableSession(this);
        copy.ending = why;
        return copy.toSession();
    }

    /** The same while Stellar has it wait since this moment, and will have it go on; absent: a person has and will. */
    Session waitingByStellar(@Nullable Instant since) {
        MutableSession copy = new MutableSession(this);
        copy.pausedAt = since;
        return copy.toSession();
    }

    /** Nothing is to be done for it any more. */
    @JsonIgnore
    public boolean isClosed() {
        return nextLook == null;
    }

    /**
     * Whether the telescope may be at work for it: from the moment it is asked to until it said that it is not any more. As
     * long the relay must know of it, to finish it alone.
     */
    @JsonIgnore
    public boolean mayBeOn() {
        boolean on = false;
        for (Step step : steps) {
            if (step.name().equals(ON) && step.phase() != Step.Phase.PLANNED) {
                on = true;
            } else if (step.name().equals(OFF) && step.phase() == Step.Phase.DONE) {
                on = false;
            }
        }
        return on;
    }

    /** RoboTarget's id of its target. */
    @JsonIgnore
    public String targetGuid() {
        return RoboTarget.guid(booking, "target");
    }
}
