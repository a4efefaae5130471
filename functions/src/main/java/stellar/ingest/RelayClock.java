package stellar.ingest;

import java.time.Duration;
import java.time.Instant;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;

/** Puts the times of a relay whose clock is wrong onto the cloud's. Voyager's own times are left as they are. */
final class RelayClock {

    /** A difference up to this is the way of the request, and left. */
    static final Duration TOLERANCE = Duration.ofSeconds(1);

    private RelayClock() {}

    /** The batch with its times as the cloud's clock would have them, given that it was sent at {@code now}. */
    static Batch corrected(Batch batch, Instant now) {
        Duration shift = Duration.between(batch.sentAt(), now);
        if (shift.abs().compareTo(TOLERANCE) <= 0) {
            return batch;
        }
        return new Batch(
                batch.v(),
                batch.relay(),
                batch.epoch(),
                batch.first(),
                batch.last(),
                batch.sentAt(),
                batch.events().stream()
                        .map(event -> new DurableEvent(
                                event.seq(),
                                event.telescope(),
                                event.type(),
                                event.at().plus(shift),
                                event.voyagerAt(),
                                event.data()))
                        .toList(),
                batch.latest().stream()
                        .map(latest -> new LatestEvent(
                                latest.telescope(), latest.type(), latest.at().plus(shift), latest.data()))
                        .toList());
    }
}
