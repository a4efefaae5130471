package stellar.waiting;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.slots.Slots;

/** Each minute passes on the offers that were not taken in time. A minute that is late, doubled or left out does no harm. */
public final class WaitingSweepHandler implements RequestHandler<Map<String, Object>, String> {

    /** The most offers of one minute: at 20 ms each that is half of the time a minute's run may take. */
    private static final int MOST = 250;

    private final Waits waits;

    public WaitingSweepHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public WaitingSweepHandler(Map<String, String> environment) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    WaitingSweepHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.waits = new Waits(
                tables,
                environment.required("WAITS_TABLE"),
                new Slots(tables, environment.required("SLOTS_TABLE")),
                clock);
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        return waits.passOn(MOST) + " offers were over";
    }
}
