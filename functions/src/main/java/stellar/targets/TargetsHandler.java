package stellar.targets;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.BookingRows;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Patience;
import stellar.cloud.Patience.Rest;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.commands.CommandDesk;
import stellar.dashboard.Entrance;
import stellar.live.Sockets;
import stellar.sessions.BookedTargets;
import stellar.telescopes.Telescope;

/** Answers the older addresses of a telescope's own scheduler. */
public final class TargetsHandler implements HttpFunction {

    private static final Duration PUSH_LIMIT = Duration.ofSeconds(3);
    private static final String PLACE = "/api/robotarget/{things}";

    private final Entrance entrance;
    private final TargetDesk desk;

    public TargetsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public TargetsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public TargetsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private TargetsHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), new Sockets(clients.sockets(PUSH_LIMIT)), clock, Thread::sleep);
    }

    TargetsHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock, Rest rest) {
        this.entrance = Entrance.of(environment, tables, clock);
        this.desk = new TargetDesk(
                CommandDesk.of(environment, tables, sockets, clock),
                new BookedTargets(new BookingRows(tables, environment.required("BOOKINGS_TABLE")), clock),
                new Patience(clock, rest),
                clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return entrance.operating(
                request, TargetRefusals.OPERATORS_SCHEDULE, hand -> answer(hand.telescope(), request));
    }

    private APIGatewayV2HTTPResponse answer(Telescope telescope, Request request) {
        String rest = Entrance.address(request).replace(PLACE, "");
        Optional<Thing> thing = Thing.at(request.inPath("things"));
        Optional<Deed> deed = Deed.of(request.method(), rest);
        if (thing.isEmpty() || deed.isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, request.language());
        }
        return switch (Wish.of(thing.get(), deed.get(), request)) {
            case Wish.Judged.Unfit(Refusal why, String field) ->
                field.isEmpty()
                        ? Reply.refused(why, request.language())
                        : Reply.refused(why, field, request.language());
            case Wish.Judged.Fit(Wish wish) -> desk.ask(telescope, wish, request.language());
        };
    }
}
