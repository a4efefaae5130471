package stellar.relay.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection to the store, with its statements prepared once. Not safe for several threads. */
final class Database implements AutoCloseable {

    /** Makes a value of a result's current row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private long bytesAtBegin = -1;

    /** Takes the connection over. Transactions are told to SQLite itself: the driver loses count when a disk is full. */
    Database(Connection connection) {
        this.connection = connection;
    }

    /** Begins a transaction, ended by {@link #commit} or {@link #rollback}. */
    void begin() throws SQLException {
        bytesAtBegin = -1;
        plainly("BEGIN");
    }

    /** Changes rows and says how many. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql, values);
        int changed = statement.executeUpdate();
        // A preview's megabytes are not kept until the statement is used again.
        statement.clearParameters();
        return changed;
    }

    <T> List<T> rows(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet result = prepare(sql, values).executeQuery()) {
            while (result.next()) {
                found.add(row.of(result));
            }
        }
        return found;
    }

    <T> Optional<T> row(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        return rows(sql, row, values).stream().findFirst();
    }

    /** The one number a query gives; 0 when it gives none. */
    long number(String sql, @Nullable Object... values) throws SQLException {
        return row(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** Bytes of the file that hold something. */
    long bytesInUse() throws SQLException {
        long pages = number("PRAGMA page_count") - number("PRAGMA freelist_count");
        return pages * number("PRAGMA page_size");
    }

    /** The same, measured once a transaction: for what is too small and too frequent to be measured each time. */
    long bytesInUseAtBegin() throws SQLException {
        if (bytesAtBegin < 0) {
            bytesAtBegin = bytesInUse();
        }
        return bytesAtBegin;
    }

    /** Adds one to a counter that outlives the process. */
    void count(String counter) throws SQLException {
        count(counter, 1);
    }

    /** Adds to a counter that outlives the process. */
    void count(String counter, int more) throws SQLException {
        if (more > 0) {
            update(
                    "INSERT INTO counter VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = value + ?2",
                    counter,
                    more);
        }
    }

    /** Goes on with another connection; the one before is closed already or of no use any more. */
    void goOnWith(Connection another) {
        statements.clear();
        connection = another;
    }

    void commit() throws SQLException {
        plainly("COMMIT");
    }

    /** Takes the transaction back, with the statements that failed in it. Should that fail, the next begin tells. */
    void rollback() {
        try {
            forget();
            plainly("ROLLBACK");
        } catch (SQLException e) {
            // On a full disk SQLite has taken the transaction back by itself, and there is none to end.
        }
    }

    @Override
    public void close() throws SQLException {
        forget();
        connection.close();
    }

    private void forget() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
    }

    private void plainly(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
