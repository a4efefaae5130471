package stellar.controls;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.bookings.Reach;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.commands.Commands;
import stellar.live.Sockets;
import stellar.sessions.SchedulerTimers;
import stellar.sessions.Timers;

/** Takes what persons want done by hand, and tells them what was. */
public final class ControlsHandler implements HttpFunction {

    private static final Duration POST_LIMIT = Duration.ofSeconds(2);

    private final Reach reach;
    private final ControlDesk desk;
    private final History history;

    public ControlsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ControlsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public ControlsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private ControlsHandler(Environment environment, Clients clients, Clock clock) {
        this(
                environment,
                clients.tables(),
                new Sockets(clients.sockets(POST_LIMIT)),
                new SchedulerTimers(clients.scheduler(), environment),
                clock);
    }

    ControlsHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Timers timers, Clock clock) {
        this.reach = new Reach(environment, tables);
        this.desk = ControlDesk.of(environment, tables, sockets, timers, clock);
        this.history = new History(
                new Controls(tables, environment.required("CONTROLS_TABLE"), ControlDesk.MOST_A_MINUTE),
                new Outcomes(new Commands(tables, environment.required("COMMANDS_TABLE"))),
                clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return answer(event.getRouteKey(), request, caller.get())
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    private Optional<APIGatewayV2HTTPResponse> answer(String route, Request request, Caller caller) {
        return switch (route) {
            case "POST /api/bookings/{booking}/controls" ->
                reach.own(caller, request.inPath("booking"))
                        .map(one -> desk.take(one.booking(), one.telescope(), request.body(), request.language()));
            case "GET /api/bookings/{booking}/controls" ->
                reach.readable(caller, request.inPath("booking"))
                        .map(one ->
                                history.list(Controls.OF_BOOKING, one.booking().id(), caller.user(), request));
            case "POST /api/telescopes/{telescope}/controls" ->
                reach.operated(caller, request.inPath("telescope"))
                        .map(telescope -> desk.take(telescope, caller.user(), request.body(), request.language()));
            case "GET /api/telescopes/{telescope}/controls" ->
                reach.operated(caller, request.inPath("telescope"))
                        .map(telescope -> history.list(Controls.OF_TELESCOPE, telescope.id(), caller.user(), request));
            default -> Optional.of(Reply.notFound());
        };
    }
}
