package stellar.dashboard;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.bookings.BookingRows;
import stellar.cloud.Allowance;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Refusal;
import stellar.cloud.Reply;
import stellar.cloud.Request;
import stellar.contract.RequestSignature;
import stellar.contract.UploadRequest.Kind;
import stellar.contract.Wire;
import stellar.images.Image;
import stellar.images.Images;
import stellar.telescopes.OperatorKeys;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Answers the older addresses that only read. */
public final class DashboardHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final int NEWEST_IMAGES = 5;
    private static final String OF_PERSONS = "/api/me/";

    private final Telescopes telescopes;
    private final Images images;
    private final Meant meant;
    private final Allowance ofPersons;
    private final Allowance ofKeys;
    private final Clock clock;

    public DashboardHandler() {
        this(System.getenv());
    }

    /** Starts with these settings; refuses to when one is missing. */
    public DashboardHandler(Map<String, String> environment) {
        this(environment, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** The same by another clock: nights that are played on a local cloud have one turned by hand. */
    public DashboardHandler(Map<String, String> environment, Clock clock) {
        this(new Environment(environment), new Clients(new Environment(environment)).tables(), clock);
    }

    DashboardHandler(Environment environment, DynamoDbClient tables, Clock clock) {
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
        this.images = new Images(tables, environment.required("IMAGES_TABLE"));
        this.meant = new Meant(telescopes, new BookingRows(tables, environment.required("BOOKINGS_TABLE")), clock);
        String counted = environment.required("CONNECTIONS_TABLE");
        this.ofPersons = Allowance.ofPersons(tables, counted, clock);
        this.ofKeys = Allowance.ofKeys(tables, counted, clock);
        this.clock = clock;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = new Request(event);
        APIGatewayV2HTTPResponse answer =
                request.path().startsWith(OF_PERSONS) ? ofPerson(request) : ofProgram(request);
        return answer.getStatusCode() < 400 ? answer : asBefore(answer);
    }

    private APIGatewayV2HTTPResponse ofPerson(Request request) {
        Optional<Caller> caller = Caller.of(request);
        if (caller.isEmpty()) {
            return Reply.refused(Refusal.SIGN_IN, request.language());
        }
        return within(
                ofPersons, caller.get().user(), request, () -> meant.by(caller.get(), request.inQuery("telescope")));
    }

    private APIGatewayV2HTTPResponse ofProgram(Request request) {
        Optional<String> key = Optional.ofNullable(request.headers().get("x-api-key"));
        if (key.isEmpty()) {
            return Reply.refused(OperatorKeys.MISSING, request.language());
        }
        String known = RequestSignature.sha256(key.get().getBytes(StandardCharsets.UTF_8));
        return within(ofKeys, known, request, () -> meant.by(key.get(), request.inQuery("telescope")));
    }

    private APIGatewayV2HTTPResponse within(
            Allowance allowance, String who, Request request, Supplier<Meant.Found> finding) {
        return allowance.refusal(who, request.language()).orElseGet(() -> switch (finding.get()) {
            case Meant.Found.Not(Refusal why, List<String> named) -> {
                ObjectNode more = Wire.object();
                ArrayNode told = more.putArray("telescopes");
                named.forEach(told::add);
                yield Reply.refused(why, named.isEmpty() ? Wire.object() : more, request.language());
            }
            case Meant.Found.One(Telescope telescope) -> tell(telescope, request);
        });
    }

    private APIGatewayV2HTTPResponse tell(Telescope telescope, Request request) {
        Instant now = clock.instant();
        String route = request.event().getRouteKey();
        String asked = route.substring(route.indexOf(' ') + 1).replace(OF_PERSONS, "/api/");
        if (asked.equals("/api/camera/preview")) {
            return preview(telescope, request, now);
        }
        return telescopes
                .state(telescope.id())
                .map(state -> switch (asked) {
                    case "/api/status/connection" -> Reply.json(200, Dashboard.connection(state, now));
                    case "/api/dashboard/state" -> Reply.json(200, Dashboard.state(state, now));
                    case "/api/sequences/current" -> Reply.json(200, Dashboard.sequence(state, now));
                    default -> Reply.notFound();
                })
                .orElseGet(Reply::notFound);
    }

    private APIGatewayV2HTTPResponse preview(Telescope telescope, Request request, Instant now) {
        return images.newest(telescope.id(), NEWEST_IMAGES, List.of()).stream()
                .filter(image -> image.has(Image.name(Kind.PREVIEW)))
                .findFirst()
                .map(image -> Reply.json(200, Dashboard.preview(image, now)))
                .orElseGet(() -> Reply.refused(DashboardRefusals.NO_PICTURE, request.language()));
    }

    /** Errors of these addresses always had {@code success}, {@code error} and {@code message}. */
    private static APIGatewayV2HTTPResponse asBefore(APIGatewayV2HTTPResponse refused) {
        try {
            ObjectNode problem = Wire.readObject(refused.getBody());
            problem.put("success", false)
                    .put("error", problem.path("code").asText())
                    .put("message", problem.path("title").asText());
            refused.setBody(Wire.write(problem));
            return refused;
        } catch (IOException e) {
            throw new IllegalStateException("A refusal of ours is no JSON.", e);
        }
    }
}
