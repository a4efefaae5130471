package stellar.bookings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.contract.Wire;
import stellar.slots.Slots;
import stellar.telescopes.Telescopes;

/** Tells anybody which quarter hours of a telescope are taken or kept for somebody, and nobody whose they are. */
public final class SlotsHandler implements HttpFunction {

    private final Telescopes telescopes;
    private final Slots slots;
    private final Clock clock;

    public SlotsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public SlotsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public SlotsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    SlotsHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.slots = new Slots(tables, environment.required("SLOTS_TABLE"));
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        try {
            Queried.Span span = new Queried(request).calendar(clock.instant());
            return telescopes
                    .findPublic(request.inPath("telescope"))
                    .map(telescope -> Reply.json(200, taken(telescope.id(), span)))
                    .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
        } catch (Unfit unfit) {
            return Reply.refused(unfit.refusal(), unfit.field(), request.language());
        }
    }

    private ObjectNode taken(String telescope, Queried.Span span) {
        ObjectNode answer = Wire.object().put("telescope", telescope);
        ArrayNode quarters = answer.putArray("taken");
        slots.taken(telescope, span.from(), span.to(), clock.instant())
                .forEach(taken -> quarters.add(taken.from().toString()));
        return answer;
    }
}
