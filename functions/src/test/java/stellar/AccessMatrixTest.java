package stellar;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.cloud.Environment;
import stellar.contract.Wire;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.live.Sockets;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.Trigger.HttpRoute;
import stellar.sessions.Timers;
import stellar.telescopes.Wishes;

/**
 * Each caller at each route that asks for a token, on the handlers that the template names: what they are answered, that no
 * answer tells what is not theirs, and that whoever is refused changed nothing.
 */
class AccessMatrixTest {

    private static final Path MATRIX = Path.of("src/test/resources/stellar/access-matrix.csv");
    private static final List<String> CALLERS =
            List.of("nobody", "other", "owner", "operator", "otherOperator", "admin");

    /** In the plan of the owner's booking. */
    private static final String SECRET = "the owner's own nebula";

    /** Nobody wakes anybody here. */
    private static final Timers NO_TIMERS = new Timers() {
        @Override
        public void set(String booking, Instant moment) {}

        @Override
        public void remove(String booking) {}
    };

    private static final String FROM = "2026-11-23T22:00:00Z";
    private static final String TO = "2026-11-23T23:00:00Z";

    private static final List<LambdaFunction> FUNCTIONS = functions();

    private final Night night = new Night();
    private final OpenSockets sockets = new OpenSockets();
    private final String booking = UUID.randomUUID().toString();

    /** The owner waits for a slot that overlaps their own booking. */
    private final String wait = UUID.randomUUID().toString();

    record Row(String route, String caller, int status) {
        @Override
        public String toString() {
            return caller + " at " + route;
        }
    }

    static Stream<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(MATRIX)) {
            if (!line.startsWith("#") && !line.isBlank()) {
                String[] cells = line.split(",", -1);
                for (int i = 0; i < CALLERS.size(); i++) {
                    rows.add(new Row(cells[0], CALLERS.get(i), Integer.parseInt(cells[i + 1])));
                }
            }
        }
        return rows.stream();
    }

    @AfterEach
    void close() {
        sockets.close();
    }

    @Test
    void eachRouteThatAsksForATokenHasARow() throws IOException {
        TreeSet<String> guarded = new TreeSet<>();
        handlers((route, function) -> guarded.add(route));

        assertThat(new TreeSet<>(rows().map(Row::route).toList())).isEqualTo(guarded);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachCallerGetsWhatTheMatrixSays(Row row) throws Exception {
        prepare();
        Map<String, Map<String, AttributeValue>> before = row.status() < 400 ? Map.of() : kept();

        APIGatewayV2HTTPResponse answer = ask(row.route(), row.caller());

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(row.status());
        if (answer.getStatusCode() >= 400) {
            assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
            assertThat(kept()).as("what is kept after a refusal").isEqualTo(before);
            String french = ask(row.route(), row.caller(), "fr-FR, en;q=0.5").getBody();
            assertThat(title(french)).as("what a French caller reads").isNotEqualTo(title(answer.getBody()));
        }
        boolean maySee = List.of("owner", "operator", "admin").contains(row.caller()) && answer.getStatusCode() < 400;
        if (!maySee) {
            assertThat(answer.getBody()).doesNotContain(SECRET, user("owner"), booking, wait);
        }
        if (answer.getStatusCode() == 404) {
            assertThat(answer.getBody())
                    .as("what is another's looks like what is not there")
                    .isEqualTo(ask(
                                    row.route()
                                            .replace("{booking}", "{missing}")
                                            .replace("{wait}", "{missing wait}"),
                                    row.caller())
                            .getBody());
        }
    }

    /** What a booking's owner may do depends on nothing but the booking: not on knowing its id. */
    @Test
    void anIdInAnotherShapeIsNotThere() throws Exception {
        prepare();
        for (String id : List.of("", "..", booking.toUpperCase(Locale.ROOT), booking + " ", "about", "change/000001")) {
            APIGatewayV2HTTPEvent request =
                    Night.signedIn(user("owner"), "", "GET /api/bookings/{booking}", Map.of("booking", id), "");
            assertThat(ApiBook.ask(handler("GET /api/bookings/{booking}"), request)
                            .getStatusCode())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    private void prepare() throws Exception {
        night.giveTo(user("operator"));
        night.describe();
        Ledger ledger = new Ledger(night.tables, night.table("LedgerTable"));
        for (String caller : CALLERS) {
            ledger.write(new Entry(
                    user(caller), "grant/1", Entry.Kind.GRANT, 50_000, night.clock.instant(), "admin", "Welcome."));
        }
        String body = book(booking, FROM, TO, SECRET);
        assertThat(ApiBook.ask(
                                handler("POST /api/bookings"),
                                Night.signedIn(user("owner"), "", "POST /api/bookings", Map.of(), body))
                        .getStatusCode())
                .isEqualTo(201);
        String later = book(wait, "2026-11-23T22:30:00Z", "2026-11-23T23:30:00Z", SECRET);
        assertThat(ApiBook.ask(
                                handler("POST /api/me/waits"),
                                Night.signedIn(user("owner"), "", "POST /api/me/waits", Map.of(), later))
                        .getStatusCode())
                .isEqualTo(201);
    }

    private static String title(String problem) throws IOException {
        return Wire.readObject(problem).path("title").asText();
    }

    private APIGatewayV2HTTPResponse ask(String route, String caller) throws Exception {
        return ask(route, caller, "en");
    }

    private APIGatewayV2HTTPResponse ask(String route, String caller, String language) throws Exception {
        String known = route.replace("{missing wait}", "{wait}").replace("{missing}", "{booking}");
        Map<String, String> names = Map.of(
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
                UUID.randomUUID().toString());
        APIGatewayV2HTTPEvent request = caller.equals("nobody")
                ? Night.withClaims(Map.of(), known, names, body(known))
                : Night.signedIn(user(caller), groups(caller), known, names, body(known));
        request.getHeaders().put("accept-language", language);
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
            case "POST /api/bookings/{booking}/spectators" -> "{\"id\":\"" + id + "\"}";
            case "POST /api/bookings" -> book(id, "2026-11-24T02:00:00Z", "2026-11-24T03:00:00Z", "M 33");
            default -> "{}";
        };
    }

    private String book(String id, String from, String to, String target) {
        return "{\"id\":\"%s\",\"telescope\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"plan\":%s}"
                .formatted(id, night.telescope, from, to, plan(target));
    }

    /** Three frames of the Pleiades' place, under this name. */
    private static String plan(String target) {
        return ("{\"target\":{\"name\":\"%s\",\"raJ2000Hours\":3.78,\"decJ2000Degrees\":24.1},\"shots\":[{\"filter\":"
                        + "\"L\",\"exposureSeconds\":300,\"count\":3,\"binning\":1}],\"constraints\":{}}")
                .formatted(target);
    }

    private String user(String caller) {
        return caller + "-of-" + night.telescope;
    }

    private static String groups(String caller) {
        return switch (caller) {
            case "operator", "otherOperator" -> "[operator]";
            case "admin" -> "[admin]";
            default -> "";
        };
    }

    /** All that a refused caller might have changed: every row of these tables that this night made. */
    private Map<String, Map<String, AttributeValue>> kept() {
        Map<String, Map<String, AttributeValue>> rows = new TreeMap<>();
        for (String table : List.of(
                "BookingsTable",
                "SlotsTable",
                "WaitsTable",
                "LedgerTable",
                "AccountsTable",
                "CommandsTable",
                "ControlsTable",
                "TelescopesTable",
                "LinksTable")) {
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

    private interface Seen {
        void handler(String route, LambdaFunction function);
    }

    private static List<LambdaFunction> functions() {
        try {
            return TemplateTest.functions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void handlers(Seen seen) {
        for (LambdaFunction function : FUNCTIONS) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof HttpRoute route && route.guard().isPresent()) {
                    seen.handler(route.method() + " " + route.path(), function);
                }
            }
        }
    }

    @SuppressWarnings("unchecked") // The template's test sees to it that what it names are handlers.
    private RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler(String route) throws Exception {
        Map<String, LambdaFunction> byRoute = new HashMap<>();
        handlers(byRoute::put);
        LambdaFunction function = Objects.requireNonNull(byRoute.get(route), route);
        Map<String, String> settings = new HashMap<>(function.environment());
        settings.keySet().removeIf(name -> name.endsWith("_TABLE"));
        Map<Class<?>, Object> parts = Map.of(
                Environment.class,
                night.environment(settings),
                DynamoDbClient.class,
                night.tables,
                Sockets.class,
                sockets.sockets(Duration.ofSeconds(2)),
                Timers.class,
                NO_TIMERS,
                Clock.class,
                night.clock);
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
