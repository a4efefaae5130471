package stellar.relay.spool;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Reads of the store, each a consistent view of what is committed, waiting for no writer. */
final class Reader implements AutoCloseable {

    /** A read. */
    interface Query<T> {
        T of(Database db) throws SQLException;
    }

    /** Where another connection comes from. */
    interface Source {
        Connection open() throws SQLException, IOException;
    }

    private final Database db;
    private final Consumer<SQLException> whenDamaged;

    /** Reads over this connection; tells of damage it meets. */
    Reader(Database db, Consumer<SQLException> whenDamaged) {
        this.db = db;
        this.whenDamaged = whenDamaged;
    }

    /** Lets go of its connection, and goes on with the one it is given then. */
    synchronized void replace(Source source) throws SQLException, IOException {
        db.close();
        db.goOnWith(source.open());
    }

    synchronized <T> T read(Query<T> query) throws IOException {
        try {
            db.begin();
            T found = query.of(db);
            db.commit();
            return found;
        } catch (SQLException e) {
            db.rollback();
            if (StoreFile.isDamage(e)) {
                whenDamaged.accept(e);
            }
            throw new IOException("The relay's store cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        db.close();
    }
}
