package stellar.progress;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.bookings.Booking;
import stellar.bookings.Reach;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;

/** Tells a session's user and the telescope's operator how far it is, before the channel tells what changes. */
public final class ProgressHandler implements HttpFunction {

    private final Reach reach;
    private final KnownProgress progress;

    public ProgressHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ProgressHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public ProgressHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    ProgressHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.reach = new Reach(environment, tables);
        this.progress = new KnownProgress(environment, tables, clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return reach.readable(caller.get(), request.inPath("booking"))
                .map(one -> Reply.json(200, told(one.booking())))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    private ObjectNode told(Booking booking) {
        ObjectNode told = ProgressDesk.named(booking.id());
        progress.of(booking.id()).ifPresent(json -> told.set("progress", json));
        return told;
    }
}
