package stellar.relay.spool;

import java.util.List;

/**
 * What is to leave next.
 *
 * @param epoch the epoch the numbers belong to
 * @param ackedSeq the last number the cloud has acknowledged, 0 when none
 * @param events the next events, rising in {@code seq}; those with a number between that are missing do not exist
 */
public record Waiting(long epoch, long ackedSeq, List<StoredEvent> events) {

    /** The last number these events reach; {@link #ackedSeq} when there are none. */
    public long lastSeq() {
        return events.isEmpty() ? ackedSeq : events.getLast().seq();
    }
}
