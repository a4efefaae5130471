package stellar.relay.uplink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.Wire;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.StoredEvent;
import stellar.relay.spool.Waiting;

/** Makes a batch of the contract of what waits. */
final class BatchMaker {

    /** What of a batch telemetry may take: some hundred times what it usually is. */
    static final int MAX_LATEST_BYTES = 128 * 1024;

    /** What is left for events, with some room for the batch's own members. */
    static final int MAX_EVENTS_BYTES = Batch.MAX_BYTES - MAX_LATEST_BYTES - 4 * 1024;

    private static final int ENVELOPE_BYTES = 300;

    private BatchMaker() {}

    /** The event is not readable and can never leave. */
    static final class UnreadableEvent extends Exception {
        private final long seq;

        UnreadableEvent(long seq, IOException cause) {
            super("The data of event " + seq + " is no JSON object: " + cause.getMessage(), cause);
            this.seq = seq;
        }

        long seq() {
            return seq;
        }
    }

    /** A batch of these events and values. */
    static Batch of(String relay, Instant sentAt, Waiting waiting, List<LatestValue> values) throws UnreadableEvent {
        List<DurableEvent> events = new ArrayList<>();
        for (StoredEvent stored : waiting.events()) {
            try {
                events.add(durable(stored));
            } catch (IOException e) {
                throw new UnreadableEvent(stored.seq(), e);
            }
        }
        return new Batch(
                Batch.VERSION,
                relay,
                waiting.epoch(),
                waiting.ackedSeq() + 1,
                waiting.lastSeq(),
                sentAt,
                events,
                latest(values));
    }

    private static DurableEvent durable(StoredEvent stored) throws IOException {
        ObjectNode data = Wire.readObject(stored.data());
        if (stored.image() != null) {
            data.withObjectProperty("parsed").put("image", stored.image());
        }
        return new DurableEvent(stored.seq(), stored.telescope(), stored.type(), stored.at(), stored.voyagerAt(), data);
    }

    /** As many as fit; telemetry that does not is worth nothing the next moment. */
    private static List<LatestEvent> latest(List<LatestValue> values) {
        List<LatestEvent> latest = new ArrayList<>();
        int room = MAX_LATEST_BYTES;
        for (LatestValue value : values) {
            room -= value.data().getBytes(StandardCharsets.UTF_8).length + ENVELOPE_BYTES;
            if (room < 0) {
                break;
            }
            try {
                latest.add(new LatestEvent(value.telescope(), value.type(), value.at(), Wire.readObject(value.data())));
            } catch (IOException e) {
                throw new IllegalStateException("Telemetry of this program's own making is no JSON object.", e);
            }
        }
        return latest;
    }
}
