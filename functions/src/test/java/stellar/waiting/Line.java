package stellar.waiting;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import stellar.ApiBook;
import stellar.Night;
import stellar.Streamed;
import stellar.cloud.Row;
import stellar.cloud.Value;

/** The line of one night's telescopes: its functions, and the real stream of the table of slots that moves them. */
public final class Line implements AutoCloseable {

    private final Night night;
    private final DynamoDbStreamsClient streams;
    private final String slotsTable;
    private final List<String> shards = new ArrayList<>();
    private final List<String> iterators = new ArrayList<>();
    private final String stream;
    private final OffersHandler offers;
    private final WaitingSweepHandler sweep;
    private final WaitsHandler page;

    public Line(Night night) {
        this.night = night;
        this.slotsTable = night.table("SlotsTable");
        this.streams = DynamoDbStreamsClient.builder()
                .endpointOverride(night.endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        this.offers = offers(night.tables);
        this.sweep = sweep(night.tables);
        this.page = new WaitsHandler(night.environment(Map.of()), night.tables, night.clock);
        this.stream = stream();
        for (Shard shard : streams.describeStream(describe -> describe.streamArn(stream))
                .streamDescription()
                .shards()) {
            if (shard.sequenceNumberRange().endingSequenceNumber() == null) {
                shards.add(shard.shardId());
                iterators.add(fromTheStart(shard.shardId()));
            }
        }
        // What was before this line.
        told(night.telescope);
    }

    /** The function that makes offers, over these tables, which may fail. */
    public OffersHandler offers(DynamoDbClient tables) {
        return new OffersHandler(night.environment(Map.of()), tables, night.clock, Night.silent());
    }

    /** The function that passes offers on, over these tables, which may fail. */
    public WaitingSweepHandler sweep(DynamoDbClient tables) {
        return new WaitingSweepHandler(night.environment(Map.of()), tables, night.clock);
    }

    private String stream() {
        synchronized (Line.class) {
            String there = night.tables
                    .describeTable(describe -> describe.tableName(slotsTable))
                    .table()
                    .latestStreamArn();
            return there != null
                    ? there
                    : night.tables
                            .updateTable(update -> update.tableName(slotsTable)
                                    .streamSpecification(stream -> stream.streamEnabled(true)
                                            .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)))
                            .tableDescription()
                            .latestStreamArn();
        }
    }

    /** What the stream tells anew of the telescope of this name, and of those named after it with a hyphen. */
    public List<DynamodbStreamRecord> told(String telescope) {
        List<DynamodbStreamRecord> told = new ArrayList<>();
        for (int i = 0; i < iterators.size(); i++) {
            while (true) {
                GetRecordsResponse page = page(i);
                iterators.set(i, page.nextShardIterator());
                page.records().stream()
                        .filter(one ->
                                isNamedAfter(telescope, new Row(one.dynamodb().keys())))
                        .forEach(one -> told.add(record(one)));
                if (page.records().isEmpty()) {
                    break;
                }
            }
        }
        return told;
    }

    private String fromTheStart(String shard) {
        return streams.getShardIterator(iterator ->
                        iterator.streamArn(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private GetRecordsResponse page(int shard) {
        String from = iterators.get(shard);
        try {
            return streams.getRecords(get -> get.shardIterator(from));
        } catch (TrimmedDataAccessException _) {
            // DynamoDB Local takes an iterator that was made before a stream's first record for one that is too old.
            String again = fromTheStart(shards.get(shard));
            return streams.getRecords(get -> get.shardIterator(again));
        }
    }

    private static boolean isNamedAfter(String telescope, Row key) {
        return (key.text("telescope") + "-").startsWith(telescope + "-");
    }

    /** Delivers what the stream tells until it tells nothing more. */
    public void settle() {
        List<DynamodbStreamRecord> told = told(night.telescope);
        while (!told.isEmpty()) {
            if (!deliver(offers, told)) {
                throw new AssertionError("An offer failed.");
            }
            told = told(night.telescope);
        }
    }

    /** Whether all of them were taken in. */
    public static boolean deliver(OffersHandler offers, List<DynamodbStreamRecord> records) {
        return offers.handleRequest(Streamed.event(records), Night.INVOCATION)
                .getBatchItemFailures()
                .isEmpty();
    }

    /** A minute goes by. */
    public void sweep() {
        sweep.handleRequest(Map.of(), Night.INVOCATION);
    }

    /** What a person asks of their waits. */
    public APIGatewayV2HTTPResponse ask(APIGatewayV2HTTPEvent request) {
        return ApiBook.ask(page, request);
    }

    /** All waits of a user, from the table itself. */
    public List<Wait> all(String user) {
        WaitRows rows = new WaitRows(night.tables, night.table("WaitsTable"));
        return night
                .tables
                .queryPaginator(query -> query.tableName(night.table("WaitsTable"))
                        .keyConditionExpression("#owner = :owner AND begins_with(part, :wait)")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(
                                Map.of(":owner", Value.text("user/" + user), ":wait", Value.text("wait/")))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> new Row(item).text("part").substring("wait/".length()))
                .map(id -> rows.find(user, id).orElseThrow())
                .toList();
    }

    /** The ids that are listed as a user's open waits. */
    public Set<String> listedOpen(String user) {
        return new OpenWaits(night.tables, night.table("WaitsTable"))
                .of(user)
                .waits()
                .keySet();
    }

    private static DynamodbStreamRecord record(Record told) {
        DynamodbStreamRecord record = Streamed.changed(
                null, told.dynamodb().hasNewImage() ? told.dynamodb().newImage() : null);
        record.setEventName(told.eventNameAsString());
        record.getDynamodb().setSequenceNumber(told.dynamodb().sequenceNumber());
        record.getDynamodb().setKeys(Streamed.row(told.dynamodb().keys()));
        return record;
    }

    @Override
    public void close() {
        streams.close();
    }
}
