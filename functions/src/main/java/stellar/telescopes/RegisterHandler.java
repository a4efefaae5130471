package stellar.telescopes;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.accounts.Role;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.relays.Relays;

/** Shows operators their telescopes, and takes in, changes and retires them. */
public final class RegisterHandler implements HttpFunction {

    private final Telescopes telescopes;
    private final RegisterDesk desk;

    public RegisterHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public RegisterHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public RegisterHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    RegisterHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        String table = environment.required("TELESCOPES_TABLE");
        Relays relays = new Relays(tables, environment.required("RELAYS_TABLE"));
        this.telescopes = new Telescopes(tables, table);
        this.desk = new RegisterDesk(new Register(tables, table, relays), clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> someone = Caller.of(request);
        if (someone.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        Caller caller = someone.get();
        return switch (event.getRouteKey()) {
            case "GET /api/operator/telescopes" -> operator(caller, request, desk::list);
            case "POST /api/telescopes" -> operator(caller, request, who -> desk.create(who, request));
            case "PUT /api/telescopes/{telescope}" ->
                owner(caller, request, telescope -> desk.change(telescope, caller, request));
            case "DELETE /api/telescopes/{telescope}" ->
                owner(caller, request, telescope -> desk.retire(telescope, caller, request));
            default -> Reply.notFound();
        };
    }

    private static APIGatewayV2HTTPResponse operator(
            Caller caller, Request request, Function<Caller, APIGatewayV2HTTPResponse> action) {
        return caller.is(Role.OPERATOR) || caller.is(Role.ADMIN)
                ? action.apply(caller)
                : Reply.refused(Reasons.OPERATORS_ONLY, request.language());
    }

    /** A telescope of somebody else's looks like none. */
    private APIGatewayV2HTTPResponse owner(
            Caller caller, Request request, Function<Telescope, APIGatewayV2HTTPResponse> action) {
        return telescopes
                .find(request.inPath("telescope"))
                .filter(telescope -> caller.mayOperate(telescope.operator()))
                .map(action)
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }
}
