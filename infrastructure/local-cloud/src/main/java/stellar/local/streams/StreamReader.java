package stellar.local.streams;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import stellar.local.lambda.RunningFunction;
import stellar.local.template.Resource.Trigger.TableChange;

/**
 * Reads a table's stream for one function, on a thread of its own: one shard after the other, a parent before its
 * children, so the order is that of the writes.
 *
 * <p>It looks often while functions are being called, since they are who writes, and seldom otherwise.
 */
final class StreamReader {
    private static final System.Logger LOG = System.getLogger(StreamReader.class.getName());
    private static final Duration OFTEN = Duration.ofMillis(150);
    private static final Duration SELDOM = Duration.ofMillis(500);
    private static final Duration BUSY_FOR = Duration.ofSeconds(2);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    /** What records may take of the 6 MiB that a call may have. */
    private static final int MAX_BATCH_BYTES = RunningFunction.MAX_PAYLOAD_BYTES - 1024;

    private final TableStream stream;
    private final Position position;
    private final String region;
    private final String streamArn;
    private final TableChange change;
    private final LongSupplier activity;
    private final Map<String, String> iterators = new HashMap<>();
    private List<String> open = List.of();

    private final Looks looks;

    /**
     * Stands where an earlier run ended, or where the template says when there was none.
     *
     * @param streamArn as the template says it
     * @param activity a number that changes whenever a table may have been written to
     */
    StreamReader(
            TableStream stream,
            Position position,
            TableChange change,
            String region,
            String streamArn,
            LongSupplier activity)
            throws IOException {
        this.stream = stream;
        this.position = position;
        this.change = change;
        this.region = region;
        this.streamArn = streamArn;
        this.activity = activity;
        this.looks = new Looks(activity);
        if (position.isNew()) {
            if (!change.fromTheStart()) {
                stream.skipAll(position);
            }
            position.write();
        }
    }

    /** What it reads, and for whom. */
    TableChange change() {
        return change;
    }

    /** How it looks at the stream, for those who count or wait. */
    Looks looks() {
        return looks;
    }

    /** Reads and delivers until the thread is interrupted. */
    void run(Delivery delivery) {
        long seen = activity.getAsLong();
        long busyUntil = System.nanoTime();
        try {
            while (true) {
                long look = looks.begin();
                Duration pause;
                try {
                    boolean found = read(delivery);
                    looks.end(look, found);
                    long now = activity.getAsLong();
                    if (found || now != seen) {
                        busyUntil = System.nanoTime() + BUSY_FOR.toNanos();
                    }
                    seen = now;
                    pause = found ? Duration.ZERO : System.nanoTime() < busyUntil ? OFTEN : SELDOM;
                } catch (SdkException | IOException failed) {
                    if (Thread.interrupted()) {
                        return;
                    }
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "The stream of " + change.tableName() + " was not read.",
                            failed);
                    iterators.clear();
                    pause = AFTER_FAILURE;
                }
                looks.rest(pause, pause.equals(SELDOM), seen);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            looks.finish();
        }
    }

    private boolean read(Delivery delivery) throws IOException, InterruptedException {
        if (open.isEmpty()) {
            open = openShards();
        }
        boolean found = false;
        for (String shard : open) {
            String known = iterators.get(shard);
            GetRecordsResponse records = stream.read(known != null ? known : stream.iterator(shard, position));
            if (records.hasRecords() && !records.records().isEmpty()) {
                found = true;
                deliver(delivery, shard, records);
            }
            if (records.nextShardIterator() == null) {
                position.finish(shard);
                iterators.remove(shard);
                open = List.of();
                return true;
            }
            iterators.put(shard, records.nextShardIterator());
        }
        return found;
    }

    /** Those that are not finished, without those whose parent is not. */
    private List<String> openShards() throws IOException {
        List<Shard> all = stream.shards();
        position.keepOnly(all.stream().map(Shard::shardId).toList());
        Set<String> unfinished = new HashSet<>();
        List<String> ready = new ArrayList<>();
        for (Shard shard : all) {
            if (!position.isFinished(shard.shardId())) {
                unfinished.add(shard.shardId());
                if (!unfinished.contains(String.valueOf(shard.parentShardId()))) {
                    ready.add(shard.shardId());
                }
            }
        }
        return ready;
    }

    private void deliver(Delivery delivery, String shard, GetRecordsResponse records)
            throws IOException, InterruptedException {
        List<LambdaRecord> batch = new ArrayList<>();
        int bytes = 0;
        @Nullable String spared = null;
        for (var each : records.records()) {
            LambdaRecord record = LambdaRecord.of(each, region, streamArn);
            if (!change.filter().matches(record.json())) {
                spared = record.sequenceNumber();
                continue;
            }
            boolean full = batch.size() == change.batchSize() || bytes + record.sizeBytes() > MAX_BATCH_BYTES;
            if (full && !batch.isEmpty()) {
                deliver(delivery, shard, batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(record);
            bytes += record.sizeBytes() + 1;
            spared = null;
        }
        if (!batch.isEmpty()) {
            deliver(delivery, shard, batch);
        }
        if (spared != null) {
            position.moveThrough(shard, spared);
        }
        looks.count(records.records().size());
    }

    private void deliver(Delivery delivery, String shard, List<LambdaRecord> batch)
            throws IOException, InterruptedException {
        delivery.deliver(batch, record -> position.moveThrough(shard, record.sequenceNumber()));
    }
}
