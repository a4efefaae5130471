package stellar.sharing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Wire;

/** Makes the secret link to a person's calendar, and ends it. */
public final class CalendarLinkHandler implements HttpFunction {

    private final CalendarLinks links;
    private final Addresses addresses;

    public CalendarLinkHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public CalendarLinkHandler(Map<String, String> environment) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    CalendarLinkHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.links = new CalendarLinks(tables, environment.required("LINKS_TABLE"), clock);
        this.addresses = Addresses.of(environment);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<String> user = Caller.of(request).map(Caller::user);
        if (user.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return switch (event.getRouteKey()) {
            case "POST /api/me/calendar" -> make(user.get(), request);
            case "GET /api/me/calendar" -> Reply.json(200, tell(links.madeAt(user.get())));
            case "DELETE /api/me/calendar" -> {
                links.remove(user.get());
                yield Reply.done();
            }
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse make(String user, Request request) {
        CalendarLinks.Made made = links.make(user, request.language());
        return Reply.json(
                201,
                Wire.object()
                        .put("url", addresses.calendar(made.secret()).toString())
                        .put("madeAt", made.madeAt().toString()));
    }

    private static ObjectNode tell(Optional<Instant> madeAt) {
        ObjectNode answer = Wire.object().put("exists", madeAt.isPresent());
        madeAt.ifPresent(moment -> answer.put("madeAt", moment.toString()));
        return answer;
    }
}
