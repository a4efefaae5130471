package stellar.local.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import stellar.local.SampleCloud;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.Table;
import stellar.local.template.Template;

/** Rows of 3 KB with an index that holds all of them, so that every unit can be told from any other. */
class MeteredDynamoDbTest {

    private static final String TABLE = "stars";
    private static final List<String> NOTED = new CopyOnWriteArrayList<>();

    private static DynamoDbLocal process;
    private static MeteredDynamoDb metered;
    private static DynamoDbClient client;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        process = DynamoDbLocal.inMemory(SampleCloud.DYNAMODB_LIBRARY, data, Duration.ofSeconds(30));
        metered = new MeteredDynamoDb(
                process.endpoint(),
                (operation, writes, units) -> NOTED.add(operation + (writes ? " writes " : " reads ") + units));
        client = DynamoDbClient.builder()
                .endpointOverride(metered.endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        new TableMaker(client).make(template(data).all(Table.class).getFirst());
    }

    private static Template template(Path folder) throws IOException {
        String yaml = """
                Resources:
                  Stars:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: stars
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions:
                        - {AttributeName: name, AttributeType: S}
                        - {AttributeName: kind, AttributeType: S}
                      KeySchema: [{AttributeName: name, KeyType: HASH}]
                      GlobalSecondaryIndexes:
                        - IndexName: byKind
                          KeySchema: [{AttributeName: kind, KeyType: HASH}]
                          Projection: {ProjectionType: ALL}
                """;
        return Template.read(Files.writeString(folder.resolve("t.yaml"), yaml), Deployment.LOCAL, Map.of());
    }

    private static void transact(String star, String condition) {
        TransactWriteItem write = TransactWriteItem.builder()
                .put(put -> put.tableName(TABLE).item(star(star)).conditionExpression(condition))
                .build();
        client.transactWriteItems(transaction -> transaction.transactItems(List.of(write)));
    }

    @AfterAll
    static void stop() {
        client.close();
        metered.close();
        process.close();
    }

    @BeforeEach
    void forget() {
        NOTED.clear();
    }

    private static Map<String, AttributeValue> star(String name) {
        return Map.of(
                "name", AttributeValue.fromS(name),
                "kind", AttributeValue.fromS("dwarf"),
                "spectrum", AttributeValue.fromS("x".repeat(2_900)));
    }

    private static Map<String, AttributeValue> key(String name) {
        return Map.of("name", AttributeValue.fromS(name));
    }

    @Test
    void aWriteConsumesAUnitAKilobyteForTheTableAndForItsIndex() {
        client.putItem(put -> put.tableName(TABLE).item(star("Vega")));
        assertThat(NOTED).containsExactly("PutItem writes {stars=6.0}");
    }

    @Test
    void inATransactionTheTableConsumesTwiceAndItsIndexOnce() {
        transact("Deneb", "attribute_not_exists(kind)");
        assertThat(NOTED).containsExactly("TransactWriteItems writes {stars=9.0}");
    }

    @Test
    void aReadConsumesByFourKilobytesAndHalfWhenItNeedNotBeConsistent() {
        client.putItem(put -> put.tableName(TABLE).item(star("Altair")));
        NOTED.clear();
        client.getItem(get -> get.tableName(TABLE).key(key("Altair")));
        client.getItem(get -> get.tableName(TABLE).key(key("Altair")).consistentRead(true));
        assertThat(NOTED).containsExactly("GetItem reads {stars=0.5}", "GetItem reads {stars=1.0}");
    }

    @Test
    void aReadThatFindsNothingConsumesTheLeast() {
        client.query(query -> query.tableName(TABLE)
                .indexName("byKind")
                .keyConditionExpression("kind = :kind")
                .expressionAttributeValues(Map.of(":kind", AttributeValue.fromS("none"))));
        assertThat(NOTED).containsExactly("Query reads {stars=0.5}");
    }

    @Test
    void aWriteThatIsRefusedConsumesToo() {
        assertThat(catchThrowable(() -> client.putItem(put ->
                        put.tableName(TABLE).item(star("Sirius")).conditionExpression("attribute_exists(nothing)"))))
                .isNotNull();
        assertThat(catchThrowable(() -> transact("Sirius", "attribute_exists(nothing)")))
                .isNotNull();
        assertThat(NOTED).containsExactly("PutItem writes {stars=1.0}", "TransactWriteItems writes {stars=2.0}");
    }
}
