package stellar.relay.uplink;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import stellar.contract.Position;
import stellar.contract.Problem;
import stellar.relay.spool.Numbered;
import stellar.relay.spool.Outbox;
import stellar.relay.spool.Waiting;

/**
 * Brings this relay's count and the cloud's together. For the timer's thread.
 *
 * <p>The cloud may be ahead of what the store has noted: a reply was lost, or the relay died before it noted one. As long as it
 * is no further than events were ever numbered here, it holds ours, and that is noted. So the next batch may leave while
 * the last one's acknowledgement is still being written.
 *
 * <p>The cloud stands behind our last acknowledgement (it lost something), ahead of what was ever numbered (our store is an
 * old copy), or in a later epoch: then numbers would mean two things, and what waits is counted anew in a greater epoch.
 */
final class Standing {

    private static final System.Logger LOG = System.getLogger(Standing.class.getName());

    private final Outbox outbox;
    private long epoch;
    /** The cloud may stand as far as this: what a former run numbered, and what this one has sent. */
    private long reach;
    /** As far as the cloud has said that it is, noted in the store or about to be. */
    private long acknowledged;

    private CompletableFuture<Boolean> noting = CompletableFuture.completedFuture(true);

    Standing(Outbox outbox) {
        this.outbox = outbox;
        Numbered before = outbox.numberedAtOpen();
        this.epoch = before.epoch();
        this.reach = before.seq();
    }

    /** What is to leave next. When that is nothing, all that the cloud has said is noted. */
    Waiting next(BatchSize size) throws IOException {
        Waiting waiting = outbox.next(new Numbered(epoch, acknowledged), size.events(), size.bytes());
        if (waiting.epoch() != epoch) {
            epoch = waiting.epoch();
            reach = waiting.ackedSeq();
        }
        acknowledged = waiting.ackedSeq();
        if (waiting.events().isEmpty()) {
            if (noting.isCompletedExceptionally()) {
                note(acknowledged);
            }
            noting.join();
        }
        return waiting;
    }

    /** A batch is about to leave. */
    void sending(WrittenBatch batch) {
        reach = Math.max(reach, batch.last());
    }

    /** Notes how far the cloud says it is; false when that does not go as far as the events just sent. */
    boolean settle(WrittenBatch batch, Position cloud) {
        if (cloud.epoch() > epoch || (cloud.epoch() == epoch && cloud.seq() > reach)) {
            startGreaterEpoch(cloud.epoch());
            return true;
        }
        boolean known = cloud.epoch() == epoch && cloud.seq() >= acknowledged;
        if (known && (cloud.seq() > acknowledged || noting.isCompletedExceptionally())) {
            note(cloud.seq());
        }
        return batch.events().isEmpty() || (known && cloud.seq() >= batch.first());
    }

    /** Makes it possible to go on after the cloud said that it cannot take this batch where it stands. */
    void mend(WrittenBatch batch, Problem problem, long nowMillis) {
        Position cloud = problem.position();
        if (cloud != null && cloud.epoch() == batch.epoch() && cloud.seq() >= acknowledged && cloud.seq() <= reach) {
            note(cloud.seq());
        } else {
            startGreaterEpoch(greatestKnown(cloud, nowMillis));
        }
    }

    private void note(long seq) {
        acknowledged = seq;
        noting = outbox.acknowledge(epoch, seq);
    }

    /** The cloud's clock bounds its epochs even when it does not say which one it holds. */
    private static long greatestKnown(@Nullable Position cloud, long nowMillis) {
        return cloud == null ? nowMillis : Math.max(cloud.epoch(), nowMillis);
    }

    /** What the cloud has must be noted before what waits is counted anew, or it would be sent under two numbers. */
    private void startGreaterEpoch(long atLeast) {
        outbox.acknowledge(epoch, acknowledged).join();
        long begun = outbox.startGreaterEpoch(atLeast).join();
        LOG.log(
                WARNING,
                "The cloud and this relay''s store disagree how far events have come. Epoch {0} is begun; what waits is"
                        + " counted anew in it.",
                Long.toString(begun));
    }
}
