package stellar.relay.spool;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Acknowledged events that stay in the store for a while, for a cloud that is restored to an older state. They are let go by
 * age, by number, and at once when room is short. For the writer's thread.
 */
final class Kept {

    /** How often what is too old or too much is looked for: seldom, so that an acknowledgement costs no more for it. */
    private static final Duration LOOKED_AT_EVERY = Duration.ofHours(1);

    private static final long LOOKED_AT_EACH = 1_000;

    private final SpoolLimits limits;
    private final Reserve reserve;
    private Instant lookedAt = Instant.MIN;
    private long lookedAtSeq;

    Kept(SpoolLimits limits, Reserve reserve) {
        this.limits = limits;
        this.reserve = reserve;
    }

    /** The cloud has everything through about this number, at this moment of its own clock. */
    void acknowledged(Database db, long seq, Instant at) throws SQLException {
        if (!reserve.isHeld()) {
            letGoAll(db);
            return;
        }
        boolean timeIsUp = Duration.between(lookedAt, at).abs().compareTo(LOOKED_AT_EVERY) >= 0;
        if (!timeIsUp && Math.abs(seq - lookedAtSeq) < LOOKED_AT_EACH) {
            return;
        }
        lookedAtSeq = seq;
        if (timeIsUp) {
            lookedAt = at;
            db.update("INSERT OR IGNORE INTO acknowledged SELECT acked_seq, ? FROM standing", at.toEpochMilli());
        }
        if (db.bytesInUseAtBegin() > limits.previewsUpTo()) {
            letGoAll(db);
            return;
        }
        long tooOld = db.number(
                "SELECT max(seq) FROM acknowledged WHERE at_ms < ?",
                at.minus(limits.keptFor()).toEpochMilli());
        long tooMany = db.number("SELECT acked_seq FROM standing") - limits.maxKept();
        letGo(db, Math.max(tooOld, tooMany));
    }

    /** Lets all of them go, since there is something to keep that the cloud does not have; says whether there were any. */
    boolean letGoAll(Database db) throws SQLException {
        return letGo(db, db.number("SELECT acked_seq FROM standing"));
    }

    private static boolean letGo(Database db, long through) throws SQLException {
        int gone = db.update("DELETE FROM outbox WHERE seq <= min(?, (SELECT acked_seq FROM standing))", through);
        db.update("UPDATE standing SET kept_after = max(kept_after, min(?, acked_seq))", through);
        db.update("DELETE FROM acknowledged WHERE seq <= ?", through);
        return gone > 0;
    }
}
