package stellar.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import stellar.cloud.Environment;
import stellar.cloud.Log;
import stellar.cloud.Priming;
import stellar.contract.Batch;
import stellar.contract.DurableEvent;
import stellar.contract.LatestEvent;
import stellar.contract.RequestSignature;
import stellar.contract.Wire;

/** A batch with an event and telemetry, of a relay that is in no table; played before a snapshot. */
final class IngestRehearsal {

    /** The relay, its telescope, and its key. */
    private static final String NAME = "rehearsal";

    private static final String PATH = "/api/relay/events";

    /** Signs for nobody: the one row that knows it is the one below. */
    private static final byte[] SECRET = new byte[32];

    private static final String ROW = "{\"Item\":{\"relay\":{\"S\":\"" + NAME
            + "\"},\"epoch\":{\"N\":\"1\"},\"seq\":{\"N\":\"0\"},\"keys\":{\"L\":[{\"M\":{\"id\":{\"S\":\""
            + NAME + "\"},\"secretHex\":{\"S\":\"" + HexFormat.of().formatHex(SECRET)
            + "\"}}}]},\"telescopes\":{\"L\":[{\"S\":\"" + NAME + "\"}]}}}";

    private IngestRehearsal() {}

    static Priming.Rehearsal of(Environment environment, Clock clock) {
        return new Priming.Rehearsal(
                environment,
                clients -> new IngestHandler(environment, clients, clock, Log.silent()),
                () -> batch(clock.instant()),
                Map.of("GetItem", ROW, "Query", "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}"));
    }

    private static String batch(Instant now) {
        var data = Wire.object().put("Event", "Signal").put("Code", 500);
        data.putObject("parsed").put("code", 500);
        Batch batch = new Batch(
                Batch.VERSION,
                NAME,
                1,
                1,
                1,
                now,
                List.of(new DurableEvent(1, NAME, "signal", now, null, data)),
                List.of(new LatestEvent(NAME, "controlData", now, data)));
        String body = Wire.write(batch);
        RequestSignature signature = new RequestSignature(
                "POST",
                PATH,
                NAME,
                NAME,
                batch.epoch(),
                batch.range(),
                now.getEpochSecond(),
                RequestSignature.sha256(body.getBytes(StandardCharsets.UTF_8)));
        return Priming.request("POST " + PATH, signature.headers(signature.sign(SECRET)), Map.of(), body);
    }
}
