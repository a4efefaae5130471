package stellar.relay.uplink;

import static java.lang.System.Logger.Level.WARNING;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import stellar.contract.Batch;
import stellar.contract.Position;
import stellar.contract.Problem;
import stellar.relay.spool.Outbox;

/**
 * Brings this relay's count and the cloud's together.
 *
 * <p>The cloud stands behind our last acknowledgement (it lost something), ahead of what we ever sent (our store is an
 * old copy), or in a later epoch: then numbers would mean two things, and what waits is counted anew in a greater epoch.
 */
final class Standing {

    private static final System.Logger LOG = System.getLogger(Standing.class.getName());

    private Standing() {}

    /** Notes how far the cloud says it is; false when that does not go as far as the events just sent. */
    static boolean settle(Outbox outbox, Batch batch, Position cloud) {
        if (cloud.epoch() > batch.epoch() || (cloud.epoch() == batch.epoch() && cloud.seq() > batch.last())) {
            startGreaterEpoch(outbox, cloud.epoch());
            return true;
        }
        boolean taken = cloud.epoch() == batch.epoch() && cloud.seq() >= batch.first();
        if (taken) {
            finish(outbox.acknowledge(cloud.epoch(), cloud.seq()));
        }
        return taken || batch.events().isEmpty();
    }

    /** Makes it possible to go on after the cloud said that it cannot take this batch where it stands. */
    static void mend(Outbox outbox, Batch batch, Problem problem, long nowMillis) {
        Position cloud = problem.position();
        if (cloud != null && cloud.epoch() == batch.epoch() && inReach(cloud, batch)) {
            finish(outbox.acknowledge(cloud.epoch(), cloud.seq()));
        } else {
            startGreaterEpoch(outbox, greatestKnown(cloud, nowMillis));
        }
    }

    /** Whether the cloud stands between our last acknowledgement and the end of what we sent. */
    private static boolean inReach(Position cloud, Batch batch) {
        return cloud.seq() >= batch.first() - 1 && cloud.seq() <= batch.last();
    }

    /** The cloud's clock bounds its epochs even when it does not say which one it holds. */
    private static long greatestKnown(@Nullable Position cloud, long nowMillis) {
        return cloud == null ? nowMillis : Math.max(cloud.epoch(), nowMillis);
    }

    private static void startGreaterEpoch(Outbox outbox, long atLeast) {
        long epoch = outbox.startGreaterEpoch(atLeast).join();
        LOG.log(
                WARNING,
                "The cloud and this relay''s store disagree how far events have come. Epoch {0} is begun; what waits is"
                        + " counted anew in it.",
                Long.toString(epoch));
    }

    private static void finish(CompletableFuture<Boolean> change) {
        change.join();
    }
}
