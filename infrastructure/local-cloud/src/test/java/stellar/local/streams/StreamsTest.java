package stellar.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.local.SampleCloud;
import stellar.local.tables.DynamoDbLocal;

/** From a row that is written to the function that reads its table's stream. */
class StreamsTest {
    private static final String STREAM = "StreamSpecification: { StreamViewType: NEW_AND_OLD_IMAGES }";

    private static DynamoDbLocal process;
    private static int tables;

    private final Path folder;
    private final String table;

    StreamsTest(@TempDir Path folder) {
        this.folder = folder;
        table = "stars-" + ++tables; // Each test has a table of its own in the one DynamoDB.
    }

    @BeforeAll
    static void startDynamoDb(@TempDir Path data) throws Exception {
        process = DynamoDbLocal.start(SampleCloud.DYNAMODB_LIBRARY, data, Duration.ofSeconds(30));
    }

    @AfterAll
    static void stopDynamoDb() {
        process.close();
    }

    /** A table with these further properties, and a function with these properties of its event, or none. */
    private SampleCloud start(String properties, String event) throws IOException, InterruptedException {
        String function = """
                  Changes:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      Handler: stellar.local.sample.Changes
                      CodeUri: functions
                      Timeout: 10
                      Environment: { Variables: { OUT_FOLDER: !Ref OutFolder } }
                      Events:
                        Star: { Type: DynamoDB, Properties: { Stream: !GetAtt Stars.StreamArn, %s } }
                """.formatted(event);
        Path template = Files.writeString(
                folder.resolve("template.yaml"), """
                Parameters: { OutFolder: { Type: String } }
                Resources:
                  Failed: { Type: AWS::SQS::Queue }
                  Stars:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: %s
                      KeySchema: [{ AttributeName: id, KeyType: HASH }]
                      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
                      %s
                %s""".formatted(table, properties, event.isEmpty() ? "" : function));
        return new SampleCloud(folder, SampleCloud.settings(template, folder).dynamoDbEndpoint(process.endpoint()));
    }

    private void put(SampleCloud sample, String id, AttributeValue value) {
        sample.cloud().tables().client().putItem(request -> request.tableName(table)
                .item(Map.of("id", AttributeValue.fromS(id), "value", value)));
    }

    private void put(SampleCloud sample, String... ids) {
        for (String id : ids) {
            put(sample, id, AttributeValue.fromN("1"));
        }
    }

    @Test
    void changesReachTheFunctionInTheOrderOfTheWrites() throws Exception {
        List<String> expected = new ArrayList<>();
        try (SampleCloud sample = start(STREAM, "StartingPosition: LATEST, BatchSize: 7")) {
            for (int n = 0; n < 50; n++) {
                put(sample, "star-" + n % 3, AttributeValue.fromN(Integer.toString(n)));
                expected.add((n < 3 ? "INSERT" : "MODIFY") + " star-" + n % 3 + " {N: " + n + ",}");
            }
            sample.cloud().tables().client().deleteItem(request -> request.tableName(table)
                    .key(Map.of("id", AttributeValue.fromS("star-0"))));
            expected.add("REMOVE star-0 ");
            sample.cloud().settle();

            assertThat(sample.notes("changes.txt")).isEqualTo(expected);
            assertThat(sample.notes("batches.txt"))
                    .allSatisfy(batch -> assertThat(batch.split(" ")).hasSizeLessThanOrEqualTo(7));
            assertThat(new ObjectMapper()
                            .readTree(sample.get("/_local").body())
                            .at("/streams/Changes/" + table)
                            .asInt())
                    .isEqualTo(51);
        }
    }

    @Test
    void aChangeIsNoticedByItself() throws Exception {
        try (SampleCloud sample = start(STREAM, "StartingPosition: LATEST")) {
            put(sample, "vega");
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> sample.notes("changes.txt").equals(List.of("INSERT vega {N: 1,}")));
        }
    }

    @Test
    void everyKindOfValueArrives() throws Exception {
        SdkBytes bytes = SdkBytes.fromUtf8String("hé");
        try (SampleCloud sample = start(STREAM, "StartingPosition: LATEST")) {
            put(
                    sample,
                    "all",
                    AttributeValue.fromM(Map.of(
                            "list",
                            AttributeValue.fromL(List.of(
                                    AttributeValue.fromS("text"),
                                    AttributeValue.fromB(bytes),
                                    AttributeValue.fromBool(true),
                                    AttributeValue.fromNul(true),
                                    AttributeValue.fromSs(List.of("s")),
                                    AttributeValue.fromNs(List.of("2.5")),
                                    AttributeValue.fromBs(List.of(bytes)))))));
            sample.cloud().settle();

            assertThat(sample.notes("changes.txt"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith(
                            "INSERT all {M: {list={L: [{S: text,}, {B: java.nio.HeapByteBuffer[pos=0 lim=3 cap=3],},"
                                    + " {BOOL: true}, {NULL: true,}, {SS: [s],}, {NS: [2.5],}, {BS: [java.nio.HeapByteBuffer");
        }
    }

    @Test
    void aRestartNeitherLosesNorRepeats() throws Exception {
        String event = "StartingPosition: TRIM_HORIZON";
        try (SampleCloud first = start(STREAM, event)) {
            put(first, "a", "b");
            first.cloud().settle();
        }
        try (SampleCloud withoutFunction = start(STREAM, "")) {
            put(withoutFunction, "c", "d");
        }
        try (SampleCloud second = start(STREAM, event)) {
            put(second, "e");
            second.cloud().settle();

            assertThat(String.join(" ", second.notes("batches.txt"))).isEqualTo("a b c d e");
        }
    }

    @Test
    void aFunctionThatBeginsWithTheLatestIsSparedWhatWasBeforeAndKeepsItsPlace() throws Exception {
        try (SampleCloud before = start(STREAM, "")) {
            put(before, "a");
        }
        start(STREAM, "StartingPosition: LATEST").close();
        try (SampleCloud away = start(STREAM, "")) {
            put(away, "b");
        }
        try (SampleCloud again = start(STREAM, "StartingPosition: LATEST")) {
            again.cloud().settle();

            assertThat(again.notes("batches.txt")).containsExactly("b");
        }
    }

    @Test
    void aTableOfAnOlderFolderGetsItsStream() throws Exception {
        try (SampleCloud old = start("", "")) {
            put(old, "a");
        }
        try (SampleCloud now =
                start("StreamSpecification: { StreamViewType: KEYS_ONLY }", "StartingPosition: TRIM_HORIZON")) {
            put(now, "b");
            now.cloud().settle();
        }
        try (SampleCloud other = start(STREAM, "StartingPosition: TRIM_HORIZON")) {
            put(other, "c");
            other.cloud().settle();

            assertThat(other.notes("changes.txt")).containsExactly("INSERT b ", "INSERT c {N: 1,}");
        }
    }

    @Test
    void aPoisonRecordBecomesADeadLetterAndTheStreamGoesOn() throws Exception {
        try (SampleCloud before = start(STREAM, "")) {
            put(before, "a", "throw", "b");
        }
        String event = "StartingPosition: TRIM_HORIZON, MaximumRetryAttempts: 2, BisectBatchOnFunctionError: true,"
                + " FunctionResponseTypes: [ReportBatchItemFailures], DestinationConfig: { OnFailure: { Destination:"
                + " !GetAtt Failed.Arn } }";
        try (SampleCloud sample = start(STREAM, event)) {
            sample.cloud().settle();

            assertThat(sample.notes("batches.txt"))
                    .containsExactly("a throw b", "a", "throw b", "throw", "throw", "throw", "b");
            assertThat(sample.cloud().deadLetters()).hasSize(1).first().satisfies(letter -> {
                assertThat(letter.attempts()).isEqualTo(3);
                assertThat(letter.event().at("/Records/0/dynamodb/Keys/id/S").asText())
                        .isEqualTo("throw");
                assertThat(letter.event().at("/Records/0/eventSourceARN").asText())
                        .isEqualTo("arn:aws:dynamodb:eu-west-3:000000000000:table/" + table + "/stream/local");
            });
            assertThat(sample.get("/_local").body()).contains("This is no star: throw");
        }
        try (SampleCloud again = start(STREAM, event)) {
            put(again, "c");
            again.cloud().settle();

            assertThat(again.notes("batches.txt").getLast()).isEqualTo("c");
            assertThat(again.cloud().deadLetters()).hasSize(1);
        }
    }

    @Test
    void aFilterSparesTheFunctionAndTheStreamGoesOn() throws Exception {
        String event =
                "StartingPosition: TRIM_HORIZON, FilterCriteria: { Filters: [{ Pattern: '{\"eventName\": [\"INSERT\"],"
                        + " \"dynamodb\": {\"Keys\": {\"id\": {\"S\": [{\"prefix\": \"M\"}]}}}}' }] }";
        try (SampleCloud first = start(STREAM, event)) {
            put(first, "M31", "vega", "M31", "M42", "deneb");
            first.cloud().settle();
        }
        try (SampleCloud second = start(STREAM, event)) {
            put(second, "M51");
            second.cloud().settle();

            assertThat(String.join(" ", second.notes("batches.txt"))).isEqualTo("M31 M42 M51");
        }
    }
}
