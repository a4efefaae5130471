package stellar.bench.cold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;

/** Batches of one event each, signed as the demo's relay signs them, in the order in which it may send them. */
public final class SignedBatch {

    private static final String TELESCOPE = "demo";
    private static final String RELAY = "demo-relay";
    private static final String PATH = "/api/relay/events";

    private final byte[] secret;
    private final long epoch = System.currentTimeMillis();
    private long sent;

    public SignedBatch(byte[] secret) {
        this.secret = secret.clone();
    }

    /** The next one, as API Gateway tells a function of it (payload 2.0). */
    public String next() {
        long number = ++sent;
        Instant now = Instant.now();
        ObjectNode data = Wire.object().put("Event", "Signal").put("Code", 500 + number % 20);
        data.putObject("parsed").put("code", 500 + number % 20);
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
        ObjectNode request = GatewayEvent.of("POST", PATH, body);
        request.withObject("headers")
                .put(RequestSignature.RELAY_HEADER, signature.relay())
                .put(RequestSignature.KEY_HEADER, signature.key())
                .put(RequestSignature.EPOCH_HEADER, Long.toString(signature.epoch()))
                .put(RequestSignature.RANGE_HEADER, signature.range())
                .put(RequestSignature.TIMESTAMP_HEADER, Long.toString(signature.timestampSeconds()))
                .put(RequestSignature.SIGNATURE_HEADER, signature.sign(secret));
        return Wire.write(request);
    }
}
