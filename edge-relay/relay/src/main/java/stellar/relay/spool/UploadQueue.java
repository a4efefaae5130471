package stellar.relay.spool;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The image bytes that wait for their upload. An upload is eligible once the cloud has acknowledged its event. */
public final class UploadQueue {

    /** Uploads that are over and remembered; of more, the oldest are forgotten. */
    private static final int MAX_ENDED = 10_000;

    /** Why a frame's upload is over when all is well. */
    private static final String IN_THE_CLOUD = "It is in the cloud.";

    private final Writer writer;
    private final Reader reader;
    private final FrameProgress frames;

    UploadQueue(Writer writer, Reader reader) {
        this.writer = writer;
        this.reader = reader;
        this.frames = new FrameProgress(writer, reader);
    }

    /** The telescopes that uploads wait for. */
    public List<String> telescopes() throws IOException {
        return reader.read(db -> db.rows(
                "SELECT DISTINCT telescope FROM upload WHERE given_up IS NULL ORDER BY telescope",
                row -> row.getString(1)));
    }

    /** The first eligible uploads of a telescope, previews before frames, each kind oldest first. */
    public List<Upload> eligible(String telescope, int atMost) throws IOException {
        return reader.read(db -> db.rows("""
                SELECT id, image, telescope, file, length(jpeg) AS bytes FROM upload
                WHERE given_up IS NULL AND event_seq <= (SELECT acked_seq FROM standing) AND telescope = ?
                ORDER BY file IS NOT NULL, id LIMIT ?""", UploadQueue::upload, telescope, atMost));
    }

    /** When the oldest event happened that still waits for the cloud; empty when none waits. */
    public Optional<Instant> eventsWaitSince() throws IOException {
        return reader.read(db -> db.row(Outbox.OLDEST, row -> Instant.ofEpochMilli(row.getLong(1))));
    }

    /** What its frames were found to be, and how far they are. */
    public FrameProgress frames() {
        return frames;
    }

    /** A preview's bytes; none when it is no longer in the queue. */
    public Optional<byte[]> jpeg(Upload.Preview preview) throws IOException {
        return reader.read(db -> db.row(
                "SELECT jpeg FROM upload WHERE id = ? AND jpeg IS NOT NULL", row -> row.getBytes(1), preview.id()));
    }

    /** The cloud has the bytes: the upload leaves the queue. Which frame it was is kept, for {@link #again}. */
    public CompletableFuture<Boolean> done(Upload upload) {
        return writer.submit(
                db -> {
                    FrameProgress.forget(db, upload);
                    boolean was =
                            switch (upload) {
                                case Upload.Preview preview ->
                                    db.update("DELETE FROM upload WHERE id = ?", preview.id()) == 1;
                                case Upload.Frame frame -> {
                                    // From here on it says how far the cloud was when it got the frame.
                                    db.update(
                                            "UPDATE upload SET event_seq = (SELECT acked_seq FROM standing)"
                                                    + " WHERE id = ? AND given_up IS NULL",
                                            frame.id());
                                    yield end(db, frame, IN_THE_CLOUD) == 1;
                                }
                            };
                    if (was) {
                        db.count("uploads-done");
                    }
                    return was;
                },
                false);
    }

    /** The upload will never succeed: it is kept with its reason, without bytes, and counted. */
    public CompletableFuture<Boolean> giveUp(Upload upload, String reason) {
        return writer.submit(
                db -> {
                    int given = end(db, upload, reason);
                    FrameProgress.forget(db, upload);
                    if (given == 1) {
                        db.count("uploads-given-up");
                    }
                    return given == 1;
                },
                false);
    }

    /**
     * The cloud went back, within a transaction: frames whose events it lost, and those it got when it stood there or later, are
     * offered again. What it has all the same it says.
     */
    static void again(Database db) throws SQLException {
        db.update("""
                UPDATE upload SET given_up = NULL WHERE given_up IS NOT NULL AND file IS NOT NULL
                AND event_seq >= (SELECT acked_seq FROM standing)""");
    }

    /** Which frames the cloud has is forgotten, within a transaction. */
    static void forgetDone(Database db) throws SQLException {
        db.update("DELETE FROM upload WHERE given_up = ?", IN_THE_CLOUD);
    }

    private static int end(Database db, Upload upload, String why) throws SQLException {
        int ended = db.update(
                "UPDATE upload SET given_up = ?, jpeg = NULL WHERE id = ? AND given_up IS NULL", why, upload.id());
        db.update("""
                DELETE FROM upload WHERE given_up IS NOT NULL
                AND id <= (SELECT max(id) FROM upload) - ?""", MAX_ENDED);
        return ended;
    }

    private static Upload upload(ResultSet row) throws SQLException {
        String file = row.getString("file");
        long id = row.getLong("id");
        String image = row.getString("image");
        String telescope = row.getString("telescope");
        return file == null
                ? new Upload.Preview(id, image, telescope, row.getLong("bytes"))
                : new Upload.Frame(id, image, telescope, file);
    }
}
