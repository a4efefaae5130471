package stellar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Real tables that count what is asked of them. Capacity is what DynamoDB Local reports, which of a transaction's writes to
 * one table tells the first only: good for comparing, and the writes are counted beside it.
 */
public final class MeteredTables implements ExecutionInterceptor, AutoCloseable {

    public final DynamoDbClient client;
    private final Map<String, Double> units = new TreeMap<>();
    private final Map<String, Integer> writes = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();

    public MeteredTables(Night night) {
        this.client = DynamoDbClient.builder()
                .endpointOverride(night.endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(this))
                .build();
    }

    /**
     * What was asked since this was asked last.
     *
     * @param calls calls of the service, by kind, in order
     * @param writesByTable rows written in transactions
     * @param unitsByTable capacity units, as far as they are told
     */
    public record Reading(List<String> calls, Map<String, Integer> writesByTable, Map<String, Double> unitsByTable) {

        public double units() {
            return unitsByTable.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
        }
    }

    public synchronized Reading read() {
        Reading reading = new Reading(List.copyOf(calls), Map.copyOf(writes), Map.copyOf(units));
        calls.clear();
        writes.clear();
        units.clear();
        return reading;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        ReturnConsumedCapacity told = ReturnConsumedCapacity.TOTAL;
        return switch (context.request()) {
            case GetItemRequest get ->
                get.toBuilder().returnConsumedCapacity(told).build();
            case QueryRequest query ->
                query.toBuilder().returnConsumedCapacity(told).build();
            case TransactWriteItemsRequest write ->
                write.toBuilder().returnConsumedCapacity(told).build();
            case SdkRequest other -> throw new IllegalStateException("Nobody meters a " + other.getClass() + ".");
        };
    }

    @Override
    public synchronized void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof TransactWriteItemsRequest transaction) {
            transaction.transactItems().forEach(write -> writes.merge(table(write), 1, Integer::sum));
        }
        calls.add(context.request().getClass().getSimpleName().replace("Request", ""));
        for (ConsumedCapacity consumed : consumed(context.response())) {
            units.merge(consumed.tableName(), consumed.capacityUnits(), Double::sum);
        }
    }

    private static String table(TransactWriteItem write) {
        if (write.put() != null) {
            return write.put().tableName();
        }
        if (write.conditionCheck() != null) {
            return write.conditionCheck().tableName();
        }
        return write.update() != null
                ? write.update().tableName()
                : write.delete().tableName();
    }

    private static List<ConsumedCapacity> consumed(SdkResponse response) {
        return switch (response) {
            case GetItemResponse get -> List.of(get.consumedCapacity());
            case QueryResponse query -> List.of(query.consumedCapacity());
            case TransactWriteItemsResponse write -> write.consumedCapacity();
            case SdkResponse other -> throw new IllegalStateException("Nobody meters a " + other.getClass() + ".");
        };
    }

    @Override
    public void close() {
        client.close();
    }
}
