package stellar.relay.spool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The events that wait for the cloud, in the order they were accepted, and behind them those that it has, kept for a while.
 * Safe for several threads.
 */
public final class Outbox {

    /** When the event happened that waits longest. */
    static final String OLDEST =
            "SELECT at_ms FROM outbox WHERE seq > (SELECT acked_seq FROM standing) ORDER BY seq LIMIT 1";

    /** About what an event's other members add to its data in JSON. */
    private static final int ENVELOPE_BYTES = 300;

    /** Refused events kept for the operator; of more, the oldest are let go. */
    private static final int MAX_SET_ASIDE = 10_000;

    private final Writer writer;
    private final Reader reader;
    private final StoreFile file;
    private final Room room;
    private final Kept kept;
    private final Numbered numberedAtOpen;
    private volatile Runnable whenAppended = () -> {};
    private volatile Runnable whenAcknowledged = () -> {};
    private volatile Consumer<String> whenLost = sentence -> {};

    Outbox(Writer writer, Reader reader, StoreFile file, Room room, Kept kept, Numbered numberedAtOpen) {
        this.writer = writer;
        this.reader = reader;
        this.file = file;
        this.room = room;
        this.kept = kept;
        this.numberedAtOpen = numberedAtOpen;
    }

    /** How far events were numbered when the store was opened. */
    public Numbered numberedAtOpen() {
        return numberedAtOpen;
    }

    /** Whom to wake when an event has been accepted. */
    public void whenAppended(Runnable listener) {
        whenAppended = listener;
    }

    /** Whom to wake when it is on disk that the cloud has something. */
    public void whenAcknowledged(Runnable listener) {
        whenAcknowledged = listener;
    }

    /** Whom to tell, in a full sentence, that events the cloud has lost are no longer here either. */
    public void whenLost(Consumer<String> listener) {
        whenLost = listener;
    }

    /** Accepts an event. Completes when it is on disk, with its number; with none when it was dropped and counted. */
    public CompletableFuture<OptionalLong> append(NewEvent event) {
        return announced(writer.submit(db -> insert(db, event), true));
    }

    /** The next events to leave: at most so many, and of at most so many bytes of JSON unless a single one has more. */
    public Waiting next(int maxEvents, int maxBytes) throws IOException {
        return next(new Numbered(0, 0), maxEvents, maxBytes);
    }

    /** The same, of those after this number if the epoch is still that one. */
    public Waiting next(Numbered after, int maxEvents, int maxBytes) throws IOException {
        return reader.read(db -> {
            Numbered noted = db.row(
                            "SELECT epoch, acked_seq FROM standing",
                            row -> new Numbered(row.getLong(1), row.getLong(2)))
                    .orElseThrow();
            long acked = noted.epoch() == after.epoch() ? Math.max(noted.seq(), after.seq()) : noted.seq();
            List<StoredEvent> events = new ArrayList<>();
            long bytes = 0;
            for (StoredEvent event : db.rows(
                    "SELECT * FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?", Outbox::stored, acked, maxEvents)) {
                bytes += event.data().getBytes(StandardCharsets.UTF_8).length + ENVELOPE_BYTES;
                if (bytes > maxBytes && !events.isEmpty()) {
                    break;
                }
                events.add(event);
            }
            return new Waiting(noted.epoch(), acked, List.copyOf(events));
        });
    }

    /**
     * The cloud has everything through this number of this epoch. Of another epoch: nothing happens.
     *
     * @param at the moment by the cloud's clock: for how long the events are kept is counted from it
     */
    public CompletableFuture<Boolean> acknowledge(long epoch, long seq, Instant at) {
        CompletableFuture<Boolean> noted = writer.submit(
                db -> {
                    int standing = db.update("""
                            UPDATE standing SET acked_seq = max(acked_seq, min(?, next_seq - 1)) WHERE epoch = ?""", seq, epoch);
                    if (standing == 1) {
                        kept.acknowledged(db, seq, at);
                    }
                    return standing == 1;
                },
                false);
        return noted.whenComplete((ours, failure) -> {
            if (failure == null) {
                whenAcknowledged.run();
            }
        });
    }

    /**
     * The cloud has lost what it had acknowledged after this number of this epoch: what is kept of it waits again under its old
     * numbers, with its frames. Says how many numbers behind it are kept no longer; they are counted as lost.
     */
    public CompletableFuture<Long> goBack(long epoch, long seq) {
        return writer.submit(
                        db -> {
                            if (db.update(
                                            "UPDATE standing SET acked_seq = ?1 WHERE epoch = ?2 AND acked_seq > ?1",
                                            seq,
                                            epoch)
                                    == 0) {
                                return 0L;
                            }
                            db.update("DELETE FROM acknowledged WHERE seq > ?", seq);
                            UploadQueue.again(db);
                            long lost = Math.max(0, db.number("SELECT kept_after FROM standing") - seq);
                            db.count("lost-events", (int) Math.min(lost, Integer.MAX_VALUE));
                            return lost;
                        },
                        false)
                .whenComplete((lost, failure) -> {
                    if (failure == null && lost > 0) {
                        whenLost.accept(
                                "The cloud was restored to an older state. Events that it had taken since and that are"
                                        + " kept here no longer are lost: " + lost + ".");
                    }
                });
    }

    /** Takes an event that the cloud will never take out of the way, keeps it for the operator, and counts it. */
    public CompletableFuture<Boolean> setAside(long epoch, long seq, String reason) {
        return writer.submit(
                db -> {
                    int kept = db.update("""
                            INSERT INTO set_aside (epoch, seq, telescope, type, at_ms, data, reason)
                            SELECT epoch, seq, telescope, type, at_ms, data, ? FROM outbox, standing
                            WHERE seq = ? AND epoch = ? AND seq > acked_seq""", reason, seq, epoch);
                    if (kept == 0) {
                        return false;
                    }
                    db.update("DELETE FROM outbox WHERE seq = ?", seq);
                    db.update(
                            "UPDATE upload SET given_up = ?, jpeg = NULL WHERE event_seq = ? AND given_up IS NULL",
                            "The cloud refused the image's event: " + reason,
                            seq);
                    db.update("DELETE FROM set_aside WHERE id <= (SELECT max(id) FROM set_aside) - ?", MAX_SET_ASIDE);
                    db.count("set-aside");
                    return true;
                },
                false);
    }

    /**
     * Counts what waits anew, from 1, in an epoch greater than this one and than {@code atLeast}; says which. What is kept of the
     * one before is let go: its numbers mean nothing in the new one.
     */
    public CompletableFuture<Long> startGreaterEpoch(long atLeast) {
        return writer.submit(db -> greaterEpoch(db, atLeast), false);
    }

    /** The same within a transaction. */
    long greaterEpoch(Database db, long atLeast) throws SQLException {
        long old = db.number("SELECT epoch FROM standing");
        long epoch = nextEpoch(Math.max(old, atLeast));
        kept.letGoAll(db);
        UploadQueue.forgetDone(db);
        // Through negative numbers, so that no two rows meet on the way.
        db.update("UPDATE outbox SET seq = (SELECT acked_seq FROM standing) - seq");
        db.update("UPDATE outbox SET seq = -seq");
        db.update("UPDATE upload SET event_seq = max(0, event_seq - (SELECT acked_seq FROM standing))");
        db.update(
                "UPDATE standing SET epoch = ?, next_seq = next_seq - acked_seq, acked_seq = 0, kept_after = 0", epoch);
        return epoch;
    }

    /** The data of the last event of this type that was accepted as an {@link Enclosure.State}. */
    public Optional<String> lastState(String telescope, String type) throws IOException {
        return reader.read(db -> db.row(
                "SELECT data FROM last_state WHERE telescope = ? AND type = ?",
                row -> row.getString(1),
                telescope,
                type));
    }

    /** Changes that are not on disk yet: how far the disk is behind. */
    public int notYetOnDisk() {
        return writer.waiting();
    }

    <T> CompletableFuture<T> announced(CompletableFuture<T> appended) {
        return appended.whenComplete((ignored, failure) -> {
            if (failure == null) {
                whenAppended.run();
            }
        });
    }

    /** Writes an event within a transaction. */
    OptionalLong insert(Database db, NewEvent event) throws SQLException {
        room.dropOverdue(db, event.at());
        if (event.droppable() && !room.isForDroppable(db)) {
            db.count("dropped-events");
            return OptionalLong.empty();
        }
        long seq = db.number("SELECT next_seq FROM standing");
        db.update("UPDATE standing SET next_seq = next_seq + 1");
        db.update(
                "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                seq,
                event.telescope(),
                event.type(),
                event.at().toEpochMilli(),
                event.voyagerAt() == null ? null : event.voyagerAt().toEpochMilli(),
                event.data(),
                image(db, seq, event),
                event.droppable());
        return OptionalLong.of(seq);
    }

    private @Nullable String image(Database db, long seq, NewEvent event) throws SQLException {
        return switch (event.enclosure()) {
            case Enclosure.Nothing() -> null;
            case Enclosure.State() -> {
                db.update(
                        "INSERT OR REPLACE INTO last_state VALUES (?, ?, ?)",
                        event.telescope(),
                        event.type(),
                        event.data());
                yield null;
            }
            case Enclosure.Frame(String path) -> ImagePairs.frame(db, seq, event, path);
            case Enclosure.Preview preview -> ImagePairs.preview(db, seq, event, preview, room);
        };
    }

    private long nextEpoch(long atLeast) {
        try {
            return file.nextEpoch(atLeast);
        } catch (IOException e) {
            throw new UncheckedIOException("The new epoch could not be noted beside the store.", e);
        }
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        long voyagerAt = row.getLong("voyager_at_ms");
        Instant stamp = row.wasNull() ? null : Instant.ofEpochMilli(voyagerAt);
        return new StoredEvent(
                row.getLong("seq"),
                row.getString("telescope"),
                row.getString("type"),
                Instant.ofEpochMilli(row.getLong("at_ms")),
                stamp,
                row.getString("data"),
                row.getString("image"));
    }
}
