package stellar.relay.uplink;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.time.Clock;
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
 * <p>The cloud refuses a batch because it stands behind what it had acknowledged: it was restored to an older state. What is
 * kept from there on is sent again under its own numbers. Only such a refusal, the answer to the request under way, takes
 * us back; an acknowledgement never does.
 *
 * <p>The cloud stands ahead of what was ever numbered (our store is an old copy), or in a later epoch: then numbers would mean
 * two things, and what waits is counted anew in a greater epoch.
 */
final class Standing {

    private static final System.Logger LOG = System.getLogger(Standing.class.getName());

    private final Outbox outbox;
    private final Clock cloudClock;
    private long epoch;
    /** The cloud may stand as far as this: what a former run numbered, and what this one has sent. */
    private long reach;
    /** As far as the cloud has said that it is, noted in the store or about to be. */
    private long acknowledged;

    private CompletableFuture<Boolean> noting = CompletableFuture.completedFuture(true);

    /** A standing of this store, by the cloud's time. */
    Standing(Outbox outbox, Clock cloudClock) {
        this.outbox = outbox;
        this.cloudClock = cloudClock;
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
    void mend(WrittenBatch batch, Problem problem) {
        Position cloud = problem.position();
        boolean isGap = problem.code().equals(Problem.POSITION_GAP);
        if (!isGap || cloud == null || cloud.epoch() > batch.epoch()) {
            startGreaterEpoch(greatestKnown(cloud));
            return;
        }
        // A cloud that stands in an earlier epoch has nothing of this one.
        long held = cloud.epoch() == batch.epoch() ? cloud.seq() : 0;
        if (held < acknowledged) {
            goBack(cloud, held);
        } else if (cloud.epoch() == batch.epoch() && held <= reach) {
            note(held);
        } else {
            startGreaterEpoch(greatestKnown(cloud));
        }
    }

    private void note(long seq) {
        acknowledged = seq;
        noting = outbox.acknowledge(epoch, seq, cloudClock.instant());
    }

    private void goBack(Position cloud, long seq) {
        long lost = outbox.goBack(epoch, seq).join();
        LOG.log(
                WARNING,
                "The cloud stands at event {0} of epoch {1}, though it had acknowledged event {2} of epoch {3}: it was restored to"
                        + " an older state. What is kept since is sent again; {4} events are kept no longer and are lost.{5}",
                Long.toString(cloud.seq()),
                Long.toString(cloud.epoch()),
                Long.toString(acknowledged),
                Long.toString(epoch),
                Long.toString(lost),
                cloud.epoch() == 0 || cloud.epoch() == epoch
                        ? ""
                        : " What it may lack of that earlier epoch is lost, too.");
        acknowledged = seq;
    }

    /** The cloud's clock bounds its epochs even when it does not say which one it holds. */
    private long greatestKnown(@Nullable Position cloud) {
        long now = cloudClock.millis();
        return cloud == null ? now : Math.max(cloud.epoch(), now);
    }

    /** What the cloud has must be noted before what waits is counted anew, or it would be sent under two numbers. */
    private void startGreaterEpoch(long atLeast) {
        outbox.acknowledge(epoch, acknowledged, cloudClock.instant()).join();
        long begun = outbox.startGreaterEpoch(atLeast).join();
        LOG.log(
                WARNING,
                "The cloud and this relay''s store disagree how far events have come. Epoch {0} is begun; what waits is"
                        + " counted anew in it.",
                Long.toString(begun));
    }
}
