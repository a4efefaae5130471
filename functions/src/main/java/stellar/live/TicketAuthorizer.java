package stellar.live;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Figure;
import stellar.cloud.Log;

/**
 * Decides who may open a socket: the holder of a ticket, which is thereby used up. A browser always says which site its
 * page is of ({@code Origin}), and that must be one of ours; a relay or another program has no origin and needs none.
 */
public final class TicketAuthorizer implements RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> {

    private final Tickets tickets;
    private final Set<String> origins;
    private final Log log;

    public TicketAuthorizer() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public TicketAuthorizer(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public TicketAuthorizer(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    TicketAuthorizer(Environment environment, DynamoDbClient tables, Clock clock) {
        this(environment, tables, clock, Log.standard());
    }

    TicketAuthorizer(Environment environment, DynamoDbClient tables, Clock clock, Log log) {
        this.log = log;
        this.tickets = new Tickets(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.origins = Set.copyOf(environment.requiredList("SITE_ORIGINS"));
    }

    @Override
    public IamPolicyResponse handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        String ticket = of(event.getQueryStringParameters(), "ticket").orElse("");
        Optional<String> origin = of(event.getHeaders(), "origin");
        if (ticket.isEmpty()) {
            return denied(event, "no-ticket");
        }
        if (origin.filter(from -> !origins.contains(from)).isPresent()) {
            return denied(event, "origin");
        }
        return tickets.use(ticket)
                .map(pass -> answer(event, IamPolicyResponse.ALLOW, pass.texts()))
                .orElseGet(() -> denied(event, "ticket"));
    }

    /** What was shown is not told: a ticket may be good elsewhere, and an origin is whatever a stranger writes. */
    private IamPolicyResponse denied(APIGatewayCustomAuthorizerEvent event, String reason) {
        log.figure(Figure.SOCKET_DENIED, 1, Map.of("reason", reason));
        return answer(event, IamPolicyResponse.DENY, Map.of());
    }

    private static Optional<String> of(@Nullable Map<String, String> values, String name) {
        return values == null
                ? Optional.empty()
                : values.entrySet().stream()
                        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    private static IamPolicyResponse answer(
            APIGatewayCustomAuthorizerEvent event, String effect, Map<String, String> pass) {
        return IamPolicyResponse.builder()
                .withPrincipalId(pass.getOrDefault("relay", "").isEmpty() ? "browser" : "relay")
                .withPolicyDocument(IamPolicyResponse.PolicyDocument.builder()
                        .withVersion(IamPolicyResponse.VERSION_2012_10_17)
                        .withStatement(List.of(IamPolicyResponse.Statement.builder()
                                .withAction(IamPolicyResponse.EXECUTE_API_INVOKE)
                                .withEffect(effect)
                                .withResource(List.of(event.getMethodArn()))
                                .build()))
                        .build())
                .withContext(Map.copyOf(pass))
                .build();
    }
}
