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
import stellar.telescopes.Wishes;

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

    private static final String FROM = "2026-11-23T22:00:00Z";
    private static final String TO = "2026-11-23T23:00:00Z";

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

    AccessWorld() throws Exception {
        night.giveTo(user("operator"));
        night.describe();
        Ledger ledger = new Ledger(night.tables, night.table("LedgerTable"));
        for (String caller : CALLERS) {
            ledger.write(new Entry(
                    user(caller), "grant/1", Entry.Kind.GRANT, 50_000, night.clock.instant(), "admin", "Welcome."));
        }
        String body = book(booking, FROM, TO, SECRET);
        make("POST /api/bookings", body);
        String later = book(wait, "2026-11-23T22:30:00Z", "2026-11-23T23:30:00Z", SECRET);
        make("POST /api/me/waits", later);
        make("POST /api/bookings/{booking}/problems", report(problem));
        make("PUT /api/me/devices/{device}", browser(device, SECRET));
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
                ? Night.withClaims(Map.of(), known, names, body(known))
                : Night.signedIn(user(caller), groups(caller), known, names, body(known));
        request.getHeaders().put("accept-language", language);
        // The older addresses have no place for it in their path.
        if (known.matches("[A-Z]+ /api/me/(status|dashboard|camera|sequences|control|robotarget)/.*")) {
            request.setQueryStringParameters(Map.of("telescope", night.telescope));
        }
        return ApiBook.ask(handler(known), request);
    }

    private String body(String route) {
        String id = UUID.randomUUID().toString();
        return switch (route) {
            case "PUT /api/me" -> "{\"language\":\"fr\",\"timeZone\":\"UTC\"}";
            case "POST /api/accounts/{user}/grants" ->
                "{\"id\":\"" + id + "\",\"cents\":500,\"reason\":\"A cloudy week.\"}";
            case "PUT /api/bookings/{booking}/plan" -> "{\"plan\":" + plan("another") + "}";
            case "PUT /api/bookings/{booking}/slot" ->
                "{\"from\":\"2026-11-23T23:00:00Z\",\"to\":\"2026-11-24T00:30:00Z\"}";
            case "POST /api/me/telescopes/{telescope}/commands" ->
                "{\"id\":\"" + id + "\",\"method\":\"Abort\",\"params\":{\"IsHalt\":true}}";
            case "POST /api/me/bookings/check" -> """
                {"telescope": "%s", "from": "%s", "to": "%s", "plan": {
                 "target": {"name": "M 33", "raJ2000Hours": 1.56, "decJ2000Degrees": 30.66},
                 "shots": [{"filter": "L", "exposureSeconds": 300, "count": 5}]}}
                """.formatted(night.telescope, FROM, TO);
            case "POST /api/telescopes" ->
                Wishes.sound("new-" + night.telescope).toString();
            case "PUT /api/telescopes/{telescope}" ->
                Wishes.sound().put("version", 0).toString();
            case "POST /api/telescopes/{telescope}/blackouts" ->
                "{\"from\":\"2026-12-01T00:00:00Z\",\"to\":\"2026-12-02T00:00:00Z\",\"reason\":\"Rain.\"}";
            case "POST /api/me/waits" -> book(id, FROM, TO, "M 33");
            case "POST /api/bookings/{booking}/controls" -> "{\"id\":\"" + id + "\",\"control\":\"refresh\"}";
            case "POST /api/telescopes/{telescope}/controls" ->
                "{\"id\":\"" + id + "\",\"control\":\"abort\",\"confirm\":true}";
            case "POST /api/me/control/abort" -> "{\"confirm\":true}";
            case "POST /api/me/robotarget/{things}", "PUT /api/me/robotarget/{things}/{guid}" ->
                "{\"Name\":\"Galaxies\"}";
            case "PUT /api/me/mail" -> "{\"address\":\"somebody@" + night.telescope + ".example\"}";
            case "POST /api/me/mail/confirmation" -> "{\"code\":\"000000\"}";
            case "PUT /api/me/mail/state" -> "{\"state\":\"confirmed\"}";
            case "POST /api/bookings/{booking}/spectators" -> "{\"id\":\"" + id + "\"}";
            case "POST /api/bookings/{booking}/problems" -> report(id);
            case "PUT /api/me/devices/{device}" -> browser(id, "A laptop");
            case "PUT /api/telescopes/{telescope}/problems/{problem}/answer" ->
                "{\"text\":\"It was cleaned.\",\"version\":0}";
            case "PUT /api/me/notifications/seen" -> "{\"until\":\"2026-11-21T22:00:00Z\"}";
            case "PUT /api/me/notification-choices" -> "{\"choices\":[{\"kind\":\"soon\",\"ways\":[\"feed\"]}]}";
            case "POST /api/bookings" -> book(id, "2026-11-24T02:00:00Z", "2026-11-24T03:00:00Z", "M 33");
            default -> "{}";
        };
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

    private String book(String id, String from, String to, String target) {
        return "{\"id\":\"%s\",\"telescope\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"plan\":%s}"
                .formatted(id, night.telescope, from, to, plan(target));
    }

    private static String report(String id) {
        return "{\"id\":\"" + id + "\",\"text\":\"A smear over " + SECRET + ".\"}";
    }

    /** A browser at an address of its own, with the keys that RFC 8291 shows. */
    private static String browser(String address, String name) {
        return """
                {"kind": "browser", "name": "%s", "subscription": {"endpoint": "https://fcm.googleapis.com/wp/%s", "keys": {
                 "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                 "auth": "BTBZMqHH6r4Tts7J_aSIgg"}}}
                """.formatted(name, address);
    }

    /** Three frames of the Pleiades' place, under this name. */
    private static String plan(String target) {
        return ("{\"target\":{\"name\":\"%s\",\"raJ2000Hours\":3.78,\"decJ2000Degrees\":24.1},\"shots\":[{\"filter\":"
                        + "\"L\",\"exposureSeconds\":300,\"count\":3,\"binning\":1}],\"constraints\":{}}")
                .formatted(target);
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
