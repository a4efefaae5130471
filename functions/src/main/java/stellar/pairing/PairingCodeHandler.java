package stellar.pairing;

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
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Wire;
import stellar.relays.Relays;
import stellar.telescopes.OperatorsDoor;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Gives a telescope's operator a code that pairs a relay, and tells how the relay is. */
public final class PairingCodeHandler implements HttpFunction {

    private static final Refusal NO_RELAY = new Refusal(
            409,
            "no-relay",
            "No relay is named for this telescope yet. Ask Stellar to name one, then ask again.",
            "Aucun relais n’est encore désigné pour ce télescope. Demandez à Stellar d’en désigner un, puis réessayez.");

    private final OperatorsDoor door;
    private final Relays relays;
    private final Pairings pairings;
    private final Clock clock;

    public PairingCodeHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public PairingCodeHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public PairingCodeHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    PairingCodeHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.door = new OperatorsDoor(new Telescopes(tables, environment.required("TELESCOPES_TABLE")));
        this.relays = new Relays(tables, environment.required("RELAYS_TABLE"));
        this.pairings = new Pairings(tables, environment.required("PAIRINGS_TABLE"), relays, clock);
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (event.getRouteKey()) {
            case "POST /api/telescopes/{telescope}/relay-pairings" ->
                door.byKey(request, telescope -> code(telescope, request.language()));
            case "POST /api/me/telescopes/{telescope}/relay-pairings" ->
                door.signedIn(request, telescope -> code(telescope, request.language()));
            case "GET /api/me/telescopes/{telescope}/relay" ->
                door.signedIn(request, telescope -> Reply.json(200, health(telescope)));
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse code(Telescope telescope, Language language) {
        String relay = telescope.relay();
        return relay == null ? Reply.refused(NO_RELAY, language) : Reply.json(200, pairings.issue(relay));
    }

    private ObjectNode health(Telescope telescope) {
        Instant now = clock.instant();
        ObjectNode answer = Wire.object().put("now", now.toString());
        Optional.ofNullable(telescope.relay()).flatMap(relays::find).ifPresent(relay -> {
            answer.put("relay", relay.id())
                    .put("paired", relay.keys().stream().anyMatch(key -> key.isValid(now)))
                    .put("hasSocket", relay.connection() != null);
            if (relay.seenAt() != null) {
                answer.put("seenAt", relay.seenAt().toString());
            }
        });
        return answer;
    }
}
