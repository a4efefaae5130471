package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.relays.Relays;
import stellar.relays.SignedRequests;

/** Gives a relay a ticket for its own socket, and says where its events are taken without an API before it. */
public final class RelayTicketHandler implements HttpFunction {

    private final SignedRequests signatures;
    private final Tickets tickets;
    private final URI url;
    private final String eventsUrl;

    public RelayTicketHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public RelayTicketHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public RelayTicketHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    RelayTicketHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.signatures = new SignedRequests(new Relays(tables, environment.required("RELAYS_TABLE"))::find, clock);
        this.tickets = new Tickets(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.url = URI.create(environment.required("LIVE_URL"));
        this.eventsUrl = environment.required("EVENTS_URL");
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (signatures.check(request.method(), request.path(), request.headers(), request.sent())) {
            case SignedRequests.Check.Refused refused -> Reply.problem(refused.problem());
            case SignedRequests.Check.Signed signed ->
                Reply.json(200, tickets.issue(url, Pass.of(signed.relay().id())).withEventsAt(eventsUrl));
        };
    }
}
