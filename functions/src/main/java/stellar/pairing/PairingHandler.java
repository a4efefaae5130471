package stellar.pairing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.PairingRequest;
import stellar.contract.Wire;
import stellar.relays.Relays;

/** Gives a relay that shows a pairing code its id and a key. A code that is wrong, used or over looks the same. */
public final class PairingHandler implements HttpFunction {

    private static final int MAX_BODY_BYTES = 1024;

    private final Pairings pairings;

    public PairingHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public PairingHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public PairingHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    PairingHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.pairings = new Pairings(
                tables,
                environment.required("PAIRINGS_TABLE"),
                new Relays(tables, environment.required("RELAYS_TABLE")),
                clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request asked = new Request(event);
        return read(asked.body())
                .flatMap(request -> Code.typed(request.code()))
                .flatMap(pairings::redeem)
                .map(grant -> Reply.json(200, grant))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, asked.language()));
    }

    private static Optional<PairingRequest> read(byte[] body) {
        try {
            return body.length <= MAX_BODY_BYTES
                    ? Optional.of(Wire.read(body, PairingRequest.class))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
