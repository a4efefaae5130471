package stellar.notifications.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import stellar.cloud.Clients;
import stellar.cloud.Environment;

/** Tries again, by the clock, what nobody could take: a mailbox or push service that was away. */
public final class RetryHandler implements RequestHandler<Map<String, Object>, String> {

    /** The most that one invocation tries. */
    private static final int MOST = 50;

    private final Delivery delivery;

    public RetryHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public RetryHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public RetryHandler(Map<String, String> environment, Clock clock) {
        this(Wiring.delivery(new Environment(environment), new Clients(new Environment(environment)), clock));
    }

    RetryHandler(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        return delivery.retry(MOST) + " deliveries were tried again";
    }
}
