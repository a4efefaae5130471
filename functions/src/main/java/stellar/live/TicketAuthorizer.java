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

/**
 * Decides who may open a socket: the holder of a ticket, which is thereby used up. A browser always says which site its
 * page is of ({@code Origin}), and that must be one of ours; a relay or another program has no origin and needs none.
 */
public final class TicketAuthorizer implements RequestHandler<APIGatewayCustomAuthorizerEvent, IamPolicyResponse> {

    private final Tickets tickets;
    private final Set<String> origins;

    public TicketAuthorizer() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public TicketAuthorizer(Map<String, String> environment) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    TicketAuthorizer(Environment environment, DynamoDbClient tables, Clock clock) {
        this.tickets = new Tickets(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.origins = Set.copyOf(environment.requiredList("SITE_ORIGINS"));
    }

    @Override
    public IamPolicyResponse handleRequest(APIGatewayCustomAuthorizerEvent event, Context context) {
        String ticket = of(event.getQueryStringParameters(), "ticket").orElse("");
        Optional<String> origin = of(event.getHeaders(), "origin");
        if (ticket.isEmpty() || origin.filter(from -> !origins.contains(from)).isPresent()) {
            return answer(event, IamPolicyResponse.DENY, Map.of());
        }
        return tickets.use(ticket)
                .map(pass -> answer(event, IamPolicyResponse.ALLOW, pass.texts()))
                .orElseGet(() -> answer(event, IamPolicyResponse.DENY, Map.of()));
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
