package stellar.relay.uplink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import stellar.contract.Batch;
import stellar.contract.Wire;
import stellar.relay.spool.LatestValue;
import stellar.relay.spool.StoredEvent;
import stellar.relay.spool.Waiting;

/**
 * A {@link Batch} of the contract as it leaves: what it is made of, and its JSON. The data of events is written as it is
 * stored, text into text; only an event that speaks of an image is read again, to name the image in it.
 *
 * @param waiting the events it carries, and where they stand
 * @param latest the telemetry it carries: as much as has room
 * @param json the batch
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, sent once, never compared.
record WrittenBatch(Waiting waiting, List<LatestValue> latest, byte[] json) {

    /** What of a batch telemetry may take: some hundred times what it usually is. */
    static final int MAX_LATEST_BYTES = 128 * 1024;

    /** What is left for events, with some room for the batch's own members. */
    static final int MAX_EVENTS_BYTES = Batch.MAX_BYTES - MAX_LATEST_BYTES - 4 * 1024;

    private static final int ENVELOPE_BYTES = 300;
    private static final int USUAL_BYTES = 16 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    /** The event is not readable and can never leave. */
    static final class UnreadableEvent extends Exception {
        private final long seq;

        UnreadableEvent(long seq, String why) {
            super("The data of event " + seq + " is no JSON object: " + why);
            this.seq = seq;
        }

        long seq() {
            return seq;
        }
    }

    /** A batch of these events and, of these values, as many as fit: telemetry that does not is worth nothing the next moment. */
    static WrittenBatch of(String relay, Instant sentAt, Waiting waiting, List<LatestValue> values)
            throws UnreadableEvent {
        List<LatestValue> latest = fitting(values);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", Batch.VERSION);
            json.writeStringField("relay", relay);
            json.writeNumberField("epoch", waiting.epoch());
            json.writeNumberField("first", waiting.ackedSeq() + 1);
            json.writeNumberField("last", waiting.lastSeq());
            writeTime(json, "sentAt", sentAt);
            json.writeArrayFieldStart("events");
            for (StoredEvent event : waiting.events()) {
                json.writeStartObject();
                json.writeNumberField("seq", event.seq());
                writeEvent(json, event.telescope(), event.type(), event.at(), event.voyagerAt(), dataOf(event));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("latest");
            for (LatestValue value : latest) {
                json.writeStartObject();
                writeEvent(json, value.telescope(), value.type(), value.at(), null, value.data());
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed.", e);
        }
        return new WrittenBatch(waiting, latest, bytes.toByteArray());
    }

    long epoch() {
        return waiting.epoch();
    }

    long first() {
        return waiting.ackedSeq() + 1;
    }

    long last() {
        return waiting.lastSeq();
    }

    /** {@link Batch#range()}. */
    String range() {
        return first() + "-" + last();
    }

    List<StoredEvent> events() {
        return waiting.events();
    }

    private static void writeEvent(
            JsonGenerator json, String telescope, String type, Instant at, @Nullable Instant voyagerAt, String data)
            throws IOException {
        json.writeStringField("telescope", telescope);
        json.writeStringField("type", type);
        writeTime(json, "at", at);
        if (voyagerAt != null) {
            writeTime(json, "voyagerAt", voyagerAt);
        }
        json.writeFieldName("data");
        json.writeRawValue(data);
        json.writeEndObject();
    }

    private static void writeTime(JsonGenerator json, String name, Instant time) throws IOException {
        json.writeStringField(name, time.truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static String dataOf(StoredEvent event) throws UnreadableEvent {
        String stored = event.data();
        if (!stored.startsWith("{") || !stored.endsWith("}")) {
            throw new UnreadableEvent(event.seq(), "it does not begin and end as one.");
        }
        if (event.image() == null) {
            return stored;
        }
        try {
            ObjectNode data = Wire.readObject(stored);
            data.withObjectProperty("parsed").put("image", event.image());
            return Wire.write(data);
        } catch (IOException e) {
            throw new UnreadableEvent(event.seq(), String.valueOf(e.getMessage()));
        }
    }

    private static List<LatestValue> fitting(List<LatestValue> values) {
        List<LatestValue> latest = new ArrayList<>();
        int room = MAX_LATEST_BYTES;
        for (LatestValue value : values) {
            room -= value.data().getBytes(StandardCharsets.UTF_8).length + ENVELOPE_BYTES;
            if (room < 0) {
                break;
            }
            latest.add(value);
        }
        return List.copyOf(latest);
    }
}
