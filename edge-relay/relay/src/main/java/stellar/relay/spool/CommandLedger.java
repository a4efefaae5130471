package stellar.relay.spool;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Which commands were seen and what became of them, so that none runs twice. */
public final class CommandLedger {

    /** How long a finished command is remembered; the cloud offers none again after its deadline of seconds. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final Writer writer;
    private final Reader reader;
    private final Outbox outbox;

    CommandLedger(Writer writer, Reader reader, Outbox outbox) {
        this.writer = writer;
        this.reader = reader;
        this.outbox = outbox;
    }

    /**
     * Notes that a command is about to be given to the telescope, together with the event that says so. Completes with
     * false, and nothing is written, when the command was seen before.
     */
    public CompletableFuture<Boolean> take(TakenCommand command, NewEvent taken) {
        return outbox.announced(writer.submit(db -> enter(db, command, null, taken), false));
    }

    /** Notes that a command is not begun, with the event that says why; false when it was seen before. */
    public CompletableFuture<Boolean> refuse(TakenCommand command, NewEvent refused) {
        return outbox.announced(writer.submit(db -> enter(db, command, "refused", refused), true));
    }

    /** Notes a taken command's outcome with the event that tells it; false when it has one already. */
    public CompletableFuture<Boolean> finish(String id, String outcome, NewEvent event) {
        return outbox.announced(writer.submit(
                db -> {
                    if (db.update("UPDATE command SET outcome = ? WHERE id = ? AND outcome IS NULL", outcome, id)
                            == 0) {
                        return false;
                    }
                    outbox.insert(db, event);
                    return true;
                },
                true));
    }

    /** The commands that were taken and have no outcome, oldest first. */
    public List<TakenCommand> unfinished() throws IOException {
        return reader.read(db -> db.rows(
                "SELECT id, telescope, method FROM command WHERE outcome IS NULL ORDER BY rowid",
                row -> new TakenCommand(row.getString(1), row.getString(2), row.getString(3))));
    }

    /** What is known of a command: its outcome, {@code taken} while it has none; empty when it was never seen. */
    public Optional<String> standing(String id) throws IOException {
        return reader.read(
                db -> db.row("SELECT ifnull(outcome, 'taken') FROM command WHERE id = ?", row -> row.getString(1), id));
    }

    private boolean enter(Database db, TakenCommand command, @Nullable String outcome, NewEvent event)
            throws SQLException {
        long now = event.at().toEpochMilli();
        db.update("DELETE FROM command WHERE outcome IS NOT NULL AND taken_at_ms < ?", now - REMEMBERED.toMillis());
        int entered = db.update(
                "INSERT INTO command VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                command.id(),
                command.telescope(),
                command.method(),
                now,
                outcome);
        if (entered == 0) {
            return false;
        }
        outbox.insert(db, event);
        return true;
    }
}
