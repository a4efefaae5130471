package stellar.local.streams;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The stream of a table: its shards, and how they are read. */
final class TableStream {
    private static final System.Logger LOG = System.getLogger(TableStream.class.getName());
    /** What DynamoDB gives at most at once. */
    private static final int MAX_RECORDS = 1_000;

    private final DynamoDbStreamsClient streams;
    private final String tableName;
    private final String arn;

    /** The stream that the table has now. */
    TableStream(DynamoDbClient dynamoDb, DynamoDbStreamsClient streams, String tableName) {
        this.streams = streams;
        this.tableName = tableName;
        this.arn = dynamoDb.describeTable(request -> request.tableName(tableName))
                .table()
                .latestStreamArn();
    }

    /** What DynamoDB calls it. */
    String arn() {
        return arn;
    }

    /** Its shards, a parent before its children. */
    List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        String last = null;
        do {
            String after = last;
            DescribeStreamResponse page =
                    streams.describeStream(request -> request.streamArn(arn).exclusiveStartShardId(after));
            shards.addAll(page.streamDescription().shards());
            last = page.streamDescription().lastEvaluatedShardId();
        } while (last != null);
        List<Shard> ordered = new ArrayList<>();
        while (!shards.isEmpty()) {
            List<Shard> ready = shards.stream()
                    .filter(shard ->
                            shards.stream().noneMatch(other -> other.shardId().equals(shard.parentShardId())))
                    .toList();
            ordered.addAll(ready);
            shards.removeAll(ready);
        }
        return ordered;
    }

    /** Where to go on reading a shard; at its beginning when what comes next there was forgotten. */
    String iterator(String shard, Position position) {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamArn(arn).shardId(shard);
        try {
            position.through(shard)
                    .ifPresentOrElse(
                            through -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                    .sequenceNumber(through),
                            () -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
            return streams.getShardIterator(request.build()).shardIterator();
        } catch (TrimmedDataAccessException forgotten) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The stream of {0} has forgotten records that were not read within a day; reading goes on with the"
                            + " oldest it has.",
                    tableName);
            request.shardIteratorType(ShardIteratorType.TRIM_HORIZON).sequenceNumber(null);
            return streams.getShardIterator(request.build()).shardIterator();
        }
    }

    /** The next records of a shard; the answer has no next iterator when the shard is at its end. */
    GetRecordsResponse read(String iterator) {
        return streams.getRecords(request -> request.shardIterator(iterator).limit(MAX_RECORDS));
    }

    /** Puts the position behind all that is there now. */
    void skipAll(Position position) throws IOException {
        for (Shard shard : shards()) {
            String iterator = iterator(shard.shardId(), position);
            boolean more = true;
            while (more && iterator != null) {
                GetRecordsResponse found = read(iterator);
                more = !found.records().isEmpty();
                if (more) {
                    position.moveThrough(
                            shard.shardId(),
                            found.records().getLast().dynamodb().sequenceNumber());
                }
                iterator = found.nextShardIterator();
            }
        }
    }
}
