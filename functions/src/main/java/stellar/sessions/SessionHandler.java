package stellar.sessions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
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

/** Tells its user and the telescope's operator where a booking's night stands. */
public final class SessionHandler implements HttpFunction {

    private final Reach reach;
    private final Sessions sessions;

    public SessionHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public SessionHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public SessionHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    SessionHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.reach = new Reach(environment, tables);
        this.sessions = new Sessions(tables, environment.required("SESSIONS_TABLE"));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return reach.readable(caller.get(), request.inPath("booking"))
                .map(one -> Reply.json(
                        200,
                        SessionView.of(
                                one.booking(), sessions.find(one.booking().id()), one.telescope(), request.language())))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }
}
