package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Allowance;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Log;
import stellar.cloud.Priming;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.telescopes.Telescopes;
import stellar.telescopes.TelescopesHandler;

/**
 * Gives a browser a ticket for the socket: without a login one to watch a public telescope, and to a person one for all that
 * they have a right to.
 */
public final class TicketHandler implements HttpFunction {

    private final Telescopes telescopes;
    private final Tickets tickets;
    private final Allowance allowance;
    private final URI url;

    @SuppressWarnings("UnusedVariable") // The runtime holds it weakly.
    private @Nullable Priming priming;

    public TicketHandler() {
        this(System.getenv());
        this.priming = Priming.with(rehearsal(new Environment(System.getenv())), Log.standard());
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

    /** A ticket for a telescope that is in no table but the rehearsal's. */
    static Priming.Rehearsal rehearsal(Environment environment) {
        return new Priming.Rehearsal(
                environment,
                clients -> new TicketHandler(environment, clients.tables(), Clock.tickMillis(ZoneOffset.UTC)),
                () -> Priming.request(
                        "POST /api/telescopes/{telescope}/tickets", Map.of(), Map.of("telescope", "rehearsal"), "{}"),
                Map.of("GetItem", "{\"Item\":" + TelescopesHandler.REHEARSED_ROW + "}"));
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
