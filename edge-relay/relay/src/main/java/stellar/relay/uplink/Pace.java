package stellar.relay.uplink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import stellar.contract.Acknowledgement;

/** How often telemetry of each telescope leaves. After it has left, a telescope pauses. For the timer's thread. */
final class Pace {

    private static final int LONGEST_SECONDS = 300;

    private final ScheduledExecutorService timer;
    private final Runnable whenDue;
    private final Map<String, Integer> everySeconds = new HashMap<>();
    private final Map<String, Future<?>> pausing = new HashMap<>();

    Pace(ScheduledExecutorService timer, Runnable whenDue) {
        this.timer = timer;
        this.whenDue = whenDue;
    }

    boolean isDue(String telescope) {
        return !pausing.containsKey(telescope);
    }

    /** Telemetry of this telescope has left: its pause begins. */
    void left(String telescope) {
        end(telescope);
        Duration pause = Duration.ofSeconds(everySeconds.getOrDefault(telescope, Acknowledgement.WATCHED_SECONDS));
        pausing.put(
                telescope,
                timer.schedule(
                        () -> {
                            pausing.remove(telescope);
                            whenDue.run();
                        },
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS));
    }

    /** The cloud wants another pace; when a quicker one, a pause under way ends now. Nonsense is brought within bounds. */
    void wanted(String telescope, int seconds) {
        int wanted = Math.clamp(seconds, 1, LONGEST_SECONDS);
        Integer before = everySeconds.put(telescope, wanted);
        if (wanted < (before == null ? Acknowledgement.WATCHED_SECONDS : before)) {
            end(telescope);
            whenDue.run();
        }
    }

    private void end(String telescope) {
        Future<?> pause = pausing.remove(telescope);
        if (pause != null) {
            pause.cancel(false);
        }
    }
}
