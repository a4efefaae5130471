package stellar;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import stellar.albums.AlbumCall;
import stellar.cloud.Clients;
import stellar.cloud.Environment;
import stellar.cloud.Patience.Rest;
import stellar.commands.Commands;
import stellar.contract.Command;
import stellar.contract.CommandOutcome;
import stellar.contract.DurableEvent;
import stellar.contract.Wire;
import stellar.images.ImageStore;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.live.Sockets;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.Trigger.HttpRoute;
import stellar.notifications.Carried;
import stellar.notifications.push.PushService;
import stellar.sessions.Timers;

/**
 * What the access matrix is asked of: a telescope, its operator, a booking and a wait of the owner's, and the handlers that the
 * template names for each route.
 */
final class AccessWorld implements AutoCloseable {

    static final List<String> CALLERS = List.of("nobody", "other", "owner", "operator", "otherOperator", "admin");

    /** In the plan of the owner's booking. */
    static final String SECRET = "the owner's own nebula";

    /** Nobody wakes anybody here. */
    private static final Timers NO_TIMERS = new Timers() {
        @Override
        public void set(String booking, Instant moment) {}

        @Override
        public void remove(String booking) {}
    };

    private static final Map<String, LambdaFunction> FUNCTIONS = functions();

    /** Every table where a refused caller might have changed something. */
    private static final List<String> TABLES = List.of(
            "BookingsTable",
            "SlotsTable",
            "WaitsTable",
            "LedgerTable",
            "AccountsTable",
            "CommandsTable",
            "ControlsTable",
            "TelescopesTable",
            "AlbumsTable",
            "LinksTable",
            "ProblemsTable",
            "NotificationsTable",
            "DevicesTable");

    final String booking = UUID.randomUUID().toString();

    /** The owner waits for a slot that overlaps their own booking. */
    final String wait = UUID.randomUUID().toString();

    /** The owner reported it of their booking. */
    final String problem = UUID.randomUUID().toString();

    /** The owner is told on it. */
    final String device = UUID.randomUUID().toString();

    private final Night night = new Night();
    private final OpenSockets sockets = new OpenSockets();
    private final AccessBodies bodies = new AccessBodies(night.telescope);

    AccessWorld() throws Exception {
        night.giveTo(user("operator"));
        night.describe();
        Ledger ledger = new Ledger(night.tables, night.table("LedgerTable"));
        for (String caller : CALLERS) {
            ledger.write(new Entry(
                    user(caller), "grant/1", Entry.Kind.GRANT, 50_000, night.clock.instant(), "admin", "Welcome."));
        }
        make("POST /api/bookings", bodies.booking(booking));
        make("POST /api/me/waits", bodies.later(wait));
        make("POST /api/bookings/{booking}/problems", AccessBodies.report(problem));
        make("PUT /api/me/devices/{device}", AccessBodies.browser(device, SECRET));
    }

    private void make(String route, String body) throws Exception {
        APIGatewayV2HTTPResponse answer = ApiBook.ask(
                handler(route),
                Night.signedIn(user("owner"), "", route, Map.of("booking", booking, "device", device), body));
        if (answer.getStatusCode() >= 300) {
            throw new IllegalStateException(route + ": " + answer.getBody());
        }
    }

    @Override
    public void close() {
        sockets.close();
    }

    /** The routes that ask for a token. */
    static Set<String> routes() {
        return FUNCTIONS.keySet();
    }

    /** What this caller is answered; {@code {missing}} in a route stands for a booking that is not there, {@code {missing wait}} likewise. */
    APIGatewayV2HTTPResponse ask(String route, String caller, String language) throws Exception {
        String known = route.replace("{missing wait}", "{wait}").replace("{missing}", "{booking}");
        Map<String, String> names = new HashMap<>(Map.of(
                "telescope",
                night.telescope,
                "booking",
                route.equals(known) ? booking : UUID.randomUUID().toString(),
                "wait",
                route.equals(known) ? wait : UUID.randomUUID().toString(),
                "user",
                "somebody-" + night.telescope,
                "id",
                UUID.randomUUID().toString(),
                "link",
                UUID.randomUUID().toString(),
                "things",
                "sets",
                "guid",
                UUID.randomUUID().toString()));
        names.put("piece", "frames.zip");
        names.put("problem", problem);
        names.put("device", device);
        APIGatewayV2HTTPEvent request = caller.equals("nobody")
                ? Night.withClaims(Map.of(), known, names, bodies.to(known))
                : Night.signedIn(user(caller), groups(caller), known, names, bodies.to(known));
        request.getHeaders().put("accept-language", language);
        // The older addresses have no place for it in their path.
        if (known.matches("[A-Z]+ /api/me/(status|dashboard|camera|sequences|control|robotarget)/.*")) {
            request.setQueryStringParameters(Map.of("telescope", night.telescope));
        }
        return ApiBook.ask(handler(known), request);
    }

    /** While a function waits, the telescope's relay tells that all is done that waits for it. */
    private void relayAnswers() {
        Commands commands = new Commands(night.tables, night.table("CommandsTable"));
        ObjectNode result = Wire.object();
        result.putArray("list").addObject().put("guid", "8d5f6a52");
        for (Command command : commands.waiting(night.telescope, night.clock.instant())) {
            CommandOutcome done =
                    new CommandOutcome(command.id(), command.method(), CommandOutcome.State.DONE, null, result);
            List<DurableEvent> told = List.of(night.event(1, "command", Wire.tree(done)));
            night.tables.transactWriteItems(write -> write.transactItems(commands.learn(told, night.clock.instant())));
        }
    }

    String user(String caller) {
        return caller + "-of-" + night.telescope;
    }

    private static String groups(String caller) {
        return switch (caller) {
            case "operator", "otherOperator" -> "[operator]";
            case "admin" -> "[admin]";
            default -> "";
        };
    }

    /** All that a refused caller might have changed: every row that this night made. */
    Map<String, Map<String, AttributeValue>> kept() {
        Map<String, Map<String, AttributeValue>> rows = new TreeMap<>();
        for (String table : TABLES) {
            night
                    .tables
                    .scanPaginator(scan -> scan.tableName(night.table(table)).consistentRead(true))
                    .items()
                    .stream()
                    .filter(row -> row.toString().contains(night.telescope)
                            || row.toString().contains(booking))
                    .forEach(row -> rows.put(table + row, row));
        }
        return rows;
    }

    private static Map<String, LambdaFunction> functions() {
        try {
            Map<String, LambdaFunction> byRoute = new TreeMap<>();
            for (LambdaFunction function : TemplateTest.functions()) {
                for (var trigger : function.triggers()) {
                    if (trigger instanceof HttpRoute route && route.guard().isPresent()) {
                        byRoute.put(route.method() + " " + route.path(), function);
                    }
                }
            }
            return Map.copyOf(byRoute);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // The template's test sees to it that what it names are handlers.
    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler(String route) throws Exception {
        LambdaFunction function = Objects.requireNonNull(FUNCTIONS.get(route), route);
        Map<String, String> settings = new HashMap<>(function.environment());
        settings.keySet().removeIf(name -> name.endsWith("_TABLE"));
        Map<Class<?>, Object> parts = new HashMap<>(Map.of(
                Environment.class,
                night.environment(settings),
                DynamoDbClient.class,
                night.tables,
                Sockets.class,
                sockets.sockets(Duration.ofSeconds(2)),
                Timers.class,
                NO_TIMERS,
                Rest.class,
                (Rest) _ -> relayAnswers(),
                ImageStore.class,
                new ImageStore(
                        new Clients(new Environment(Map.of("AWS_REGION", "eu-west-3"))).presigner(),
                        "images",
                        night.clock),
                AlbumCall.class,
                (AlbumCall) _ -> {},
                SesV2Client.class,
                new Postbox(),
                Clock.class,
                night.clock));
        parts.put(SnsClient.class, new Clients(new Environment(Map.of("AWS_REGION", "eu-west-3"))).topics());
        parts.put(PushService.class, (PushService) _ -> new Carried.Taken());
        // The constructor for tests: the one that takes the most, all of it known here.
        Constructor<?> constructor = Arrays.stream(
                        Class.forName(function.handler()).getDeclaredConstructors())
                .filter(any -> List.of(any.getParameterTypes()).stream().allMatch(parts::containsKey))
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow();
        constructor.setAccessible(true);
        return (RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>) constructor.newInstance(
                Arrays.stream(constructor.getParameterTypes()).map(parts::get).toArray());
    }
}
