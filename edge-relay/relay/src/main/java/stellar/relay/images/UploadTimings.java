package stellar.relay.images;

import java.time.Duration;

/**
 * How long the uploader waits.
 *
 * @param stableFor a frame's file is whole once its size and time have stayed the same for this long
 * @param missingFor a frame whose file is not there for this long, or stays shorter than its header says, is given up
 * @param leastBackOff the wait after a first failure; each further one doubles it
 * @param mostBackOff the longest wait
 * @param eventsFirst frames wait while an event has waited for the cloud for longer than this
 */
public record UploadTimings(
        Duration stableFor, Duration missingFor, Duration leastBackOff, Duration mostBackOff, Duration eventsFirst) {

    /** Whole after 2 s, missing for 10 minutes, again after 1 s to 5 minutes; events first after 5 s. */
    public static final UploadTimings USUAL = new UploadTimings(
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            Duration.ofSeconds(5));

    /** The wait after so many failures in a row, 1 or more. */
    Duration backOff(int failures) {
        Duration wait = leastBackOff.multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(mostBackOff) < 0 ? wait : mostBackOff;
    }
}
