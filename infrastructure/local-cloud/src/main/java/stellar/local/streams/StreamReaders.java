package stellar.local.streams;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import stellar.local.lambda.DeadLetters;
import stellar.local.lambda.Functions;
import stellar.local.lambda.RunningFunction;
import stellar.local.tables.LocalTables;
import stellar.local.template.Deployment;
import stellar.local.template.Resource.LambdaFunction;
import stellar.local.template.Resource.Trigger;
import stellar.local.template.Resource.Trigger.TableChange;
import stellar.local.template.Template;

/** Calls the template's functions with what changes in the tables whose streams they read. */
public final class StreamReaders implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final DynamoDbStreamsClient client;
    private final Map<RunningFunction, Map<String, StreamReader>> readers = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stream-", 0).factory());

    /**
     * Finds where each function stands in its streams. What is written from now on reaches it, once {@link #start}ed.
     *
     * @param folder where it is kept how far each function came
     */
    public StreamReaders(Template template, LocalTables tables, Functions functions, Path folder) throws IOException {
        Deployment deployment = template.deployment();
        client = DynamoDbStreamsClient.builder()
                .endpointOverride(tables.endpoint())
                .region(Region.of(deployment.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        for (LambdaFunction function : template.all(LambdaFunction.class)) {
            for (Trigger trigger : function.triggers()) {
                if (trigger instanceof TableChange change) {
                    TableStream stream = new TableStream(tables.client(), client, change.tableName());
                    Path file = folder.resolve(function.name() + "+" + change.tableName() + ".json");
                    readers.computeIfAbsent(functions.byArn(function.arn()), each -> new LinkedHashMap<>())
                            .put(
                                    change.tableName(),
                                    new StreamReader(
                                            stream,
                                            new Position(file, stream.arn()),
                                            change,
                                            deployment.region(),
                                            deployment.streamArn(change.tableName()),
                                            functions::invocations));
                }
            }
        }
    }

    /**
     * Begins to call the functions.
     *
     * @param retryDelays the waits before a batch is tried a second, third, ... time; the last one is for all further ones
     */
    public void start(List<Duration> retryDelays, DeadLetters deadLetters, Clock clock) {
        readers.forEach((function, ofFunction) -> ofFunction.values().forEach(reader -> {
            Delivery delivery = new Delivery(function, reader.change(), retryDelays, deadLetters, clock);
            threads.execute(() -> reader.run(delivery));
        }));
    }

    /**
     * Waits until each stream has been read to its end after this call.
     *
     * @return whether a function was called meanwhile
     */
    public boolean settle() throws InterruptedException {
        // All look at the same time: each takes as long as its table's answer.
        Map<Looks, Looks.Standing> hurried = new LinkedHashMap<>();
        readers.values().stream()
                .flatMap(ofFunction -> ofFunction.values().stream())
                .map(StreamReader::looks)
                .forEach(looks -> hurried.put(looks, looks.hurry()));
        boolean moved = false;
        for (Map.Entry<Looks, Looks.Standing> each : hurried.entrySet()) {
            moved |= each.getKey().settle(each.getValue());
        }
        return moved;
    }

    /** How many records each function has been given since the start, by its logical id and the table's name. */
    public Map<String, Map<String, Long>> delivered() {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        readers.forEach((function, ofFunction) -> {
            Map<String, Long> ofTables = new LinkedHashMap<>();
            ofFunction.forEach(
                    (table, reader) -> ofTables.put(table, reader.looks().found()));
            counts.put(function.function().logicalId(), ofTables);
        });
        return counts;
    }

    /** Stops reading; a batch that is under way is delivered again after the next start. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
