package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Allowance;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.telescopes.Telescopes;

/**
 * Gives a browser a ticket for the socket: without a login one to watch a public telescope, and to a person one for all that
 * they have a right to.
 */
public final class TicketHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Telescopes telescopes;
    private final Tickets tickets;
    private final Allowance allowance;
    private final URI url;

    public TicketHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public TicketHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public TicketHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    TicketHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.tickets = new Tickets(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.allowance = Allowance.ofPersons(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.url = URI.create(environment.required("LIVE_URL"));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (event.getRouteKey()) {
            case "POST /api/telescopes/{telescope}/tickets" -> watching(request);
            case "POST /api/me/tickets" -> ofPerson(request);
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse watching(Request request) {
        return telescopes
                .findPublic(request.inPath("telescope"))
                .map(telescope ->
                        Reply.json(200, tickets.issue(url, Pass.watching(Channel.ofTelescope(telescope.id())))))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    private APIGatewayV2HTTPResponse ofPerson(Request request) {
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return allowance
                .refusal(caller.get().user(), request.language())
                .orElseGet(() -> Reply.json(200, tickets.issue(url, Pass.of(caller.get()))));
    }
}
