package stellar.bookings;

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
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.slots.Offer;
import stellar.slots.Slot;
import stellar.telescopes.Telescope;

/** Books telescope time, moves it, changes its plan and gives it up. */
public final class BookingsHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final BookingDesk desk;

    public BookingsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public BookingsHandler(Map<String, String> environment) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    BookingsHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.desk = new BookingDesk(environment, tables, clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (event.getRouteKey()) {
            case "POST /api/bookings" -> desk.signedIn(request, caller -> book(request, caller));
            case "PUT /api/bookings/{booking}/slot" -> desk.about(request, seen -> move(request, seen));
            case "PUT /api/bookings/{booking}/plan" -> desk.about(request, seen -> changePlan(request, seen));
            case "POST /api/bookings/{booking}/cancel" -> desk.about(request, seen -> cancel(request, seen));
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse book(Request request, Caller caller) throws Asked.Unfit {
        Asked asked = Asked.of(request);
        String id = asked.id();
        Slot slot = asked.slot();
        ObjectNode wished = asked.plan();
        Optional<Telescope> telescope = desk.telescopes.findPublic(asked.telescope());
        Optional<Offer> offer = telescope.flatMap(Offer::of);
        if (telescope.isEmpty() || offer.isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, "telescope", request.language());
        }
        return desk.withPlan(
                request,
                telescope.get(),
                slot,
                wished,
                plan -> desk.answer(
                        201,
                        desk.bookings.book(
                                new Bookings.Wish(id, caller.user(), slot, plan),
                                offer.get().terms()),
                        request));
    }

    private APIGatewayV2HTTPResponse move(Request request, BookingDesk.Seen seen) throws Asked.Unfit {
        Asked asked = Asked.of(request);
        Slot slot = asked.slot();
        String cause = asked.cause("asked-for");
        return desk.withPlan(
                request,
                seen.telescope(),
                slot,
                seen.booking().plan(),
                plan -> desk.answer(
                        200,
                        desk.bookings.move(
                                seen.booking().id(),
                                seen.actor(),
                                slot,
                                seen.offer().terms(),
                                cause),
                        request));
    }

    private APIGatewayV2HTTPResponse changePlan(Request request, BookingDesk.Seen seen) throws Asked.Unfit {
        Booking booking = seen.booking();
        return desk.withPlan(
                request,
                seen.telescope(),
                booking.slot(),
                Asked.of(request).plan(),
                plan -> desk.answer(200, desk.bookings.changePlan(booking.id(), seen.actor(), plan), request));
    }

    private APIGatewayV2HTTPResponse cancel(Request request, BookingDesk.Seen seen) throws Asked.Unfit {
        Asked asked = Asked.of(request);
        return desk.answer(
                200,
                desk.bookings.cancel(
                        seen.booking().id(), seen.actor(), asked.acceptedCents(), asked.cause("asked-for")),
                request);
    }
}
