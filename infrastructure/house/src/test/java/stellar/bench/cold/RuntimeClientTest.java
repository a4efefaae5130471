package stellar.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.bench.cold.RuntimeApi.Answer;
import stellar.contract.UploadRequest;
import stellar.contract.Wire;
import stellar.images.ImageKey;
import stellar.images.Images;
import stellar.local.LocalCloud;
import stellar.local.Settings;

/** The packaged functions under Lambda's own Java runtime client, in a process with the memory that the template gives them. */
class RuntimeClientTest {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final byte[] SECRET = new byte[32];

    private static LocalCloud cloud;
    private static Path task;

    private Path output = Path.of("");

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path artifact = REPOSITORY.resolve("functions/target/functions-lambda.jar");
        task = LambdaProcess.unpack(artifact, folder.resolve("task"));
        cloud = LocalCloud.start(new Settings(REPOSITORY.resolve("template.yaml"), folder.resolve("cloud"))
                .functions(artifact)
                .dynamoDbLibrary(REPOSITORY.resolve("infrastructure/dynamodb-local/target/lib"))
                .seed(REPOSITORY.resolve("infrastructure/local-cloud/demo/seed.json"))
                .seedValue("relayKey", HexFormat.of().formatHex(SECRET))
                .seedValue("operatorKeySha256", "00"));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void nameOutput(@TempDir Path folder, TestInfo test) {
        output = folder.resolve(test.getDisplayName().replaceAll("\\W", "") + ".log");
    }

    private LambdaProcess started(String function, boolean isSnapStarted) throws Exception {
        return started(cloud.environment(function), isSnapStarted);
    }

    private LambdaProcess started(Map<String, String> environment, boolean isSnapStarted) throws Exception {
        return LambdaProcess.start(
                new LambdaProcess.Function(
                        task,
                        Path.of("target/runtime-client").toAbsolutePath(),
                        environment,
                        isSnapStarted,
                        List.of(),
                        List.of()),
                output);
    }

    private static ObjectNode answered(Answer answer) throws Exception {
        assertThat(answer).isInstanceOf(Answer.Answered.class);
        return answer instanceof Answer.Answered taken ? Wire.readObject(taken.json()) : Wire.object();
    }

    @Test
    void ingestTakesBatchesInOrderAndPrintsNothingButFigures() throws Exception {
        SignedBatch batches = new SignedBatch(SECRET);
        try (LambdaProcess ingest = started("IngestFunction", false)) {
            for (int seq = 1; seq <= 2; seq++) {
                ObjectNode answer = answered(ingest.ask(batches.next()));
                assertThat(answer.path("statusCode").asInt())
                        .as(answer.toString())
                        .isEqualTo(200);
                assertThat(Wire.readObject(answer.path("body").asText())
                                .at("/through/seq")
                                .asInt())
                        .isEqualTo(seq);
            }
            assertThat(ingest.process().peakMiB()).isLessThan(256);
            assertThat(ingest.printed()).allMatch(RuntimeClientTest::isFigure);
        }
    }

    /** The rehearsal before it is of a relay that is in no table; afterwards the real one is known, its key and its clock. */
    @Test
    void ingestGoesOnFromASnapshotAndKnowsNothingOfItsRehearsal() throws Exception {
        try (LambdaProcess ingest = started("IngestFunction", true)) {
            ingest.snapshotAndRestore();
            assertThat(answered(ingest.ask(new SignedBatch(SECRET).next()))
                            .path("statusCode")
                            .asInt())
                    .isEqualTo(200);
            assertThat(answered(ingest.ask(new SignedBatch(new byte[] {1}).next()))
                            .path("statusCode")
                            .asInt())
                    .isEqualTo(401);
            assertThat(ingest.printed())
                    .allMatch(RuntimeClientTest::isFigure)
                    .noneMatch(line -> line.contains("rehearsal"));
        }
    }

    private static boolean isFigure(String line) {
        return line.contains("\"level\":\"FIGURE\"");
    }

    @Test
    void aTicketIsIssuedWithAndWithoutASnapshot() throws Exception {
        for (boolean isSnapStarted : List.of(false, true)) {
            try (LambdaProcess tickets = started("TicketFunction", isSnapStarted)) {
                if (isSnapStarted) {
                    tickets.snapshotAndRestore();
                }
                ObjectNode event = GatewayEvent.of("POST", "/api/telescopes/demo/tickets", "{}");
                event.put("routeKey", "POST /api/telescopes/{telescope}/tickets");
                event.putObject("pathParameters").put("telescope", "demo");
                ObjectNode answer = answered(tickets.ask(Wire.write(event)));
                assertThat(answer.path("statusCode").asInt())
                        .as(answer.toString())
                        .isEqualTo(200);
                assertThat(answer.path("body").asText()).contains("ticket=");
                assertThat(tickets.printed()).isEmpty();
            }
        }
    }

    @Test
    void bookingsAreListedForWhoeverTheTokenNames() throws Exception {
        try (LambdaProcess bookings = started("BookingsReadFunction", false)) {
            ObjectNode event = GatewayEvent.of("GET", "/api/bookings", "");
            ObjectNode answer = answered(bookings.ask(Wire.write(event)));
            assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
            event.withObject("/requestContext/authorizer/jwt/claims")
                    .put("sub", UUID.randomUUID().toString())
                    .put("token_use", "access");
            answer = answered(bookings.ask(Wire.write(event)));
            assertThat(answer.path("statusCode").asInt()).as(answer.toString()).isEqualTo(200);
            assertThat(answer.path("body").asText()).contains("\"bookings\":[]");
            assertThat(bookings.printed()).isEmpty();
        }
    }

    @Test
    void aBucketsEventMakesAnImageArrive() throws Exception {
        String image = UUID.randomUUID().toString();
        DynamoDbClient tables = cloud.tables().client();
        ImageKey key = new ImageKey("demo", image, UploadRequest.Kind.PREVIEW);
        String table = cloud.tables().name("ImagesTable");
        new Images(tables, table).granted(key, "0".repeat(64));
        tables.updateItem(update -> update.tableName(table)
                .key(Map.of("telescope", AttributeValue.fromS("demo"), "image", AttributeValue.fromS(image)))
                .updateExpression("SET #at = :at")
                .expressionAttributeNames(Map.of("#at", "at"))
                .expressionAttributeValues(Map.of(":at", AttributeValue.fromS("2026-11-21T22:00:05.180Z"))));
        try (LambdaProcess arrivals = started("ImageArrivedFunction", false)) {
            String event = """
                    {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-central-1",
                    "eventTime":"2026-11-21T22:00:08.400Z","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",
                    "configurationId":"arrivals","bucket":{"name":"images","arn":"arn:aws:s3:::images",
                    "ownerIdentity":{"principalId":"nobody"}},"object":{"key":"%s","size":148213,"eTag":"d41d8cd9",
                    "sequencer":"0055AED6DCD90281E5"}}}]}""".formatted(key.text());
            Answer answer = arrivals.ask(event);
            assertThat(answer).isInstanceOf(Answer.Answered.class);
            assertThat(arrivals.printed()).isEmpty();
        }
        assertThat(tables.scan(scan -> scan.tableName(table)
                                .filterExpression("image = :image AND attribute_exists(previewArrivedAt)")
                                .expressionAttributeValues(Map.of(":image", AttributeValue.fromS(image))))
                        .count())
                .isOne();
    }

    @Test
    void aStreamsRecordsAreTakenAndNoneIsHandedBack() throws Exception {
        try (LambdaProcess news = started("BookingNewsFunction", false)) {
            String event = """
                    {"Records":[{"eventID":"1","eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb",
                    "awsRegion":"eu-central-1","eventSourceARN":"arn:aws:dynamodb:eu-central-1:0:table/bookings/stream/1",
                    "dynamodb":{"ApproximateCreationDateTime":1795212005.18,"Keys":{"booking":{"S":"%1$s"}},
                    "NewImage":{"booking":{"S":"%1$s"},"part":{"S":"change#1"},"number":{"N":"1"}},
                    "SequenceNumber":"1","SizeBytes":20,"StreamViewType":"NEW_IMAGE"}}]}""".formatted(UUID.randomUUID());
            assertThat(answered(news.ask(event)).path("batchItemFailures")).isEmpty();
            assertThat(news.printed()).isEmpty();
        }
    }

    @Test
    void whatAHandlerThrowsIsAnErrorOfLambdasAndTheNextEventIsAnswered() throws Exception {
        try (LambdaProcess ingest = started("IngestFunction", false)) {
            Answer failed = ingest.ask("[]");
            assertThat(failed).isInstanceOf(Answer.Failed.class);
            assertThat(failed.toString()).contains("java.io.IOException", "JSON object");
            assertThat(answered(ingest.ask(new SignedBatch(SECRET).next()))
                            .path("statusCode")
                            .asInt())
                    .isEqualTo(200);
        }
    }

    @Test
    void aFunctionWithoutASettingSaysWhichAndDoesNotStart() throws Exception {
        Map<String, String> environment = new HashMap<>(cloud.environment("IngestFunction"));
        environment.remove("RELAYS_TABLE");
        try (LambdaProcess ingest = started(environment, false)) {
            Answer never = ingest.ask(new SignedBatch(SECRET).next());
            assertThat(never).isInstanceOf(Answer.NeverStarted.class);
            assertThat(never.toString()).contains("RELAYS_TABLE");
        }
    }
}
