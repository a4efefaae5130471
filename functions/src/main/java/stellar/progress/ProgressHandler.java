package stellar.progress;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
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
import stellar.bookings.BookingRows;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.telescopes.Telescopes;

/** Tells a session's user and the telescope's operator how far it is, before the channel tells what changes. */
public final class ProgressHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final BookingRows bookings;
    private final Telescopes telescopes;
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
        this.bookings = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.progress = new KnownProgress(environment, tables, clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return Optional.of(request.inPath("booking"))
                .filter(Booking::isId)
                .flatMap(bookings::find)
                .filter(booking -> maySee(booking, caller.get()))
                .map(booking -> Reply.json(200, told(booking)))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    private boolean maySee(Booking booking, Caller caller) {
        return booking.user().equals(caller.user())
                || telescopes
                        .find(booking.telescope())
                        .filter(telescope -> caller.mayOperate(telescope.operator()))
                        .isPresent();
    }

    private ObjectNode told(Booking booking) {
        ObjectNode told = ProgressDesk.named(booking.id());
        progress.of(booking.id()).ifPresent(json -> told.set("progress", json));
        return told;
    }
}
