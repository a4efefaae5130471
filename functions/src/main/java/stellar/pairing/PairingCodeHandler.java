package stellar.pairing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.relays.Relays;
import stellar.telescopes.OperatorKeys;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Gives a telescope's operator a code that pairs a relay. */
public final class PairingCodeHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final Refusal NO_RELAY = new Refusal(
            409,
            "no-relay",
            "No relay is named for this telescope yet. Ask Stellar to name one, then ask again.",
            "Aucun relais n’est encore désigné pour ce télescope. Demandez à Stellar d’en désigner un, puis réessayez.");

    private final OperatorKeys keys;
    private final Pairings pairings;

    public PairingCodeHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public PairingCodeHandler(Map<String, String> environment) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    PairingCodeHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.keys = new OperatorKeys(new Telescopes(tables, environment.required("TELESCOPES_TABLE")));
        this.pairings = new Pairings(
                tables,
                environment.required("PAIRINGS_TABLE"),
                new Relays(tables, environment.required("RELAYS_TABLE")),
                clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<String> key = Optional.ofNullable(request.headers().get("x-api-key"));
        if (key.isEmpty()) {
            return Reply.refused(OperatorKeys.MISSING, request.language());
        }
        return keys.telescope(request.inPath("telescope"), key.get())
                .map(telescope -> code(telescope, request.language()))
                .orElseGet(() -> Reply.refused(OperatorKeys.WRONG, request.language()));
    }

    private APIGatewayV2HTTPResponse code(Telescope telescope, Language language) {
        String relay = telescope.relay();
        return relay == null ? Reply.refused(NO_RELAY, language) : Reply.json(200, pairings.issue(relay));
    }
}
