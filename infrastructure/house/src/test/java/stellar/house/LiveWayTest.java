package stellar.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.bench.DemoRelay;
import stellar.bookings.Actor;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Bookings;
import stellar.bookings.Outcome;
import stellar.contract.SocketTicket;
import stellar.contract.Wire;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.live.Pass;
import stellar.live.Tickets;
import stellar.local.LocalCloud;
import stellar.local.Settings;
import stellar.nights.Browser;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Terms;
import stellar.waiting.Waits;

/** Many who watch and a guest whose right ends, on the local cloud's own sockets, streams and functions. */
class LiveWayTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final int LISTENERS = 230;
    private static final DemoRelay RELAY = new DemoRelay(new byte[32], Clock.systemUTC());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LocalCloud cloud;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        cloud = LocalCloud.start(new Settings(REPOSITORY.resolve("template.yaml"), folder)
                .functions(REPOSITORY.resolve("functions/target/functions-lambda.jar"))
                .dynamoDbLibrary(REPOSITORY.resolve("infrastructure/dynamodb-local/target/lib"))
                .seed(REPOSITORY.resolve("infrastructure/local-cloud/demo/seed.json"))
                .seedValue("relayKey", "00".repeat(32))
                .seedValue("operatorKeySha256", "00"));
    }

    @AfterAll
    static void stop() {
        cloud.close();
        HTTP.shutdownNow();
    }

    /** Of 230 listeners six are there; the others' sockets are gone, which both invocations find out of their share. */
    @Test
    void moreThanTwoHundredAreToldByTwoInvocations() throws Exception {
        DynamoDbClient tables = cloud.tables().client();
        List<Browser> browsers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            browsers.add(Browser.open(HTTP, cloud.address()));
        }
        for (int i = browsers.size(); i < LISTENERS; i++) {
            Map<String, AttributeValue> gone = Map.of(
                    "subject",
                    AttributeValue.fromS("channel#telescope.demo"),
                    "part",
                    AttributeValue.fromS("gone-" + i),
                    "expiresAt",
                    AttributeValue.fromN(Long.toString(Instant.now().getEpochSecond() + 600)));
            tables.putItem(put -> put.tableName(table("ConnectionsTable")).item(gone));
        }

        // On a machine with much else to do not all are found out by the first event; each has its limit of time.
        AtomicLong seq = new AtomicLong();
        await().atMost(60, TimeUnit.SECONDS).until(() -> {
            tell(seq.incrementAndGet());
            cloud.settle();
            return listening(tables) == browsers.size();
        });
        tell(seq.incrementAndGet());

        await().atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(browsers).allSatisfy(browser -> assertThat(
                                browser.heard().getLast().at("/position/seq").asLong())
                        .isEqualTo(seq.get())));
        assertThat(cloud.functions())
                .filteredOn(function -> function.function().logicalId().equals("BroadcastFunction"))
                .singleElement()
                .satisfies(function -> assertThat(function.invocations()).isBetween(1L, seq.get() - 1));
        assertThat(cloud.deadLetters()).isEmpty();
    }

    @Test
    void aGuestWhoseBookingIsGivenUpIsToldSoAndHearsNoMore() throws Exception {
        DynamoDbClient tables = cloud.tables().client();
        Booking booking = book(tables);
        cloud.settle();
        Pass pass = Pass.watching(
                "demo", new Pass.Guest("a-link", Instant.now().plus(Duration.ofMinutes(5)), booking.id(), false));
        SocketTicket ticket = new Tickets(tables, table("ConnectionsTable"), Clock.systemUTC())
                .issue(URI.create(Objects.requireNonNull(cloud.outputs().get("LiveUrl"))), pass);
        Browser guest = Browser.open(HTTP, ticket, "session." + booking.id());
        assertThat(guest.heard().getFirst().path("type").asText()).isEqualTo("initialState");

        Outcome given = bookings(tables, Clock.systemUTC())
                .cancel(booking.id(), Actor.operator("its-operator"), 100_000, "storm");
        assertThat(given).isInstanceOf(Outcome.Done.class);
        cloud.settle();

        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(guest.heard())
                .extracting(frame -> frame.path("type").asText())
                .containsExactly("initialState", "changes", "unsubscribed"));
        ObjectNode last = guest.heard().get(1);
        assertThat(last.at("/messages/0/type").asText()).isEqualTo("session.completed");
        assertThat(last.at("/messages/0/data/state").asText()).isEqualTo("cancelled");
        assertThat(cloud.deadLetters()).isEmpty();
    }

    /** The quarter hour that is now, booked an hour ago. */
    private static Booking book(DynamoDbClient tables) {
        Instant now = Instant.now();
        Instant from = Instant.ofEpochSecond(now.getEpochSecond() - Math.floorMod(now.getEpochSecond(), 900));
        Clock earlier = Clock.fixed(from.minus(Duration.ofHours(1)), ZoneOffset.UTC);
        new Ledger(tables, table("LedgerTable"))
                .write(new Entry(
                        "a-user", "grant/1", Entry.Kind.GRANT, 100_000, earlier.instant(), "admin", "Welcome."));
        Outcome outcome = bookings(tables, earlier)
                .book(
                        new Bookings.Wish(
                                UUID.randomUUID().toString(),
                                "a-user",
                                // Two, so that the first does not end while this runs.
                                new Slot(from, from.plus(Duration.ofMinutes(30))),
                                Wire.object()),
                        new Terms(
                                "demo",
                                4_000,
                                false,
                                Duration.ofHours(24),
                                Duration.ofMinutes(5),
                                Duration.ofDays(200)));
        return ((Outcome.Done) outcome).booking();
    }

    private static Bookings bookings(DynamoDbClient tables, Clock clock) {
        Slots slots = new Slots(tables, table("SlotsTable"));
        return new Bookings(
                tables,
                new BookingRows(tables, table("BookingsTable")),
                slots,
                new Waits(tables, table("WaitsTable"), slots, clock),
                new Ledger(tables, table("LedgerTable")),
                clock);
    }

    private static int listening(DynamoDbClient tables) {
        return tables.query(query -> query.tableName(table("ConnectionsTable"))
                        .keyConditionExpression("subject = :channel")
                        .expressionAttributeValues(Map.of(":channel", AttributeValue.fromS("channel#telescope.demo")))
                        .consistentRead(true))
                .count();
    }

    private static String table(String logicalId) {
        return Objects.requireNonNull(cloud.tables().names().get(logicalId), logicalId);
    }

    /** The relay's batch with one signal of this number. */
    private static void tell(long seq) throws Exception {
        DemoRelay.Signed batch = RELAY.batch(seq, Wire.object().put("Code", 1));
        HttpRequest.Builder request = HttpRequest.newBuilder(cloud.address().resolve(DemoRelay.PATH))
                .POST(HttpRequest.BodyPublishers.ofString(batch.body()));
        batch.headers().forEach(request::header);
        assertThat(HTTP.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }
}
