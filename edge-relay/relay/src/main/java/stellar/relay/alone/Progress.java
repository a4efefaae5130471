package stellar.relay.alone;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the relay has come with a session alone; kept in the store.
 *
 * @param linkLostSince since when the cloud has not been heard of; absent while the relay is not alone
 * @param linkBack the cloud is in charge again, and only a command that was given before is waited for
 * @param tries what was tried of each act
 */
record Progress(@Nullable Instant linkLostSince, boolean linkBack, Map<Act, Try> tries) {

    /** Not alone. */
    static final Progress NONE = new Progress(null, false, Map.of());

    Progress {
        tries = Map.copyOf(tries);
    }

    /** How an act stands. */
    enum State {
        /** Due, but Voyager is not connected, and that was told. */
        WAITING,
        /** Its command is given, or about to be. */
        ASKED,
        /** Its last command did not do it; there may be another. */
        FAILED,
        DONE,
        /** It will not be tried again. */
        GIVEN_UP
    }

    /**
     * What was tried of an act.
     *
     * @param attempts commands given so far, one that is about to be included
     * @param cause why it became due, a full sentence
     */
    record Try(State state, int attempts, String cause) {

        static final Try NOT_YET = new Try(State.WAITING, 0, "");

        @JsonIgnore
        boolean isOver() {
            return state == State.DONE || state == State.GIVEN_UP;
        }

        /** The same act, standing otherwise. */
        Try now(State next) {
            return new Try(next, attempts, cause);
        }
    }

    static Progress alone(Instant since) {
        return new Progress(since, false, Map.of());
    }

    Progress back() {
        return new Progress(linkLostSince, true, tries);
    }

    @JsonIgnore
    boolean isAlone() {
        return linkLostSince != null;
    }

    Try of(Act act) {
        return tries.getOrDefault(act, Try.NOT_YET);
    }

    Progress with(Act act, Try tried) {
        Map<Act, Try> all = new EnumMap<>(Act.class);
        all.putAll(tries);
        all.put(act, tried);
        return new Progress(linkLostSince, linkBack, all);
    }

    Progress without(Act act) {
        Map<Act, Try> all = new EnumMap<>(Act.class);
        all.putAll(tries);
        all.remove(act);
        return new Progress(linkLostSince, linkBack, all);
    }

    /** The act whose command is given, or about to be. */
    Optional<Act> asked() {
        return tries.entrySet().stream()
                .filter(each -> each.getValue().state() == State.ASKED)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * What the written rules ask for next.
     *
     * @param unsafe it is unsafe now
     * @param slotOver the slot is over
     * @param hasTarget the session has a target to switch off
     */
    Optional<Act> next(boolean unsafe, boolean slotOver, boolean hasTarget) {
        boolean begun = of(Act.ABORT).attempts() > 0;
        if (unsafe || begun) {
            if (!of(Act.ABORT).isOver()) {
                return Optional.of(Act.ABORT);
            }
            if (!of(Act.PARK).isOver()) {
                return Optional.of(Act.PARK);
            }
        }
        if (!slotOver) {
            return Optional.empty();
        }
        if (hasTarget && !of(Act.DEACTIVATE).isOver()) {
            return Optional.of(Act.DEACTIVATE);
        }
        boolean ended = of(Act.DEACTIVATE).state() == State.DONE
                || of(Act.ABORT).state() == State.DONE
                || of(Act.STOP).isOver();
        return ended ? Optional.empty() : Optional.of(Act.STOP);
    }
}
