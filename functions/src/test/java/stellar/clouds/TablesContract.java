package stellar.clouds;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import stellar.Night;
import stellar.cloud.Transaction;
import stellar.cloud.Value;
import stellar.ledger.Balance;
import stellar.ledger.Entry;
import stellar.ledger.Ledger;
import stellar.live.Pass;
import stellar.live.TicketAuthorizer;
import stellar.live.Tickets;
import stellar.local.HandClock;
import stellar.local.template.Resource.Index;
import stellar.local.template.Resource.Table;
import stellar.local.template.Resource.TableKey;
import stellar.slots.Slots;
import stellar.slots.Taken;

/** What bookings, credits and tickets need of DynamoDB. */
interface TablesContract {

    Instant EVENING = Instant.parse("2026-11-21T22:00:00Z");
    Instant QUARTER = Instant.parse("2026-11-21T23:15:00Z");

    Cloud cloud();

    /** What may speak against a booking of these tests. */
    enum No {
        TAKEN,
        PAID_BEFORE,
        TOO_POOR
    }

    @Test
    default void everyTableHasTheKeysIndexesAndStreamOfTheTemplate() {
        try (DynamoDbClient tables = cloud().clients().tables()) {
            List<Table> all = cloud().template().all(Table.class);
            assertThat(all).hasSizeGreaterThan(15);
            for (Table table : all) {
                TableDescription made = tables.describeTable(describe -> describe.tableName(table.name()))
                        .table();
                assertThat(key(made.keySchema())).as(table.name()).isEqualTo(table.key());
                assertThat(made.globalSecondaryIndexes().stream()
                                .collect(toMap(index -> index.indexName(), index -> key(index.keySchema()))))
                        .as(table.name())
                        .isEqualTo(table.indexes().stream().collect(toMap(Index::name, Index::key)));
                assertThat(Optional.ofNullable(made.streamSpecification())
                                .map(stream -> stream.streamViewTypeAsString()))
                        .as(table.name())
                        .isEqualTo(table.streamView());
            }
        }
    }

    private static TableKey key(List<KeySchemaElement> schema) {
        Map<String, String> parts =
                schema.stream().collect(toMap(KeySchemaElement::keyTypeAsString, KeySchemaElement::attributeName));
        return new TableKey(parts.getOrDefault("HASH", ""), Optional.ofNullable(parts.get("RANGE")));
    }

    /** One transaction on two tables: the quarter is taken, and its price held, or neither. */
    private Optional<No> book(DynamoDbClient tables, String telescope, String user, long cents) {
        Slots slots = new Slots(tables, cloud().name("SlotsTable"));
        Transaction<No> booking = new Transaction<No>()
                .add(slots.take(telescope, QUARTER, "booking-of-" + user, user, EVENING), No.TAKEN);
        ledger(tables).add(List.of(entry(user, "hold", Entry.Kind.HOLD, cents)), booking, No.PAID_BEFORE, No.TOO_POOR);
        return booking.commit(tables);
    }

    private Ledger ledger(DynamoDbClient tables) {
        return new Ledger(tables, cloud().name("LedgerTable"));
    }

    private static Entry entry(String user, String cause, Entry.Kind kind, long cents) {
        return new Entry(user, cause, kind, cents, EVENING, "admin", "");
    }

    @Test
    default void aBookingThatIsRefusedHasChangedNothingInAnyTable() {
        try (DynamoDbClient tables = cloud().clients().tables()) {
            Slots slots = new Slots(tables, cloud().name("SlotsTable"));
            ledger(tables).write(entry("anna", "grant", Entry.Kind.GRANT, 1_000));
            ledger(tables).write(entry("bert", "grant", Entry.Kind.GRANT, 1_000));

            assertThat(book(tables, "refusing", "anna", 1_001)).contains(No.TOO_POOR);
            assertThat(slots.rows("refusing", QUARTER, QUARTER.plusSeconds(1))).isEmpty();
            assertThat(book(tables, "refusing", "anna", 600)).isEmpty();
            assertThat(book(tables, "refusing", "bert", 600)).contains(No.TAKEN);

            assertThat(ledger(tables).balance("anna")).isEqualTo(new Balance(400, 600));
            assertThat(ledger(tables).balance("bert")).isEqualTo(new Balance(1_000, 0));
            assertThat(slots.taken("refusing", QUARTER, QUARTER.plusSeconds(1), EVENING))
                    .containsExactly(new Taken(QUARTER, new Taken.Holder.Booking("booking-of-anna", "anna")));
        }
    }

    @Test
    default void ofManyWhoWantAQuarterAtOnceOneGetsItAndPays() throws Exception {
        cloud().must(Cloud.Duty.KEEP_TRANSACTIONS_APART);
        List<String> users = IntStream.range(0, 8).mapToObj(i -> "many-" + i).toList();
        try (DynamoDbClient tables = cloud().clients().tables();
                ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            users.forEach(user -> ledger(tables).write(entry(user, "grant", Entry.Kind.GRANT, 1_000)));
            List<Callable<Optional<No>>> wishes = users.stream()
                    .map(user -> (Callable<Optional<No>>) () -> book(tables, "wanted", user, 600))
                    .toList();

            List<Optional<No>> answers = new ArrayList<>();
            for (Future<Optional<No>> answer : together.invokeAll(wishes)) {
                answers.add(answer.get());
            }

            assertThat(answers).containsOnlyOnce(Optional.empty());
            assertThat(answers.stream().flatMap(Optional::stream)).hasSize(7).containsOnly(No.TAKEN);
            assertThat(users.stream()
                            .mapToLong(user -> ledger(tables).balance(user).heldCents())
                            .sum())
                    .isEqualTo(600);
        }
    }

    @Test
    default void aStatementIsReadByItsIndexPageByPageTheNewestFirst() {
        try (DynamoDbClient tables = cloud().clients().tables()) {
            for (int i = 1; i <= 5; i++) {
                ledger(tables)
                        .write(new Entry(
                                "reader", "grant/" + i, Entry.Kind.GRANT, i, EVENING.plusSeconds(i), "admin", ""));
            }

            List<Long> read = new ArrayList<>();
            Optional<String> before = Optional.empty();
            do {
                Ledger.Page page = ledger(tables).entries("reader", before, 2);
                page.entries().forEach(entry -> read.add(entry.cents()));
                before = page.next();
            } while (before.isPresent());

            assertThat(read).containsExactly(5L, 4L, 3L, 2L, 1L);
        }
    }

    /** DynamoDB removes rows hours after their time: a row that is there proves nothing. */
    @Test
    default void aTicketOpensOnceAndNotAfterItsTimeThoughItsRowMayBeThere() {
        HandClock clock = new HandClock(EVENING);
        Map<String, String> settings = new HashMap<>(cloud().settings());
        settings.put("CONNECTIONS_TABLE", cloud().name("ConnectionsTable"));
        settings.put("SITE_ORIGINS", "https://stellar.example");
        TicketAuthorizer door = new TicketAuthorizer(settings, clock);
        try (DynamoDbClient tables = cloud().clients().tables()) {
            Tickets tickets = new Tickets(tables, cloud().name("ConnectionsTable"), clock);
            String used = ticket(tickets);
            String late = ticket(tickets);

            assertThat(opens(door, used)).isTrue();
            assertThat(opens(door, used)).isFalse();
            clock.advance(Duration.ofSeconds(30));
            assertThat(opens(door, late)).isFalse();
        }
    }

    private static String ticket(Tickets tickets) {
        return tickets.issue(URI.create("wss://sockets.example/live"), new Pass(Set.of("x"), null, null, null))
                .url()
                .replaceFirst(".*ticket=", "");
    }

    private static boolean opens(TicketAuthorizer door, String ticket) {
        APIGatewayCustomAuthorizerEvent event = new APIGatewayCustomAuthorizerEvent();
        event.setQueryStringParameters(Map.of("ticket", ticket));
        event.setMethodArn("arn:aws:execute-api:eu-west-3:000000000000:api/live/$connect");
        Object statements =
                door.handleRequest(event, Night.INVOCATION).getPolicyDocument().get("Statement");
        Map<?, ?> statement = ((Map<?, ?>[]) requireNonNull(statements))[0];
        return IamPolicyResponse.ALLOW.equals(statement.get("Effect"));
    }

    @Test
    default void whatBecameOfAQuarterIsInTheStreamInOrderWithBothItsImages() {
        try (DynamoDbClient tables = cloud().clients().tables();
                DynamoDbStreamsClient streams = DynamoDbStreamsClient.builder()
                        .endpointOverride(URI.create(cloud().settings().getOrDefault("AWS_ENDPOINT_URL_DYNAMODB", "")))
                        .region(Region.of(cloud().settings().getOrDefault("AWS_REGION", "")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build()) {
            String table = cloud().name("SlotsTable");
            Slots slots = new Slots(tables, table);
            new Transaction<No>()
                    .add(slots.take("streaming", QUARTER, "first", "anna", EVENING), No.TAKEN)
                    .commit(tables);
            new Transaction<No>()
                    .add(slots.keepForLine("streaming", QUARTER, "first", QUARTER), No.TAKEN)
                    .commit(tables);
            new Transaction<No>()
                    .add(slots.letGoOfLine("streaming", QUARTER, QUARTER), No.TAKEN)
                    .commit(tables);

            List<Record> changes = await().atMost(Duration.ofSeconds(15))
                    .until(() -> changes(tables, streams, table, "streaming"), found -> found.size() == 3);

            assertThat(changes)
                    .extracting(Record::eventName)
                    .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
            Record modified = changes.get(1);
            assertThat(modified.dynamodb().oldImage()).containsKey("booking");
            assertThat(modified.dynamodb().newImage()).containsKey("keptFor").doesNotContainKey("booking");
            assertThat(changes.get(2).dynamodb().oldImage())
                    .isEqualTo(modified.dynamodb().newImage());
        }
    }

    /** All that the table's stream holds of one telescope. */
    private static List<Record> changes(
            DynamoDbClient tables, DynamoDbStreamsClient streams, String table, String telescope) {
        String stream = tables.describeTable(describe -> describe.tableName(table))
                .table()
                .latestStreamArn();
        List<Record> changes = new ArrayList<>();
        for (Shard shard : streams.describeStream(describe -> describe.streamArn(stream))
                .streamDescription()
                .shards()) {
            String iterator = streams.getShardIterator(get -> get.streamArn(stream)
                            .shardId(shard.shardId())
                            .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            streams.getRecords(get -> get.shardIterator(iterator)).records().stream()
                    .filter(change -> Value.text(telescope)
                            .equals(change.dynamodb().keys().get("telescope")))
                    .forEach(changes::add);
        }
        return changes;
    }
}
