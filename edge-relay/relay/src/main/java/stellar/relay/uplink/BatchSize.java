package stellar.relay.uplink;

import stellar.contract.Batch;

/**
 * How much the next batch may hold: halved when a batch was too much for the way or the cloud, doubled after each that
 * was not, so that a thin line carries small batches rather than none. For one thread.
 */
final class BatchSize {

    private static final int LEAST_BYTES = 4 * 1024;

    private int events = Batch.MAX_EVENTS;
    private int bytes = WrittenBatch.MAX_EVENTS_BYTES;

    /** The most events. */
    int events() {
        return events;
    }

    /** The most bytes of events; a single event may have more. */
    int bytes() {
        return bytes;
    }

    /** A batch of so many events was too much. */
    void halve(int sent) {
        events = Math.max(1, Math.min(events, sent) / 2);
        bytes = Math.max(LEAST_BYTES, bytes / 2);
    }

    /** A batch got through. */
    void grow() {
        events = Math.min(Batch.MAX_EVENTS, events * 2);
        bytes = Math.min(WrittenBatch.MAX_EVENTS_BYTES, bytes * 2);
    }
}
