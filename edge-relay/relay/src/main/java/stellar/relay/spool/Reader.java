package stellar.relay.spool;

import java.io.IOException;
import java.sql.SQLException;

/** Reads of the store, each a consistent view of what is committed, waiting for no writer. */
final class Reader implements AutoCloseable {

    /** A read. */
    interface Query<T> {
        T of(Database db) throws SQLException;
    }

    private final Database db;

    Reader(Database db) {
        this.db = db;
    }

    synchronized <T> T read(Query<T> query) throws IOException {
        try {
            db.begin();
            T found = query.of(db);
            db.commit();
            return found;
        } catch (SQLException e) {
            db.rollback();
            throw new IOException("The relay's store cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        db.close();
    }
}
