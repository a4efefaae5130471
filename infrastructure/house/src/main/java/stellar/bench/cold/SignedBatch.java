package stellar.bench.cold;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import stellar.bench.DemoRelay;
import stellar.contract.Wire;

/** Batches of the demo's relay as a function is handed them, in the order in which it may send them. */
public final class SignedBatch {

    private final DemoRelay relay;
    private long sent;

    public SignedBatch(byte[] secret) {
        this.relay = new DemoRelay(secret, Clock.systemUTC());
    }

    /** The next one, as API Gateway tells a function of it (payload 2.0). */
    public String next() {
        long number = ++sent;
        ObjectNode data = Wire.object().put("Event", "Signal").put("Code", 500 + number % 20);
        data.putObject("parsed").put("code", 500 + number % 20);
        DemoRelay.Signed batch = relay.batch(number, data);
        ObjectNode request = GatewayEvent.of("POST", DemoRelay.PATH, batch.body());
        batch.headers().forEach(request.withObject("headers")::put);
        return Wire.write(request);
    }
}
