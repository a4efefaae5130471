package stellar.sharing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.BookingView;
import stellar.bookings.Phase;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Secret;
import stellar.contract.Wire;
import stellar.live.Late;
import stellar.live.Pass;
import stellar.live.Tickets;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Shows whoever has a spectator link what it is about, and lets them watch while the slot lasts. */
public final class SpectateHandler implements HttpFunction {

    private final SecretRows secrets;
    private final BookingRows bookings;
    private final Telescopes telescopes;
    private final Tickets tickets;
    private final URI live;
    private final Clock clock;

    public SpectateHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public SpectateHandler(Map<String, String> environment) {
        this(
                new Environment(environment),
                new Clients(new Environment(environment)).tables(),
                Clock.tickMillis(ZoneOffset.UTC));
    }

    SpectateHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.secrets = new SecretRows(tables, environment.required("LINKS_TABLE"));
        this.bookings = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.tickets = new Tickets(tables, environment.required("CONNECTIONS_TABLE"), clock);
        this.live = URI.create(environment.required("LIVE_URL"));
        this.clock = clock;
    }

    /** What a link is about. */
    private record Sight(Secret secret, Link.Spectator link, Booking booking, Telescope telescope) {}

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Instant now = clock.instant();
        Optional<Sight> sight = Secret.in(request.inPath("secret")).flatMap(secret -> sight(secret, now));
        if (sight.isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, request.language());
        }
        return switch (event.getRouteKey()) {
            case "GET /api/spectate/{secret}" -> Reply.json(200, tell(sight.get(), now));
            case "POST /api/spectate/{secret}/tickets" -> ticket(sight.get(), now, request);
            default -> Reply.notFound();
        };
    }

    private Optional<Sight> sight(Secret secret, Instant now) {
        return secrets.spectator(secret, now)
                .flatMap(link -> bookings.find(link.booking()).flatMap(booking -> telescopes
                        .find(booking.telescope())
                        .map(telescope -> new Sight(secret, link, booking, telescope))));
    }

    /** Nothing of the owner, of the price, or of the rest of the plan. */
    private static ObjectNode tell(Sight sight, Instant now) {
        Booking booking = sight.booking();
        ObjectNode answer = Wire.object();
        ObjectNode telescope =
                answer.putObject("telescope").put("id", sight.telescope().id());
        ObjectNode about = sight.telescope().about();
        copy(about, telescope, List.of("name"));
        if (sight.telescope().isPublic()) {
            copy(about, telescope, List.of("site"));
        }
        if (booking.plan().path("target") instanceof ObjectNode target) {
            copy(target, answer.putObject("target"), List.of("name", "raJ2000Hours", "decJ2000Degrees"));
        }
        answer.put("from", booking.slot().from().toString())
                .put("to", booking.slot().to().toString())
                .setAll(BookingView.standing(booking, now));
        return answer.put("expiresAt", sight.link().until().toString())
                .put("lateSeconds", sight.link().isLate() ? Late.DELAY.toSeconds() : 0);
    }

    private APIGatewayV2HTTPResponse ticket(Sight sight, Instant now, Request request) {
        Booking booking = sight.booking();
        if (Phase.of(booking, now) != Phase.ACTIVE) {
            return Reply.refused(SharingRefusals.NOT_NOW, BookingView.standing(booking, now), request.language());
        }
        if (!sight.telescope().isPublic()) {
            return Reply.refused(SharingRefusals.NOT_SHOWN, request.language());
        }
        Instant end = booking.slot().to();
        Instant until = sight.link().until().isBefore(end) ? sight.link().until() : end;
        Pass pass = Pass.watching(
                booking.telescope(),
                new Pass.Guest(
                        sight.secret().sha256(),
                        until,
                        booking.id(),
                        sight.link().isLate()));
        return Reply.json(200, tickets.issue(live, pass));
    }

    private static void copy(ObjectNode from, ObjectNode to, List<String> names) {
        names.stream().filter(from::has).forEach(name -> to.set(name, from.get(name)));
    }
}
