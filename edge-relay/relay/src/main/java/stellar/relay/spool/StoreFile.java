package stellar.relay.spool;

import static java.lang.System.Logger.Level.ERROR;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** The store's directory: who may use it, whether its file is sound, and what is done when it is not. */
final class StoreFile implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StoreFile.class.getName());
    private static final String NAME = "relay.db";
    private static final String DAMAGED = NAME + ".damaged-";

    private final Path directory;
    private final EpochFile epochs;
    private final FileChannel lockChannel;
    private volatile @Nullable String damage;

    /** Locks the directory, making it when it is not there. */
    StoreFile(Path directory, Clock clock) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.epochs = new EpochFile(directory.resolve("epoch"), clock);
        this.lockChannel = lock(directory);
    }

    /** Two connections to a sound store, the first for writing. A damaged file is set aside before. */
    Connection[] open() throws IOException {
        String found = look();
        if (found != null) {
            setAside(found);
        }
        try {
            Connection writing = connect();
            if (Schema.isEmpty(writing)) {
                Schema.create(writing, epochs.next(0));
            }
            int version = Schema.version(writing);
            if (version < Schema.VERSION) {
                Schema.renew(writing, version);
            }
            return new Connection[] {writing, connect()};
        } catch (SQLException e) {
            throw new IOException("The store " + file() + " cannot be opened (" + e.getMessage()
                    + "). See that the disk is writable and has room.");
        }
    }

    /** Sets a file that turned out to be damaged aside, and opens a new one. Nobody may have it open. */
    Connection[] openAnew(String damage) throws IOException {
        setAside(damage);
        return open();
    }

    /** What was wrong with the store that was set aside last; absent when none was since this was made. */
    @Nullable
    String damage() {
        return damage;
    }

    /** An epoch that is greater than all before it and than {@code atLeast}. */
    long nextEpoch(long atLeast) throws IOException {
        return epochs.next(atLeast);
    }

    /** How many damaged files lie in the directory. */
    long damagedFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(DAMAGED) && !name.endsWith("-wal") && !name.endsWith("-shm"))
                    .count();
        }
    }

    @Override
    public void close() throws IOException {
        lockChannel.close();
    }

    /** What is wrong with the file; absent when it is sound or not there. */
    private @Nullable String look() throws IOException {
        if (!Files.exists(file())) {
            return null;
        }
        try (Connection connection = connect()) {
            if (Schema.isEmpty(connection)) {
                return null;
            }
            if (Schema.application(connection) != Schema.APPLICATION) {
                return "It is a database of another program.";
            }
            int version = Schema.version(connection);
            if (version > Schema.VERSION) {
                throw new IOException("The store " + file() + " is of version " + version + ", this relay knows "
                        + Schema.VERSION + ". Install the newer relay again, or give this one another directory.");
            }
            String found = Schema.check(connection);
            return found.equals("ok") ? null : found;
        } catch (SQLException e) {
            if (isDamage(e)) {
                return e.getMessage();
            }
            throw new IOException("The store " + file() + " cannot be read (" + e.getMessage()
                    + "). See that this program may read and write it.");
        }
    }

    /** Whether SQLite says that the file itself is not what it should be. */
    static boolean isDamage(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private void setAside(String found) throws IOException {
        String name = DAMAGED + epochs.next(0);
        for (String suffix : new String[] {"", "-wal", "-shm"}) {
            Path part = directory.resolve(NAME + suffix);
            if (Files.exists(part)) {
                Files.move(part, directory.resolve(name + suffix));
            }
        }
        LOG.log(
                ERROR,
                "The store was damaged ({0}) and is set aside as {1}; a new one is begun. Events that had not reached"
                        + " the cloud are in that file: keep it and report it.",
                found,
                directory.resolve(name));
        damage = found;
    }

    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // Nobody asks for them, and the driver would look through every statement for an INSERT.
        config.setGetGeneratedKeys(false);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file(), config.toProperties());
        try {
            Schema.settle(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A file beside the store. */
    Path beside(String name) {
        return directory.resolve(name);
    }

    private Path file() {
        return directory.resolve(NAME);
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process; told below like any other holder.
        }
        channel.close();
        throw new IOException("Another relay is using the store in " + directory
                + ". Stop it, or give this relay a store.directory of its own.");
    }
}
