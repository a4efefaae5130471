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

    private static final long COUNTED_ONE_BY_ONE = 10_000;

    private final StoreFile file;
    private final Database writing;
    private final Reader reader;
    private final Writer writer;
    private final Outbox outbox;
    private final UploadQueue uploads;
    private final CommandLedger ledger;

    private Spool(StoreFile file, Database writing, Database reading, SpoolLimits limits) {
        this.file = file;
        this.writing = writing;
        this.reader = new Reader(reading);
        this.writer = new Writer(writing, limits.maxTogether(), limits.retryEvery());
        this.outbox = new Outbox(writer, reader, file, limits);
        this.uploads = new UploadQueue(writer, reader);
        this.ledger = new CommandLedger(writer, reader, outbox);
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
                waiting(db),
                db.row("SELECT at_ms FROM outbox ORDER BY seq LIMIT 1", row -> Instant.ofEpochMilli(row.getLong(1)))
                        .orElse(null),
                db.number("SELECT count(*) FROM upload WHERE given_up IS NULL"),
                counter(db, "uploads-given-up"),
                counter(db, "set-aside"),
                counter(db, "dropped-previews"),
                counter(db, "dropped-events"),
                db.bytesInUse(),
                damaged,
                counter(db, "uploads-done")));
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

    /** To count a night's events one by one would hold up those who send them: beyond a bound their numbers tell. */
    private static long waiting(Database db) throws SQLException {
        long counted = db.number("SELECT count(*) FROM (SELECT 1 FROM outbox LIMIT ?)", COUNTED_ONE_BY_ONE);
        return counted < COUNTED_ONE_BY_ONE
                ? counted
                : db.number("SELECT (SELECT max(seq) FROM outbox) - (SELECT min(seq) FROM outbox) + 1");
    }

    private static long counter(Database db, String name) throws SQLException {
        return db.number("SELECT value FROM counter WHERE name = ?", name);
    }
}
