package stellar.relay.uplink;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the uplink has done since it was made. Each number only rises; safe for several threads. */
public final class UplinkCounts {

    private final LongAdder requests = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder acceptedBatches = new LongAdder();
    private final LongAdder rests = new LongAdder();
    private final Map<String, LongAdder> acknowledged = new ConcurrentHashMap<>();

    /** Batches sent, again or for the first time. */
    public long requests() {
        return requests.sum();
    }

    /** Bytes of JSON in them. */
    public long bytes() {
        return bytes.sum();
    }

    /** Batches the cloud took. */
    public long acceptedBatches() {
        return acceptedBatches.sum();
    }

    /** How often it had to wait before it tried again. */
    public long rests() {
        return rests.sum();
    }

    /** Events the cloud took, by telescope. */
    public Map<String, Long> acknowledged() {
        Map<String, Long> sums = new TreeMap<>();
        acknowledged.forEach((telescope, sum) -> sums.put(telescope, sum.sum()));
        return sums;
    }

    void sent(int bytesOfJson) {
        requests.increment();
        bytes.add(bytesOfJson);
    }

    void accepted(WrittenBatch batch) {
        acceptedBatches.increment();
        batch.events().forEach(event -> acknowledged
                .computeIfAbsent(event.telescope(), any -> new LongAdder())
                .increment());
    }

    void rested() {
        rests.increment();
    }
}
