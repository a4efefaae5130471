package stellar.targets;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Duration;
import java.util.Map;
import stellar.Night;
import stellar.OlderCaller;
import stellar.OpenSockets;

/** Makes the function of the older addresses of a telescope's scheduler. */
public final class Schedulers {

    private Schedulers() {}

    /** On a night's tables, its caller waiting as {@code caller} does. */
    public static RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler(
            Night night, OpenSockets sockets, OlderCaller caller) {
        return new TargetsHandler(
                night.environment(Map.of()), night.tables, sockets.sockets(Duration.ofSeconds(2)), night.clock, caller);
    }
}
