package stellar.albums;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
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
import stellar.images.ImageStore;

/** Shows a booking's album to its user and the telescope's operator, and has it made again when they ask. */
public final class AlbumHandler implements HttpFunction {

    private static final int LINK_KEPT_SECONDS = 3000;

    private final Reach reach;
    private final Albums albums;
    private final ImageStore store;
    private final AlbumCall call;
    private final Clock clock;

    public AlbumHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public AlbumHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public AlbumHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private AlbumHandler(Environment environment, Clients clients, Clock clock) {
        this(
                environment,
                clients.tables(),
                new ImageStore(clients.presigner(), environment.required("IMAGES_BUCKET"), clock),
                LambdaAlbumCall.of(environment, clients),
                clock);
    }

    AlbumHandler(Environment environment, DynamoDbClient tables, ImageStore store, AlbumCall call, Clock clock) {
        this.reach = new Reach(environment, tables);
        this.albums = new Albums(tables, environment.required("ALBUMS_TABLE"), clock);
        this.store = store;
        this.call = call;
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return reach.readable(caller.get(), request.inPath("booking"))
                .flatMap(one -> answer(event.getRouteKey(), one.booking(), request))
                .orElseGet(() -> Reply.refused(Refusal.NOT_FOUND, request.language()));
    }

    private Optional<APIGatewayV2HTTPResponse> answer(String route, Booking booking, Request request) {
        return switch (route) {
            case "GET /api/bookings/{booking}/album" -> Optional.of(shown(200, booking));
            case "GET /api/bookings/{booking}/album/{piece}" ->
                Piece.of(request.inPath("piece")).map(piece -> way(piece, booking, request));
            case "POST /api/bookings/{booking}/album" -> Optional.of(asked(booking, request));
            default -> Optional.empty();
        };
    }

    private APIGatewayV2HTTPResponse shown(int status, Booking booking) {
        Album album = albums.find(booking.id());
        return Reply.json(status, AlbumView.of(booking.id(), album, clock.instant(), new AlbumView.Links() {
            @Override
            public URI shown(Piece piece) {
                return url(piece, booking);
            }

            @Override
            public URI saved(Piece piece) {
                return url(piece, booking, "attachment");
            }
        }));
    }

    private APIGatewayV2HTTPResponse way(Piece piece, Booking booking, Request request) {
        Instant now = clock.instant();
        return albums.find(booking.id())
                .made(piece, now)
                .filter(made -> made.isThere(now))
                .map(_ -> Reply.elsewhere(url(piece, booking), LINK_KEPT_SECONDS))
                .orElseGet(() -> Reply.refused(AlbumRefusals.NOT_READY, request.language()));
    }

    /** Two who ask at once ask for the same; one of them is told that it is being made. */
    private APIGatewayV2HTTPResponse asked(Booking booking, Request request) {
        if (!albums.wanted(booking.id())) {
            Instant now = clock.instant();
            Duration wait = albums.find(booking.id())
                    .beingMadeUntil(now)
                    .map(until -> Duration.between(now, until))
                    .orElse(Duration.ZERO);
            return Reply.later(AlbumRefusals.BEING_MADE, wait, request.language());
        }
        try {
            call.make(booking.id());
        } catch (SdkException nobodyHeard) {
            albums.unwanted(booking.id());
            throw nobodyHeard;
        }
        return shown(202, booking);
    }

    private URI url(Piece piece, Booking booking) {
        return url(piece, booking, piece.isToBeSaved() ? "attachment" : "inline");
    }

    private URI url(Piece piece, Booking booking, String how) {
        String day = booking.slot().from().toString().substring(0, 10);
        String saved = booking.telescope() + "-" + day + "-" + piece.file();
        return store.fetch(
                piece.key(booking.id()), piece.contentType(), Optional.of(how + "; filename=\"" + saved + "\""));
    }
}
