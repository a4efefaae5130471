package stellar.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;

/** What the demo's relay would send: batches of one event each, signed. */
public final class DemoRelay {

    /** Its one telescope. */
    public static final String TELESCOPE = "demo";

    /** Where its batches go. */
    public static final String PATH = "/api/relay/events";

    private static final String RELAY = "demo-relay";

    private final byte[] secret;
    private final Clock clock;
    private final long epoch;

    /** Begins an epoch of its own, and signs with the key that the cloud was planted with. */
    public DemoRelay(byte[] secret, Clock clock) {
        this.secret = secret.clone();
        this.clock = clock;
        this.epoch = clock.millis();
    }

    /** A request's body, and the headers that sign it. */
    public record Signed(String body, Map<String, String> headers) {}

    /** The batch with this number's event, a signal that says this. */
    public Signed batch(long number, ObjectNode data) {
        Instant now = clock.instant();
        DurableEvent event = new DurableEvent(number, TELESCOPE, "signal", now, null, data);
        Batch batch = new Batch(Batch.VERSION, RELAY, epoch, number, number, now, List.of(event), List.of());
        String body = Wire.write(batch);
        RequestSignature signature = new RequestSignature(
                "POST",
                PATH,
                RELAY,
                "k1",
                epoch,
                batch.range(),
                now.getEpochSecond(),
                RequestSignature.sha256(body.getBytes(StandardCharsets.UTF_8)));
        return new Signed(body, signature.headers(signature.sign(secret)));
    }
}
