package stellar.sharing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.cloud.Secret;
import stellar.contract.Wire;
import stellar.live.Connections;
import stellar.live.Guests;
import stellar.live.Sockets;

/** Makes, lists and ends the links to watch a booking by: for its user, and nobody else. */
public final class SpectatorLinksHandler implements HttpFunction {

    private static final Duration POST_LIMIT = Duration.ofSeconds(2);
    private static final int MAX_BODY_BYTES = 4 * 1024;

    private final BookingRows bookings;
    private final SpectatorLinks links;
    private final Guests guests;
    private final Addresses addresses;
    private final Clock clock;

    public SpectatorLinksHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public SpectatorLinksHandler(Map<String, String> environment) {
        this(new Environment(environment), new Clients(new Environment(environment)), Clock.tickMillis(ZoneOffset.UTC));
    }

    private SpectatorLinksHandler(Environment environment, Clients clients, Clock clock) {
        this(environment, clients.tables(), new Sockets(clients.sockets(POST_LIMIT)), clock);
    }

    SpectatorLinksHandler(Environment environment, DynamoDbClient tables, Sockets sockets, Clock clock) {
        this.bookings = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.links = new SpectatorLinks(tables, environment.required("LINKS_TABLE"), clock);
        this.guests = new Guests(new Connections(tables, environment.required("CONNECTIONS_TABLE"), clock), sockets);
        this.addresses = Addresses.of(environment);
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        Optional<Booking> own = Optional.of(request.inPath("booking"))
                .filter(Booking::isId)
                .flatMap(bookings::find)
                .filter(booking -> booking.user().equals(caller.get().user()));
        if (own.isEmpty()) {
            return Reply.refused(Refusal.NOT_FOUND, request.language());
        }
        Booking booking = own.get();
        return switch (event.getRouteKey()) {
            case "POST /api/bookings/{booking}/spectators" -> make(booking, request);
            case "GET /api/bookings/{booking}/spectators" -> list(booking);
            case "DELETE /api/bookings/{booking}/spectators/{link}" -> end(booking, request.inPath("link"));
            default -> Reply.notFound();
        };
    }

    private APIGatewayV2HTTPResponse make(Booking booking, Request request) {
        return switch (wish(booking, request)) {
            case SpectatorWish.Judged.Unfit(String field, Refusal why) -> Reply.refused(why, field, request.language());
            case SpectatorWish.Judged.Fit(SpectatorWish wish) -> answer(links.make(booking.id(), wish), request);
        };
    }

    private SpectatorWish.Judged wish(Booking booking, Request request) {
        byte[] body = request.body();
        try {
            if (body.length <= MAX_BODY_BYTES) {
                ObjectNode sent = Wire.readObject(new String(body, StandardCharsets.UTF_8));
                return SpectatorWish.of(sent, booking, clock.instant());
            }
        } catch (IOException _) {
            // Refused below, with what is too long.
        }
        return new SpectatorWish.Judged.Unfit("", Refusal.MALFORMED);
    }

    private APIGatewayV2HTTPResponse answer(SpectatorLinks.Outcome outcome, Request request) {
        return switch (outcome) {
            case SpectatorLinks.Outcome.Made(Secret secret, SpectatorLink link) ->
                Reply.json(
                        201,
                        told(link)
                                .put(
                                        "url",
                                        addresses
                                                .watch(request.language(), secret)
                                                .toString()));
            case SpectatorLinks.Outcome.There(SpectatorLink link) ->
                Reply.refused(SharingRefusals.LINK_THERE, Wire.object().set("link", told(link)), request.language());
            case SpectatorLinks.Outcome.TooMany() -> Reply.refused(SharingRefusals.TOO_MANY, request.language());
        };
    }

    private APIGatewayV2HTTPResponse list(Booking booking) {
        ObjectNode answer = Wire.object();
        ArrayNode living = answer.putArray("links");
        links.living(booking.id()).forEach(link -> living.add(told(link)));
        return Reply.json(200, answer);
    }

    /** First its guests go, then the link: whoever gets no answer asks again, and finds all that is left to do. */
    private APIGatewayV2HTTPResponse end(Booking booking, String id) {
        Optional.of(id)
                .filter(Booking::isId)
                .flatMap(wanted -> links.find(booking.id(), wanted))
                .ifPresent(link -> {
                    guests.dismiss(link.sha256());
                    links.remove(booking.id(), link);
                });
        return Reply.done();
    }

    private static ObjectNode told(SpectatorLink link) {
        ObjectNode told = Wire.object().put("id", link.id());
        if (link.label() != null) {
            told.put("label", link.label());
        }
        return told.put("madeAt", link.madeAt().toString())
                .put("expiresAt", link.until().toString())
                .put("late", link.isLate());
    }
}
