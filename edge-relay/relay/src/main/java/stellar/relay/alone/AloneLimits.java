package stellar.relay.alone;

import java.time.Duration;
import java.util.List;

/**
 * The bounds of the rules.
 *
 * @param linkLostAfter without an acknowledgement for so long, the link is lost
 * @param afterRestart the same for a relay that was alone when it stopped: time to find that the link is back
 * @param unsafeAfter how long nothing but unsafe must have been heard, when the session does not say; longer than the 30 s
 *     between two words of Voyager, so that one word alone stops nothing
 * @param silence without a word on safety for so long, it is unsafe
 * @param firstWord how long a Voyager that has just been connected may take to say its first
 * @param retryEvery the wait after a command that failed
 * @param afterStop the wait after a stop before the park: Voyager needs a moment to stop
 * @param maxAttempts how often a stop or a park is tried
 * @param answerLimit after so long a command without an outcome counts as of unknown outcome
 * @param lateEnd a slot that ended longer ago than this is not ended any more: who uses the telescope now is not known
 * @param maxSessions how many sessions are kept
 */
public record AloneLimits(
        Duration linkLostAfter,
        Duration afterRestart,
        Duration unsafeAfter,
        Duration silence,
        Duration firstWord,
        Duration retryEvery,
        Duration afterStop,
        int maxAttempts,
        Duration answerLimit,
        Duration lateEnd,
        int maxSessions) {

    /** What suits an observatory. */
    public static final AloneLimits USUAL = new AloneLimits(
            Duration.ofSeconds(120),
            Duration.ofSeconds(15),
            Duration.ofSeconds(45),
            Duration.ofSeconds(180),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            10,
            Duration.ofMinutes(15),
            Duration.ofHours(12),
            16);

    /** Refuses limits under which the rules would act at once or never. */
    public AloneLimits {
        for (Duration each : List.of(
                linkLostAfter,
                afterRestart,
                unsafeAfter,
                silence,
                firstWord,
                retryEvery,
                afterStop,
                answerLimit,
                lateEnd)) {
            if (!each.isPositive()) {
                throw new IllegalArgumentException(
                        "A limit of the rules is longer than nothing, but got " + each + ".");
            }
        }
        if (maxAttempts < 1 || maxSessions < 1) {
            throw new IllegalArgumentException("The rules need one attempt and one session at least, but got "
                    + maxAttempts + " and " + maxSessions + ".");
        }
    }

    /** The same with what an operator may set. */
    public AloneLimits with(Duration lost, Duration unsafe) {
        return new AloneLimits(
                lost,
                lost.compareTo(afterRestart) < 0 ? lost : afterRestart,
                unsafe,
                silence,
                firstWord,
                retryEvery,
                afterStop,
                maxAttempts,
                answerLimit,
                lateEnd,
                maxSessions);
    }
}
