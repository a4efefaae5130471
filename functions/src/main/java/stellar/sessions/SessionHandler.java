package stellar.sessions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
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
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Tells its user and the telescope's operator where a booking's night stands. */
public final class SessionHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final BookingRows rows;
    private final Sessions sessions;
    private final Telescopes telescopes;

    public SessionHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public SessionHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public SessionHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    SessionHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.rows = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.sessions = new Sessions(tables, environment.required("SESSIONS_TABLE"));
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        Optional<Booking> booking =
                Optional.of(request.inPath("booking")).filter(Booking::isId).flatMap(rows::find);
        Optional<Telescope> telescope = booking.flatMap(there -> telescopes.find(there.telescope()));
        boolean maySee = booking.isPresent()
                && telescope.isPresent()
                && (booking.get().user().equals(caller.get().user())
                        || caller.get().mayOperate(telescope.get().operator()));
        return maySee
                ? Reply.json(
                        200,
                        SessionView.of(
                                booking.get(), sessions.find(booking.get().id()), telescope.get(), request.language()))
                : Reply.refused(Refusal.NOT_FOUND, request.language());
    }
}
