package stellar.bookings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.contract.Wire;
import stellar.telescopes.Telescope;

/** Answers bookings: one and its story, its access, its charge, a user's, and for its operator a telescope's. */
public final class BookingsReadHandler implements HttpFunction {

    private final BookingDesk desk;

    public BookingsReadHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public BookingsReadHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public BookingsReadHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    BookingsReadHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.desk = new BookingDesk(environment, tables, clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (event.getRouteKey()) {
            case "GET /api/bookings" ->
                desk.signedIn(request, caller -> list(request, BookingRows.OF_USER, caller.user()));
            case "GET /api/telescopes/{telescope}/bookings" ->
                desk.signedIn(request, caller -> ofTelescope(request, caller));
            case "GET /api/bookings/{booking}" -> desk.about(request, this::one);
            case "GET /api/bookings/{booking}/access" ->
                desk.about(request, seen -> Reply.json(200, BookingView.access(seen.booking(), desk.clock.instant())));
            case "GET /api/bookings/{booking}/charge" -> desk.about(request, seen -> charge(request, seen));
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse one(BookingDesk.Seen seen) {
        Booking booking = seen.booking();
        boolean isMine = seen.actor().kind() == Actor.Kind.USER;
        return Reply.json(200, BookingView.of(booking, desk.rows.changes(booking.id()), isMine, desk.clock.instant()));
    }

    private APIGatewayV2HTTPResponse charge(Request request, BookingDesk.Seen seen) {
        return desk.charges
                .find(seen.booking().id())
                .map(settled -> Reply.json(200, ChargeView.of(settled, request.language())))
                .orElseGet(() -> Reply.refused(ChargeView.NOT_SETTLED, request.language()));
    }

    private APIGatewayV2HTTPResponse ofTelescope(Request request, Caller caller) throws Unfit {
        Optional<Telescope> telescope = desk.telescopes.operatedBy(caller, request.inPath("telescope"));
        return telescope.isPresent()
                ? list(request, BookingRows.OF_TELESCOPE, telescope.get().id())
                : Reply.refused(Refusal.NOT_FOUND, request.language());
    }

    private APIGatewayV2HTTPResponse list(Request request, String index, String owner) throws Unfit {
        Queried queried = new Queried(request);
        BookingRows.Page page = desk.rows.list(queried.wanted(index, owner), queried.after(), queried.limit());
        ObjectNode answer = Wire.object();
        ArrayNode bookings = answer.putArray("bookings");
        page.bookings().forEach(booking -> bookings.add(BookingView.of(booking, desk.clock.instant())));
        page.next().ifPresent(next -> answer.put("after", next));
        return Reply.json(200, answer);
    }
}
