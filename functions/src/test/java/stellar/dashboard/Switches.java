package stellar.dashboard;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Duration;
import java.util.Map;
import stellar.Night;
import stellar.OlderCaller;
import stellar.OpenSockets;
import stellar.sessions.Timers;

/** Makes the function of the older addresses that switch. */
public final class Switches {

    private Switches() {}

    /** On a night's tables, its caller waiting as {@code caller} does. */
    public static RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler(
            Night night, OpenSockets sockets, Timers timers, OlderCaller caller) {
        return new SwitchHandler(
                night.environment(Map.of()),
                night.tables,
                sockets.sockets(Duration.ofSeconds(2)),
                timers,
                night.clock,
                caller);
    }
}
