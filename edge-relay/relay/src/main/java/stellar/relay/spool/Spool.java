package stellar.relay.spool;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/** The relay's store, open. One relay at a time has it; the package says what it promises. */
public final class Spool implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Spool.class.getName());
    private static final long COUNTED_ONE_BY_ONE = 10_000;

    private final StoreFile file;
    private final Database writing;
    private final Reserve reserve;
    private final Kept kept;
    private final Reader reader;
    private final Writer writer;
    private final Outbox outbox;
    private final UploadQueue uploads;
    private final CommandLedger ledger;
    private volatile Consumer<String> whenDamaged = sentence -> {};
    private boolean torn;
    private final SessionBook sessions;

    private Spool(StoreFile file, Database writing, Database reading, SpoolLimits limits) throws IOException {
        this.file = file;
        this.writing = writing;
        this.reserve = new Reserve(file.beside("reserve"), limits.reserveBytes());
        this.reader = new Reader(reading, this::lookForDamage);
        this.writer = new Writer(writing, limits.maxTogether(), limits.retryEvery(), this::rescue);
        this.kept = new Kept(limits, reserve);
        this.outbox = new Outbox(writer, reader, file, new Room(limits, reserve, kept), kept, numbered(reader));
        this.uploads = new UploadQueue(writer, reader);
        this.ledger = new CommandLedger(writer, reader, outbox);
        reserve.take();
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

    /**
     * Whose store this is from now on. What another relay told from it is not kept for this one, whose numbers begin anew.
     *
     * @throws IOException when that cannot be read, or not be noted though it was another's
     */
    public void belongsTo(String relay) throws IOException {
        Optional<String> before = reader.read(
                db -> db.row("SELECT relay FROM standing WHERE relay IS NOT NULL", row -> row.getString(1)));
        if (before.filter(relay::equals).isPresent()) {
            return;
        }
        CompletableFuture<Integer> noted = writer.submit(
                db -> {
                    if (before.isPresent()) {
                        long begun = outbox.greaterEpoch(db, 0);
                        LOG.log(
                                INFO,
                                "The store was relay {0}''s. Epoch {1} is begun.",
                                before.get(),
                                Long.toString(begun));
                    }
                    return db.update("UPDATE standing SET relay = ?", relay);
                },
                false);
        try {
            if (before.isPresent()) {
                noted.join();
            }
        } catch (CompletionException e) {
            throw new IOException(
                    "The store was relay " + before.get() + "'s and cannot be made this one's: " + e.getMessage()
                            + " See that the disk is writable and has room.",
                    e);
        }
    }

    /** Why the disk takes no events now, a full sentence; absent while it takes them. */
    public @Nullable String trouble() {
        return writer.trouble();
    }

    /** Whom to tell, in a full sentence, that a damaged store was set aside: at once if one was already, and later. */
    public void whenDamaged(Consumer<String> listener) {
        whenDamaged = listener;
        tellDamage();
    }

    /** How the store stands. */
    public SpoolState state() throws IOException {
        long damaged = file.damagedFiles();
        return reader.read(db -> new SpoolState(
                db.number("SELECT epoch FROM standing"),
                db.number("SELECT acked_seq FROM standing"),
                waiting(db),
                db.row(Outbox.OLDEST, row -> Instant.ofEpochMilli(row.getLong(1)))
                        .orElse(null),
                db.number("SELECT count(*) FROM upload WHERE given_up IS NULL"),
                counter(db, "uploads-given-up"),
                counter(db, "set-aside"),
                counter(db, "dropped-previews"),
                counter(db, "dropped-events"),
                counter(db, "lost-events"),
                db.bytesInUse(),
                damaged,
                counter(db, "uploads-done"),
                reserve.isHeld()));
    }

    /** Makes the disk look full above so many pages of the file; for tests. */
    void limitPages(long pages) {
        writer.submit(db -> db.number("PRAGMA max_page_count = " + pages), false)
                .join();
    }

    /** Makes the store refuse every change, or take them again; for tests. */
    void refuseChanges(boolean refused) {
        String on = refused ? "ON" : "OFF";
        writer.submit(db -> db.update("PRAGMA query_only = " + on), false).join();
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

    /**
     * What can be done when the store refuses a change: a new store for a damaged one; on a full disk the room of what the cloud has
     * already, then the reserve.
     */
    private boolean rescue(SQLException failure) {
        if (torn || StoreFile.isDamage(failure)) {
            torn = !beginAnew(String.valueOf(failure.getMessage()));
            return !torn;
        }
        return failure.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code && (letGoOfKept() || reserve.give());
    }

    private boolean letGoOfKept() {
        try {
            writing.begin();
            boolean any = kept.letGoAll(writing);
            writing.commit();
            return any;
        } catch (SQLException e) {
            writing.rollback();
            return false;
        }
    }

    private boolean beginAnew(String damage) {
        try {
            reader.replace(() -> {
                writing.close();
                Connection[] fresh = file.openAnew(damage);
                writing.goOnWith(fresh[0]);
                return fresh[1];
            });
            tellDamage();
            return true;
        } catch (SQLException | IOException e) {
            LOG.log(ERROR, "A new store could not be begun in place of the damaged one; it is tried again.", e);
            return false;
        }
    }

    /** A read met damage: a change that meets it too begins a new store. */
    private void lookForDamage(SQLException met) {
        CompletableFuture<Boolean> sound = writer.submit(
                db -> {
                    if (!db.row("PRAGMA quick_check(1)", row -> row.getString(1))
                            .equals(Optional.of("ok"))) {
                        throw met;
                    }
                    return true;
                },
                false);
        sound.exceptionally(stillDamaged -> false);
    }

    private void tellDamage() {
        String damage = file.damage();
        if (damage != null) {
            whenDamaged.accept("The relay's store was damaged (" + damage
                    + ") and a new one is begun. Events of the last minutes may be missing; the damaged file is kept at the"
                    + " observatory.");
        }
    }

    /** To count a night's events one by one would hold up those who send them: beyond a bound their numbers tell. */
    private static long waiting(Database db) throws SQLException {
        long acked = db.number("SELECT acked_seq FROM standing");
        long counted = db.number(
                "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE seq > ? LIMIT ?)", acked, COUNTED_ONE_BY_ONE);
        return counted < COUNTED_ONE_BY_ONE
                ? counted
                : db.number("SELECT max(seq) - min(seq) + 1 FROM outbox WHERE seq > ?", acked);
    }

    private static Numbered numbered(Reader reader) throws IOException {
        return reader.read(db -> db.row(
                        "SELECT epoch, next_seq - 1 FROM standing", row -> new Numbered(row.getLong(1), row.getLong(2)))
                .orElseThrow());
    }

    private static long counter(Database db, String name) throws SQLException {
        return db.number("SELECT value FROM counter WHERE name = ?", name);
    }
}
