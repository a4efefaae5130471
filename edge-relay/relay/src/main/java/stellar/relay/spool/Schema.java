package stellar.relay.spool;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the store, version {@value #VERSION}. */
final class Schema {

    static final int VERSION = 3;

    /** Says in the file's header whose it is: "STLR". */
    static final int APPLICATION = 0x53544C52;

    /** Version 1, never changed again. */
    private static final List<String> FIRST = List.of(
            """
            CREATE TABLE standing (
                only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
                epoch INTEGER NOT NULL, next_seq INTEGER NOT NULL, acked_seq INTEGER NOT NULL)""",
            """
            CREATE TABLE outbox (
                seq INTEGER PRIMARY KEY, telescope TEXT NOT NULL, type TEXT NOT NULL, at_ms INTEGER NOT NULL,
                voyager_at_ms INTEGER, data TEXT NOT NULL, image TEXT)""",
            """
            CREATE TABLE set_aside (
                id INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, telescope TEXT NOT NULL,
                type TEXT NOT NULL, at_ms INTEGER NOT NULL, data TEXT NOT NULL, reason TEXT NOT NULL)""",
            """
            CREATE TABLE image (
                id TEXT PRIMARY KEY, telescope TEXT NOT NULL, file TEXT NOT NULL, at_ms INTEGER NOT NULL,
                has_frame INTEGER NOT NULL, has_preview INTEGER NOT NULL)""",
            "CREATE INDEX image_by_file ON image (telescope, file)",
            """
            CREATE TABLE upload (
                id INTEGER PRIMARY KEY, image TEXT NOT NULL, telescope TEXT NOT NULL, event_seq INTEGER NOT NULL,
                file TEXT, jpeg BLOB, given_up TEXT)""",
            "CREATE INDEX upload_waiting ON upload (event_seq, id) WHERE given_up IS NULL",
            """
            CREATE TABLE command (
                id TEXT PRIMARY KEY, telescope TEXT NOT NULL, method TEXT NOT NULL, taken_at_ms INTEGER NOT NULL,
                outcome TEXT)""",
            """
            CREATE TABLE last_state (
                telescope TEXT NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (telescope, type))""",
            "CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL)",
            "PRAGMA application_id = " + APPLICATION);

    /** What version 2 adds. */
    private static final List<String> SECOND = List.of(
            "ALTER TABLE outbox ADD COLUMN droppable INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE upload ADD COLUMN at_ms INTEGER NOT NULL DEFAULT 0",
            """
            CREATE TABLE session (
                id TEXT PRIMARY KEY, telescope TEXT NOT NULL, told TEXT NOT NULL, progress TEXT NOT NULL)""",
            """
            CREATE TABLE cloud_time (
                only_one INTEGER PRIMARY KEY CHECK (only_one = 1), at_ms INTEGER NOT NULL, ahead_ms INTEGER NOT NULL)""",
            """
            CREATE TABLE frame_digest (
                upload INTEGER PRIMARY KEY, path TEXT NOT NULL, bytes INTEGER NOT NULL, changed_at TEXT NOT NULL,
                sha256 TEXT NOT NULL, part_bytes INTEGER NOT NULL, part_sha256s TEXT NOT NULL,
                cloud_upload TEXT, beginnings INTEGER NOT NULL DEFAULT 0)""",
            """
            CREATE TABLE sent_part (
                upload INTEGER NOT NULL, number INTEGER NOT NULL, tag TEXT NOT NULL,
                PRIMARY KEY (upload, number)) WITHOUT ROWID""");

    /**
     * What version 3 adds: acknowledged events stay in the outbox, from behind {@code kept_after}, for the relay that told them;
     * {@code acknowledged} says now and then how far the cloud was. Of version 2's there are none left.
     */
    private static final List<String> THIRD = List.of(
            "ALTER TABLE standing ADD COLUMN kept_after INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE standing ADD COLUMN relay TEXT",
            "UPDATE standing SET kept_after = acked_seq",
            "CREATE TABLE acknowledged (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL)");

    /** What each version adds to the one before. A version that has left the house is never changed. */
    private static final List<List<String>> VERSIONS = List.of(FIRST, SECOND, THIRD);

    private Schema() {}

    /** Settings of a connection; they are not kept in the file, except the journal mode. */
    static void settle(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA journal_size_limit = 16777216");
            statement.execute("PRAGMA cache_size = -4096");
        }
    }

    /** Makes the tables, all or none. */
    static void create(Connection connection, long epoch) throws SQLException {
        change(connection, 0, List.of("INSERT INTO standing VALUES (1, " + epoch + ", 1, 0, 0, NULL)"));
    }

    /** Brings the tables of an older version to this one, in one transaction: a crash leaves the old or the new. */
    static void renew(Connection connection, int from) throws SQLException {
        change(connection, from, List.of());
    }

    private static void change(Connection connection, int from, List<String> rows) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (List<String> version : VERSIONS.subList(from, VERSION)) {
                for (String sql : version) {
                    statement.execute(sql);
                }
            }
            for (String sql : rows) {
                statement.execute(sql);
            }
            statement.execute("PRAGMA user_version = " + VERSION);
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    static boolean isEmpty(Connection connection) throws SQLException {
        return number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
    }

    static int application(Connection connection) throws SQLException {
        return number(connection, "PRAGMA application_id");
    }

    static int version(Connection connection) throws SQLException {
        return number(connection, "PRAGMA user_version");
    }

    /** What SQLite finds wrong with the file, {@code ok} when nothing. */
    static String check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            return result.next() ? result.getString(1) : "no answer";
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
