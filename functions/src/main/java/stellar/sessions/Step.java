package stellar.sessions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the telescope is asked for a session. Its command has one number for ever, made of the booking, the name and
 * the attempt: however often a step is taken up again, the telescope hears of an attempt once.
 *
 * @param name what is asked, for instance {@code add-shot-3}
 * @param attempt from 1
 * @param askedAt absent while it is only planned
 * @param deadline until when the relay may begin it; absent while it is only planned
 * @param lease until when the booking's right holds for it; absent while it is only planned
 * @param endedAt when its outcome was known; absent before
 * @param reason what was said of it; may be empty
 */
record Step(
        String name,
        int attempt,
        Phase phase,
        @Nullable Instant askedAt,
        @Nullable Instant deadline,
        @Nullable Instant lease,
        @Nullable Instant endedAt,
        String reason) {

    /** How long after its deadline the word that a command was too late may be on its way. */
    static final Duration GRACE = Duration.ofMinutes(1);

    /** How long a command that the telescope has may take. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    static final String NOT_TAKEN = "The observatory did not take it.";
    static final String NOT_TOLD = "Nobody said what came of it.";

    /** How far it came. */
    enum Phase {
        PLANNED,
        ASKED,
        DONE,
        /** It failed, was refused or came too late, or nobody knows. */
        FAILED
    }

    static Step planned(String name, int attempt) {
        return new Step(name, attempt, Phase.PLANNED, null, null, null, null, "");
    }

    Step asked(Instant now, Duration inTime, Instant leaseUntil) {
        Instant last = now.plus(inTime);
        return new Step(
                name, attempt, Phase.ASKED, now, last.isBefore(leaseUntil) ? last : leaseUntil, leaseUntil, null, "");
    }

    Step ended(Phase how, Instant now, String why) {
        return new Step(name, attempt, how, askedAt, deadline, lease, now, why);
    }

    /** The number of its command. */
    String command(String booking) {
        return UUID.nameUUIDFromBytes((booking + "/" + name + "/" + attempt).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The step after what became of its command. */
    Step after(@Nullable Answer answer, Instant now) {
        if (phase != Phase.ASKED || deadline == null) {
            return this;
        }
        String state = answer == null ? Answer.REQUESTED : answer.state();
        return switch (state) {
            case "done" -> ended(Phase.DONE, now, "");
            case Answer.REQUESTED -> now.isBefore(deadline.plus(GRACE)) ? this : ended(Phase.FAILED, now, NOT_TAKEN);
            case "taken" -> now.isBefore(deadline.plus(PATIENCE)) ? this : ended(Phase.FAILED, now, NOT_TOLD);
            default -> ended(Phase.FAILED, now, answer == null ? "" : answer.reason());
        };
    }
}
