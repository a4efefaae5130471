package stellar.relay.spool;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The sessions that run on this relay's telescopes, how far it came with each alone, and the cloud's time. */
public final class SessionBook {

    private final Writer writer;
    private final Reader reader;
    private final Outbox outbox;

    SessionBook(Writer writer, Reader reader, Outbox outbox) {
        this.writer = writer;
        this.reader = reader;
        this.outbox = outbox;
    }

    /** The sessions that are kept, by id. */
    public List<KeptSession> all() throws IOException {
        return reader.read(db -> db.rows(
                "SELECT id, telescope, told, progress FROM session ORDER BY id",
                row -> new KeptSession(row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
    }

    /** Keeps these sessions, forgets those, and accepts these events: all of it or nothing. */
    public CompletableFuture<Boolean> write(
            Collection<KeptSession> kept, Collection<String> forgotten, List<NewEvent> events) {
        return outbox.announced(writer.submit(
                db -> {
                    for (String id : forgotten) {
                        db.update("DELETE FROM session WHERE id = ?", id);
                    }
                    for (KeptSession session : kept) {
                        db.update(
                                "INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?)",
                                session.id(),
                                session.telescope(),
                                session.told(),
                                session.progress());
                    }
                    for (NewEvent event : events) {
                        outbox.insert(db, event);
                    }
                    return true;
                },
                false));
    }

    /** The cloud's time as it was last noted; empty when it never was. */
    public Optional<CloudTime> cloudTime() throws IOException {
        return reader.read(db -> db.row(
                "SELECT at_ms, ahead_ms FROM cloud_time",
                row -> new CloudTime(Instant.ofEpochMilli(row.getLong(1)), Duration.ofMillis(row.getLong(2)))));
    }

    /** Notes the cloud's time. */
    public CompletableFuture<Boolean> note(CloudTime time) {
        return writer.submit(
                db -> db.update(
                                "INSERT OR REPLACE INTO cloud_time VALUES (1, ?, ?)",
                                time.at().toEpochMilli(),
                                time.ahead().toMillis())
                        == 1,
                false);
    }
}
