package stellar.relay.spool;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Decides what there is room for, and drops what has waited too long, as the package says. For the writer's thread. */
final class Room {

    private static final Duration LOOKED_AT_EVERY = Duration.ofHours(1);

    private final SpoolLimits limits;
    private final Reserve reserve;
    private final Kept kept;
    private Instant lookedAt = Instant.MIN;

    Room(SpoolLimits limits, Reserve reserve, Kept kept) {
        this.limits = limits;
        this.reserve = reserve;
        this.kept = kept;
    }

    /** Whether an event that may be dropped is kept. */
    boolean isForDroppable(Database db) throws SQLException {
        reserve.take();
        return reserve.isHeld()
                && (db.bytesInUseAtBegin() <= limits.droppableUpTo()
                        || (kept.letGoAll(db) && db.bytesInUse() <= limits.droppableUpTo()));
    }

    /** Whether a preview's bytes are kept. */
    boolean isForPreview(Database db, int bytes) throws SQLException {
        reserve.take();
        return bytes <= limits.maxPreviewBytes()
                && reserve.isHeld()
                && (db.bytesInUse() + bytes <= limits.previewsUpTo()
                        || (kept.letGoAll(db) && db.bytesInUse() + bytes <= limits.previewsUpTo()));
    }

    /** Drops, each hour, what may be dropped and has waited longer than {@link SpoolLimits#maxAge}. */
    void dropOverdue(Database db, Instant now) throws SQLException {
        if (Duration.between(lookedAt, now).abs().compareTo(LOOKED_AT_EVERY) < 0) {
            return;
        }
        lookedAt = now;
        long before = now.minus(limits.maxAge()).toEpochMilli();
        // The oldest tells, so that a long queue is read through only when there is something to drop.
        if (db.number("SELECT coalesce(min(at_ms), ?) FROM (" + Outbox.OLDEST + ")", before) < before) {
            db.count(
                    "dropped-events",
                    db.update(
                            "DELETE FROM outbox WHERE droppable AND at_ms < ?"
                                    + " AND seq > (SELECT acked_seq FROM standing)",
                            before));
        }
        db.count(
                "dropped-previews",
                db.update("DELETE FROM upload WHERE jpeg IS NOT NULL AND given_up IS NULL AND at_ms < ?", before));
    }
}
