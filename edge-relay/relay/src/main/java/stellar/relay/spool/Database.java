package stellar.relay.spool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    /** Takes the connection over; changes take effect on {@link #commit}. */
    Database(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** Changes rows and says how many. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = prepare(sql, values);
        try {
            return statement.executeUpdate();
        } finally {
            statement.clearParameters();
        }
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

    /** Adds one to a counter that outlives the process. */
    void count(String counter) throws SQLException {
        update("INSERT INTO counter VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1", counter);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        connection.close();
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
