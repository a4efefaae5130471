package stellar.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import stellar.contract.Wire;

/**
 * All tables, to a folder and back. A table comes back with its keys and indexes and without a stream, as it does from DynamoDB's own
 * backups: what is put back is no news.
 */
final class Tables {

    private static final int MOST_A_WRITE = 25;
    private static final int MOST_TRIES = 10;

    /** A cut while somebody writes is none; so often it is tried. */
    private static final int MOST_PASSES = 5;

    private final DynamoDbClient dynamoDb;

    Tables(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /**
     * What all of them hold at one moment: read until two passes found the same. The relays' positions come first in each, so that none
     * could be ahead of the rows that it speaks for.
     *
     * @param folder where it is written, a description and the rows of each
     * @throws IOException when there was no moment without a change
     */
    SortedMap<String, Copied.Contents> out(Path folder) throws IOException {
        SortedMap<String, Copied.Contents> before = pass(folder);
        for (int i = 1; i < MOST_PASSES; i++) {
            SortedMap<String, Copied.Contents> now = pass(folder);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new IOException("The tables changed during each of " + MOST_PASSES
                + " passes, so there is no one moment to go back to. Stop what writes, and try again.");
    }

    private SortedMap<String, Copied.Contents> pass(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> names = new ArrayList<>(
                dynamoDb.listTablesPaginator().tableNames().stream().toList());
        names.sort(
                Comparator.comparing((String name) -> !name.endsWith("-relays")).thenComparing(name -> name));
        SortedMap<String, Copied.Contents> held = new TreeMap<>();
        for (String name : names) {
            List<String> lines =
                    dynamoDb.scanPaginator(scan -> scan.tableName(name).consistentRead(true)).items().stream()
                            .map(DynamoJson::line)
                            .sorted()
                            .toList();
            Files.write(folder.resolve(name + ".jsonl"), lines);
            TableDescription table =
                    dynamoDb.describeTable(describe -> describe.tableName(name)).table();
            Files.writeString(folder.resolve(name + ".json"), description(table).toPrettyString());
            held.put(
                    name,
                    Copied.Contents.of(
                            lines,
                            lines.stream()
                                    .mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length)
                                    .sum()));
        }
        return held;
    }

    private static ObjectNode description(TableDescription table) {
        ObjectNode json = Wire.object().put("table", table.tableName());
        table.attributeDefinitions().forEach(attribute -> json.withObject("/attributes")
                .put(attribute.attributeName(), attribute.attributeTypeAsString()));
        json.set("key", key(table.keySchema()));
        table.globalSecondaryIndexes().forEach(index -> {
            ObjectNode one = json.withArray("/indexes").addObject().put("name", index.indexName());
            one.set("key", key(index.keySchema()));
            one.put("projection", index.projection().projectionTypeAsString());
            index.projection().nonKeyAttributes().forEach(one.withArray("/included")::add);
        });
        return json;
    }

    private static ObjectNode key(List<KeySchemaElement> schema) {
        ObjectNode key = Wire.object();
        schema.forEach(part -> key.put(part.attributeName(), part.keyTypeAsString()));
        return key;
    }

    /** Makes the tables of a folder in an empty database, and fills them. */
    void in(Path folder) throws IOException {
        List<Path> descriptions;
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            descriptions = new ArrayList<>();
            files.forEach(descriptions::add);
        }
        for (Path description : descriptions) {
            ObjectNode table = Wire.readObject(Files.readString(description));
            dynamoDb.createTable(request(table));
            fill(
                    table.path("table").asText(),
                    Files.readAllLines(folder.resolve(table.path("table").asText() + ".jsonl")));
        }
    }

    private static CreateTableRequest request(ObjectNode table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.path("table").asText())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema(table.path("key")))
                .attributeDefinitions(table.path("attributes").properties().stream()
                        .map(each -> AttributeDefinition.builder()
                                .attributeName(each.getKey())
                                .attributeType(each.getValue().asText())
                                .build())
                        .toList());
        List<GlobalSecondaryIndex> indexes = new ArrayList<>();
        for (JsonNode index : table.path("indexes")) {
            Projection.Builder projection =
                    Projection.builder().projectionType(index.path("projection").asText());
            if (index.has("included")) {
                projection.nonKeyAttributes(index.path("included")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
            }
            indexes.add(GlobalSecondaryIndex.builder()
                    .indexName(index.path("name").asText())
                    .keySchema(schema(index.path("key")))
                    .projection(projection.build())
                    .build());
        }
        if (!indexes.isEmpty()) {
            request.globalSecondaryIndexes(indexes);
        }
        return request.build();
    }

    private static List<KeySchemaElement> schema(JsonNode key) {
        return key.properties().stream()
                .map(part -> KeySchemaElement.builder()
                        .attributeName(part.getKey())
                        .keyType(part.getValue().asText())
                        .build())
                .toList();
    }

    private void fill(String table, List<String> lines) throws IOException {
        for (int at = 0; at < lines.size(); at += MOST_A_WRITE) {
            List<WriteRequest> writes = new ArrayList<>();
            for (String line : lines.subList(at, Math.min(at + MOST_A_WRITE, lines.size()))) {
                Map<String, AttributeValue> row = DynamoJson.row(Wire.readObject(line));
                writes.add(WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(row).build())
                        .build());
            }
            Map<String, List<WriteRequest>> left = Map.of(table, writes);
            for (int tries = 0; !left.isEmpty(); tries++) {
                if (tries == MOST_TRIES) {
                    throw new IOException("The table " + table + " did not take all rows in " + MOST_TRIES + " tries.");
                }
                Map<String, List<WriteRequest>> wanted = left;
                left = dynamoDb.batchWriteItem(write -> write.requestItems(wanted))
                        .unprocessedItems();
            }
        }
    }
}
