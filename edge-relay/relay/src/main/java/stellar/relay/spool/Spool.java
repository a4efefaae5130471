package stellar.relay.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The relay's store, open. One relay at a time has it; the package says what it promises. */
public final class Spool implements AutoCloseable {

    private final StoreFile file;
    private final Database writing;
    private final Reader reader;
    private final Writer writer;
    private final Outbox outbox;
    private final UploadQueue uploads;
    private final CommandLedger ledger;
    private final SessionBook sessions;

    private Spool(StoreFile file, Database writing, Database reading, SpoolLimits limits) {
        this.file = file;
        this.writing = writing;
        this.reader = new Reader(reading);
        this.writer = new Writer(writing, limits.maxTogether(), limits.retryEvery());
        this.outbox = new Outbox(writer, reader, file, limits);
        this.uploads = new UploadQueue(writer, reader);
        this.ledger = new CommandLedger(writer, reader, outbox);
        this.sessions = new SessionBook(writer, reader, outbox);
        writer.start();
    }

    /**
     * Opens the store in this directory, making it when there is none.
     *
     * @throws IOException when another relay has it, when it is of a newer version, or when the disk refuses
     */
    public static Spool open(Path directory, SpoolLimits limits, Clock clock) throws IOException {
        StoreFile file = new StoreFile(directory, clock);
        try {
            Connection[] connections = file.open();
            return new Spool(file, new Database(connections[0]), new Database(connections[1]), limits);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The events that wait for the cloud. */
    public Outbox outbox() {
        return outbox;
    }

    /** The image bytes that wait for their upload. */
    public UploadQueue uploads() {
        return uploads;
    }

    /** The commands that were seen. */
    public CommandLedger ledger() {
        return ledger;
    }

    /** The sessions that run. */
    public SessionBook sessions() {
        return sessions;
    }

    /** Why the disk takes no events now, a full sentence; absent while it takes them. */
    public @Nullable String trouble() {
        return writer.trouble();
    }

    /** How the store stands. */
    public SpoolState state() throws IOException {
        long damaged = file.damagedFiles();
        return reader.read(db -> new SpoolState(
                db.number("SELECT epoch FROM standing"),
                db.number("SELECT acked_seq FROM standing"),
                db.number("SELECT count(*) FROM outbox"),
                db.row("SELECT at_ms FROM outbox ORDER BY seq LIMIT 1", row -> Instant.ofEpochMilli(row.getLong(1)))
                        .orElse(null),
                db.number("SELECT count(*) FROM upload WHERE given_up IS NULL"),
                counter(db, "uploads-given-up"),
                counter(db, "set-aside"),
                counter(db, "dropped-previews"),
                counter(db, "dropped-events"),
                db.bytesInUse(),
                damaged));
    }

    /** Makes the disk look full above so many pages of the file; for tests. */
    void limitPages(long pages) {
        writer.submit(db -> db.number("PRAGMA max_page_count = " + pages), false)
                .join();
    }

    /** Writes what was handed in so far, unless the disk refuses it, and lets go of the directory. */
    @Override
    public void close() throws IOException {
        writer.close();
        try {
            reader.close();
            writing.close();
        } catch (SQLException e) {
            throw new IOException("The relay's store did not close well: " + e.getMessage(), e);
        } finally {
            file.close();
        }
    }

    private static long counter(Database db, String name) throws SQLException {
        return db.number("SELECT value FROM counter WHERE name = ?", name);
    }
}
