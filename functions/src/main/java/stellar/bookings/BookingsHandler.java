package stellar.bookings;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Unfit;
import stellar.slots.Slot;
import stellar.telescopes.Telescope;
import stellar.waiting.Wait;

/** Books telescope time, also what a wait was offered, moves it, changes its plan and gives it up; takes an operator's consent. */
public final class BookingsHandler implements HttpFunction {

    /** The cause of a change when whoever asks for it gives none. */
    private static final String ASKED_FOR = "asked-for";

    private final BookingDesk desk;

    public BookingsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public BookingsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public BookingsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    BookingsHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.desk = new BookingDesk(environment, tables, clock);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        return switch (event.getRouteKey()) {
            case "POST /api/bookings" -> desk.signedIn(request, caller -> book(request, caller));
            case "POST /api/me/waits/{wait}/take" -> desk.signedIn(request, caller -> take(request, caller));
            case "PUT /api/bookings/{booking}/slot" -> desk.about(request, seen -> move(request, seen));
            case "PUT /api/bookings/{booking}/plan" -> desk.about(request, seen -> changePlan(request, seen));
            case "POST /api/bookings/{booking}/cancel" -> desk.about(request, seen -> cancel(request, seen));
            case "POST /api/bookings/{booking}/confirm" -> desk.about(request, seen -> confirm(request, seen));
            case "POST /api/bookings/{booking}/decline" -> desk.about(request, seen -> decline(request, seen));
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse book(Request request, Caller caller) throws Unfit {
        Asked asked = Asked.of(request);
        String id = asked.id();
        Slot slot = asked.slot();
        ObjectNode wished = asked.plan();
        Optional<Outcome> before = desk.bookings.before(id, caller.user(), asked.telescope(), slot);
        if (before.isPresent()) {
            return desk.answer(201, before.get(), request);
        }
        Optional<Telescope> telescope = desk.telescopes.findPublic(asked.telescope());
        return telescope.isEmpty()
                ? Reply.refused(Refusal.NOT_FOUND, "telescope", request.language())
                : desk.withPlan(
                        request,
                        201,
                        telescope.get(),
                        slot,
                        wished,
                        (plan, terms) -> desk.bookings.book(new Bookings.Wish(id, caller.user(), slot, plan), terms));
    }

    private APIGatewayV2HTTPResponse take(Request request, Caller caller) throws Unfit {
        Optional<Wait> found = desk.waits.find(caller.user(), request.inPath("wait"));
        if (found.isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, request.language());
        }
        Wait wait = found.get();
        Optional<Outcome> before = desk.bookings.before(wait);
        Optional<Telescope> telescope = desk.telescopes.findPublic(wait.telescope());
        if (before.isPresent() || telescope.isEmpty()) {
            return desk.answer(201, before.orElse(new Outcome.Refused(Outcome.Reason.OFFER_OVER)), request);
        }
        return desk.withPlan(
                request,
                201,
                telescope.get(),
                wait.slot(),
                wait.plan(),
                (plan, terms) -> desk.bookings.take(wait, plan, terms));
    }

    private APIGatewayV2HTTPResponse move(Request request, BookingDesk.Seen seen) throws Unfit {
        Asked asked = Asked.of(request);
        Slot slot = asked.slot();
        String cause = asked.cause(ASKED_FOR);
        OptionalInt version = asked.version();
        Booking booking = seen.booking();
        return desk.withPlan(
                request,
                200,
                seen.telescope(),
                slot,
                booking.plan(),
                (plan, terms) -> desk.bookings.move(booking.id(), seen.actor(), slot, terms, cause, version));
    }

    private APIGatewayV2HTTPResponse changePlan(Request request, BookingDesk.Seen seen) throws Unfit {
        Asked asked = Asked.of(request);
        OptionalInt version = asked.version();
        Booking booking = seen.booking();
        return desk.withPlan(
                request,
                200,
                seen.telescope(),
                booking.slot(),
                asked.plan(),
                (plan, terms) -> desk.bookings.changePlan(booking.id(), seen.actor(), plan, version));
    }

    private APIGatewayV2HTTPResponse cancel(Request request, BookingDesk.Seen seen) throws Unfit {
        Asked asked = Asked.of(request);
        Outcome outcome =
                desk.bookings.cancel(seen.booking().id(), seen.actor(), asked.acceptedCents(), asked.cause(ASKED_FOR));
        return desk.answer(200, outcome, request);
    }

    private APIGatewayV2HTTPResponse confirm(Request request, BookingDesk.Seen seen) {
        return desk.answer(200, desk.bookings.confirm(seen.booking().id(), seen.actor()), request);
    }

    private APIGatewayV2HTTPResponse decline(Request request, BookingDesk.Seen seen) throws Unfit {
        String cause = Asked.of(request).cause(ASKED_FOR);
        return desk.answer(200, desk.bookings.decline(seen.booking().id(), seen.actor(), cause), request);
    }
}
