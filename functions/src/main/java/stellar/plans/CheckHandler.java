package stellar.plans;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Unfit;

/** Says whether a plan can work in a slot; to who is signed in also whether their credit is enough. */
public final class CheckHandler implements HttpFunction {

    private static final int MAX_BODY_BYTES = 16 * 1024;

    private final CheckDesk desk;
    private final Clock clock;

    public CheckHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public CheckHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public CheckHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    CheckHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.desk = new CheckDesk(environment, tables);
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Language language = request.language();
        Optional<Caller> caller = Caller.of(request);
        return switch (event.getRouteKey()) {
            case "POST /api/bookings/check" -> check(request, Optional.empty(), language);
            case "POST /api/me/bookings/check" ->
                caller.isEmpty() ? Reply.refused(Refusal.SIGN_IN, language) : check(request, caller, language);
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse check(Request request, Optional<Caller> caller, Language language) {
        ObjectNode wish;
        try {
            wish = request.json(MAX_BODY_BYTES);
        } catch (Unfit unfit) {
            return Reply.refused(unfit.refusal(), language);
        }
        return switch (desk.check(wish, caller, clock.instant(), language)) {
            case CheckDesk.Answer.Told(ObjectNode verdict) -> Reply.json(200, verdict);
            case CheckDesk.Answer.Unfit(String field, Refusal why) -> Reply.refused(why, field, language);
        };
    }
}
