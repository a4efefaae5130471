package stellar.local.tables;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import stellar.local.template.Resource.Index;
import stellar.local.template.Resource.Table;
import stellar.local.template.Resource.TableKey;

/** Makes the tables be as the template says: creates what is missing, and adds and removes indexes and streams. */
public final class TableMaker {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration INDEX_LIMIT = Duration.ofSeconds(30);

    private final DynamoDbClient dynamoDb;

    /** Makes them by this client. */
    public TableMaker(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /**
     * Creates the table or brings it up to date; does nothing when it is as it should be.
     *
     * @throws IOException when the existing table has another key, which cannot be changed
     */
    public void make(Table table) throws IOException, InterruptedException {
        TableDescription existing;
        try {
            existing = dynamoDb.describeTable(request -> request.tableName(table.name()))
                    .table();
        } catch (ResourceNotFoundException missing) {
            create(table);
            return;
        }
        if (!Set.copyOf(existing.keySchema()).equals(Set.copyOf(keySchema(table.key())))) {
            throw new IOException(
                    "The table " + table.name() + " (" + table.logicalId() + " in the template) exists with"
                            + " another key; a key cannot be changed, so remove the data folder or give the table a new name.");
        }
        updateIndexes(table, existing);
        updateStream(table, existing);
    }

    private void create(Table table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(keySchema(table.key()))
                .attributeDefinitions(attributes(table));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(TableMaker::index).toList());
        }
        table.streamView().ifPresent(view -> request.streamSpecification(stream(view)));
        dynamoDb.createTable(request.build());
    }

    private void updateIndexes(Table table, TableDescription existing) throws IOException, InterruptedException {
        Set<String> present = existing.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Index index : table.indexes()) {
            if (!present.remove(index.name())) {
                GlobalSecondaryIndex wanted = index(index);
                update(
                        table,
                        GlobalSecondaryIndexUpdate.builder()
                                .create(CreateGlobalSecondaryIndexAction.builder()
                                        .indexName(wanted.indexName())
                                        .keySchema(wanted.keySchema())
                                        .projection(wanted.projection())
                                        .build())
                                .build());
            }
        }
        for (String unwanted : present) {
            update(
                    table,
                    GlobalSecondaryIndexUpdate.builder()
                            .delete(DeleteGlobalSecondaryIndexAction.builder()
                                    .indexName(unwanted)
                                    .build())
                            .build());
        }
    }

    private void update(Table table, GlobalSecondaryIndexUpdate update) throws IOException, InterruptedException {
        dynamoDb.updateTable(request -> request.tableName(table.name())
                .attributeDefinitions(attributes(table))
                .globalSecondaryIndexUpdates(update));
        long end = System.nanoTime() + INDEX_LIMIT.toNanos();
        while (!isSettled(table)) {
            if (System.nanoTime() > end) {
                throw new IOException("The indexes of the table " + table.name() + " were not ready within "
                        + INDEX_LIMIT.toSeconds() + " s.");
            }
            Thread.sleep(POLL);
        }
    }

    private boolean isSettled(Table table) {
        TableDescription now = dynamoDb.describeTable(request -> request.tableName(table.name()))
                .table();
        return now.tableStatus() == TableStatus.ACTIVE
                && now.globalSecondaryIndexes().stream().allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE);
    }

    /** A stream that shows something else is another stream; what was not yet read of the old one is lost. */
    private void updateStream(Table table, TableDescription existing) {
        StreamSpecification now = existing.streamSpecification();
        boolean streams = now != null && Boolean.TRUE.equals(now.streamEnabled());
        boolean asWanted = streams
                ? table.streamView()
                        .filter(now.streamViewTypeAsString()::equals)
                        .isPresent()
                : table.streamView().isEmpty();
        if (asWanted) {
            return;
        }
        if (streams) {
            dynamoDb.updateTable(request -> request.tableName(table.name())
                    .streamSpecification(specification -> specification.streamEnabled(false)));
        }
        table.streamView()
                .ifPresent(view -> dynamoDb.updateTable(
                        request -> request.tableName(table.name()).streamSpecification(stream(view))));
    }

    private static StreamSpecification stream(String view) {
        return StreamSpecification.builder()
                .streamEnabled(true)
                .streamViewType(view)
                .build();
    }

    private static Collection<AttributeDefinition> attributes(Table table) {
        return table.attributeTypes().entrySet().stream()
                .map(entry -> AttributeDefinition.builder()
                        .attributeName(entry.getKey())
                        .attributeType(entry.getValue())
                        .build())
                .toList();
    }

    private static GlobalSecondaryIndex index(Index index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        if (!index.included().isEmpty()) {
            projection.nonKeyAttributes(index.included());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keySchema(index.key()))
                .projection(projection.build())
                .build();
    }

    private static List<KeySchemaElement> keySchema(TableKey key) {
        List<KeySchemaElement> schema = new ArrayList<>();
        schema.add(part(key.partition(), KeyType.HASH));
        key.sort().ifPresent(sort -> schema.add(part(sort, KeyType.RANGE)));
        return schema;
    }

    private static KeySchemaElement part(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
