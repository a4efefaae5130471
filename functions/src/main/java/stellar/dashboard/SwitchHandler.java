package stellar.dashboard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Patience;
import stellar.cloud.Patience.Rest;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.controls.ControlDesk;
import stellar.live.Sockets;
import stellar.sessions.SchedulerTimers;
import stellar.sessions.Timers;

/** Answers the older addresses that stop, switch, pause and resume. */
public final class SwitchHandler implements HttpFunction {

    private static final Duration POST_LIMIT = Duration.ofSeconds(2);

    private final Entrance entrance;
    private final SwitchDesk desk;

    public SwitchHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public SwitchHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public SwitchHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private SwitchHandler(Environment environment, Clients clients, Clock clock) {
        this(
                environment,
                clients.tables(),
                new Sockets(clients.sockets(POST_LIMIT)),
                new SchedulerTimers(clients.scheduler(), environment),
                clock,
                Thread::sleep);
    }

    SwitchHandler(
            Environment environment, DynamoDbClient tables, Sockets sockets, Timers timers, Clock clock, Rest rest) {
        this.entrance = Entrance.of(environment, tables, clock);
        this.desk = new SwitchDesk(
                ControlDesk.of(environment, tables, sockets, timers, clock), new Patience(clock, rest), clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return Switch.at(Entrance.address(request))
                .map(asked ->
                        entrance.controlling(request, asked == Switch.ABORT, hand -> desk.have(asked, hand, request)))
                .orElseGet(Reply::notFound);
    }
}
