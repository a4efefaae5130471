package stellar.local.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import stellar.local.HandClock;
import stellar.local.SampleCloud;
import stellar.local.template.Deployment;
import stellar.local.template.Template;

class LocalTablesTest {
    private static DynamoDbLocal process;
    private static int stack;

    private final Path folder;

    LocalTablesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        process = DynamoDbLocal.start(SampleCloud.DYNAMODB_LIBRARY, data, Duration.ofSeconds(30));
    }

    @AfterAll
    static void stop() {
        process.close();
    }

    /** Each test has tables of its own in the one DynamoDB. */
    private static Deployment ownStack() {
        stack++;
        return new Deployment("test-" + stack, "eu-west-3", "000000000000");
    }

    private static Template sample(Deployment deployment) throws IOException {
        return Template.read(SampleCloud.TEMPLATE, deployment, Map.of("OutFolder", "/none"));
    }

    private Template table(Deployment deployment, String properties) throws IOException {
        String yaml = "Resources: { Stars: { Type: AWS::DynamoDB::Table, Properties: { " + properties + " } } }";
        return Template.read(Files.writeString(folder.resolve("t.yaml"), yaml), deployment, Map.of());
    }

    private static LocalTables open(Template template, Clock clock) throws Exception {
        return LocalTables.at(process.endpoint(), template, clock);
    }

    private static Map<String, AttributeValue> token(String token, long expires) {
        return Map.of(
                "token", AttributeValue.fromS(token),
                "at", AttributeValue.fromN("1"),
                "expires", AttributeValue.fromN(Long.toString(expires)));
    }

    private static long count(LocalTables tables, String logicalId) {
        return tables.client()
                .scan(request -> request.tableName(tables.name(logicalId)))
                .count();
    }

    @Test
    void tablesAreMadeAsTheTemplateSaysAndASecondStartChangesNothing() throws Exception {
        Template template = sample(ownStack());
        try (LocalTables first = open(template, Clock.systemUTC())) {
            String name = first.name("Telescopes");
            first.client().putItem(request -> request.tableName(name)
                    .item(Map.of("id", AttributeValue.fromS("vega"), "site", AttributeValue.fromS("alps"))));
        }
        try (LocalTables second = open(template, Clock.systemUTC())) {
            DynamoDbClient client = second.client();
            var bySite = client.query(request -> request.tableName(second.name("Telescopes"))
                    .indexName("bySite")
                    .keyConditionExpression("site = :site")
                    .expressionAttributeValues(Map.of(":site", AttributeValue.fromS("alps"))));
            var tokens = client.describeTable(request -> request.tableName(second.name("Tokens")))
                    .table();

            assertThat(bySite.items()).hasSize(1);
            assertThat(tokens.streamSpecification().streamViewTypeAsString()).isEqualTo("NEW_IMAGE");
            assertThat(tokens.keySchema())
                    .extracting(part -> part.attributeName())
                    .containsExactly("token", "at");
        }
    }

    @Test
    void anIndexIsAddedAndRemovedWhenTheTemplateChanges() throws Exception {
        Deployment deployment = ownStack();
        String plain = "KeySchema: [{ AttributeName: id, KeyType: HASH }], AttributeDefinitions:"
                + " [{ AttributeName: id, AttributeType: S }";
        String indexed =
                plain + ", { AttributeName: site, AttributeType: S }], GlobalSecondaryIndexes: [{ IndexName: bySite,"
                        + " KeySchema: [{ AttributeName: site, KeyType: HASH }], Projection: { ProjectionType: ALL } }]";
        open(table(deployment, plain + "]"), Clock.systemUTC()).close();

        try (LocalTables with = open(table(deployment, indexed), Clock.systemUTC())) {
            assertThat(with.client()
                            .describeTable(request -> request.tableName(with.name("Stars")))
                            .table()
                            .globalSecondaryIndexes())
                    .extracting(index -> index.indexName())
                    .containsExactly("bySite");
        }
        try (LocalTables without = open(table(deployment, plain + "]"), Clock.systemUTC())) {
            assertThat(without.client()
                            .describeTable(request -> request.tableName(without.name("Stars")))
                            .table()
                            .globalSecondaryIndexes())
                    .isEmpty();
        }
    }

    @Test
    void aTableWhoseKeyChangedIsRefused() throws Exception {
        Deployment deployment = ownStack();
        String key = "KeySchema: [{ AttributeName: %1$s, KeyType: HASH }], AttributeDefinitions:"
                + " [{ AttributeName: %1$s, AttributeType: S }]";
        open(table(deployment, key.formatted("id")), Clock.systemUTC()).close();
        Template changed = table(deployment, key.formatted("name"));

        assertThatThrownBy(() -> open(changed, Clock.systemUTC()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("(Stars in the template) exists with another key");
    }

    @Test
    void theSweepRemovesWhatIsOverAndNothingElse() throws Exception {
        HandClock clock = new HandClock(Instant.parse("2026-11-21T20:00:00Z"));
        long now = 1_795_291_200; // 20,778 days and 20 hours after 1970 began.
        long sixYears = 6L * 365 * 24 * 3600;
        try (LocalTables tables = open(sample(ownStack()), clock)) {
            for (var row :
                    List.of(token("over", now - 1), token("not yet", now + 60), token("nonsense", now - sixYears))) {
                tables.client().putItem(request -> request.tableName(tables.name("Tokens"))
                        .item(row));
            }

            int first = tables.sweep();
            long left = count(tables, "Tokens");
            clock.advance(Duration.ofSeconds(60));
            int second = tables.sweep();

            assertThat(first).isEqualTo(1);
            assertThat(left).isEqualTo(2);
            assertThat(second).isEqualTo(1);
            assertThat(count(tables, "Tokens")).isEqualTo(1);
        }
    }

    @Test
    void theSeedPutsWhatIsMissingAndLeavesWhatIsThere() throws Exception {
        Path file = Files.writeString(folder.resolve("seed.json"), """
                {"Telescopes": [{"id": "vega", "site": "${site}", "altitudeMetres": 2877.5, "open": true,
                                 "filters": ["L", "Ha"], "camera": {"pixels": 4656}, "note": null}]}
                """);
        try (LocalTables tables = open(sample(ownStack()), Clock.systemUTC())) {
            int first = tables.plant(new Seed(file, Map.of("site", "Pic du Midi")));
            int second = tables.plant(new Seed(file, Map.of("site", "elsewhere")));
            var row = tables.client()
                    .getItem(request -> request.tableName(tables.name("Telescopes"))
                            .key(Map.of("id", AttributeValue.fromS("vega"))))
                    .item();

            assertThat(first).isEqualTo(1);
            assertThat(second).isZero();
            assertThat(row)
                    .isEqualTo(Map.of(
                            "id", AttributeValue.fromS("vega"),
                            "site", AttributeValue.fromS("Pic du Midi"),
                            "altitudeMetres", AttributeValue.fromN("2877.5"),
                            "open", AttributeValue.fromBool(true),
                            "filters",
                                    AttributeValue.fromL(
                                            List.of(AttributeValue.fromS("L"), AttributeValue.fromS("Ha"))),
                            "camera", AttributeValue.fromM(Map.of("pixels", AttributeValue.fromN("4656"))),
                            "note", AttributeValue.fromNul(true)));
        }
    }

    @Test
    void aSeedThatNamesWhatIsNotThereIsRefused() throws Exception {
        Path unknownName = Files.writeString(
                folder.resolve("a.json"), "{\"Telescopes\": [{\"id\": \"${who}\", \"site\": \"x\"}]}");
        Path unknownTable = Files.writeString(folder.resolve("b.json"), "{\"Domes\": [{\"id\": \"1\"}]}");
        try (LocalTables tables = open(sample(ownStack()), Clock.systemUTC())) {
            assertThatThrownBy(() -> tables.plant(new Seed(unknownName, Map.of())))
                    .hasMessageContaining("needs a value for who; give it with --value who=VALUE.");
            assertThatThrownBy(() -> tables.plant(new Seed(unknownTable, Map.of())))
                    .hasMessageContaining("has rows for Domes, which is no table of the template.");
        }
    }

    @Test
    void aFolderWithoutDynamoDbLocalIsNamed() {
        assertThatThrownBy(() -> DynamoDbLocal.start(Path.of("nowhere"), folder, Duration.ofSeconds(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("DynamoDB Local is not at nowhere; fetch it by building");
    }

    @Test
    void testsOfOtherModulesGetTablesInAFolderThatGoesAway() throws Exception {
        URI endpoint;
        long pid;
        Path template = Files.writeString(
                folder.resolve("t.yaml"),
                "Resources: { Stars: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [{ AttributeName: id,"
                        + " KeyType: HASH }], AttributeDefinitions: [{ AttributeName: id, AttributeType: S }] } } }");
        try (LocalTables tables = LocalTables.temporary(template, SampleCloud.DYNAMODB_LIBRARY)) {
            endpoint = tables.endpoint();
            pid = tables.pid().orElseThrow();
            assertThat(count(tables, "Stars")).isZero();
        }

        assertThat(endpoint).hasScheme("http").hasHost("127.0.0.1");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
