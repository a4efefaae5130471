package stellar.relay.images;

import java.time.Duration;
import stellar.relay.patience.Waits;

/**
 * How long the uploader waits.
 *
 * @param stableFor a frame's file is whole once its size and time have stayed the same for this long
 * @param missingFor a frame whose file is not there for this long, or stays shorter than its header says, is given up
 * @param retry the waits after failures in a row
 * @param eventsFirst frames wait while an event has waited for the cloud for longer than this
 */
public record UploadTimings(Duration stableFor, Duration missingFor, Waits retry, Duration eventsFirst) {

    /** Whole after 2 s, missing for 10 minutes, again after 1 s to 5 minutes; events first after 5 s. */
    public static final UploadTimings USUAL = new UploadTimings(
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            new Waits(Duration.ofSeconds(1), Duration.ofMinutes(5)),
            Duration.ofSeconds(5));
}
