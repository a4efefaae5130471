package stellar.progress;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.HttpFunction;
import stellar.cloud.Log;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.Problem;
import stellar.contract.Wire;
import stellar.images.PreviewStore;
import stellar.live.Sockets;
import stellar.relays.Relay;
import stellar.relays.Relays;
import stellar.relays.SignedRequests;
import stellar.relays.SignedRequests.Check;

/** Takes what relays of another make report of sessions, signed as batches are. */
public final class ReportsHandler implements HttpFunction {

    /** How long before its slot and after it a session is reported of. */
    private static final Duration BEFORE = Duration.ofMinutes(15);

    private static final Duration AFTER = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SignedRequests signatures;
    private final BookingRows bookings;
    private final ReportDesk desk;
    private final Clock clock;

    public ReportsHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public ReportsHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public ReportsHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)), clock);
    }

    private ReportsHandler(Environment environment, Clients clients, Clock clock) {
        this(
                environment,
                clients.tables(),
                Sockets.of(environment, clients, PATIENCE),
                new PreviewStore(clients.objects(), environment.required("IMAGES_BUCKET")),
                clock,
                Log.standard());
    }

    ReportsHandler(
            Environment environment,
            DynamoDbClient tables,
            Sockets sockets,
            PreviewStore previews,
            Clock clock,
            Log log) {
        this.signatures = new SignedRequests(new Relays(tables, environment.required("RELAYS_TABLE"))::find, clock);
        this.bookings = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.desk = ReportDesk.of(environment, tables, sockets, previews, clock, log);
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        Optional<Report.Kind> kind = Report.Kind.of(event.getRouteKey());
        if (kind.isEmpty()) {
            return Reply.notFound();
        }
        return switch (signatures.check(request.method(), request.path(), request.headers(), request.sent())) {
            case Check.Refused refused -> Reply.problem(refused.problem());
            case Check.Signed signed -> take(signed.relay(), kind.get(), request.body());
        };
    }

    private APIGatewayV2HTTPResponse take(Relay relay, Report.Kind kind, byte[] body) {
        if (body.length > Report.MAX_BODY_BYTES) {
            return Reply.problem(
                    413, Problem.TOO_LARGE, "A report has " + Report.MAX_BODY_BYTES + " bytes at most. Send less.");
        }
        Optional<Report> report = Report.of(kind, body);
        if (report.isEmpty()) {
            return Reply.malformed("The body is no such report, or its thumbnail is no small JPEG. See the API.");
        }
        Instant now = clock.instant();
        Optional<Booking> booking = bookings.find(report.get().session())
                .filter(there -> relay.telescopes().contains(there.telescope()))
                .filter(there -> !now.isBefore(there.slot().from().minus(BEFORE))
                        && now.isBefore(there.slot().to().plus(AFTER)));
        return booking.map(there -> Reply.json(
                        200,
                        Wire.object()
                                .put("success", true)
                                .put("seen", desk.take(report.get(), there.telescope(), now))))
                .orElseGet(Reply::notFound);
    }
}
