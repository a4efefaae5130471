package stellar.relay.spool;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the frames that wait for their upload were found to be, and which of their parts are in the bucket already. */
public final class FrameProgress {

    private final Writer writer;
    private final Reader reader;

    FrameProgress(Writer writer, Reader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /** What was found when the frame was read through; none when it was not, or not since it was forgotten. */
    public Optional<FrameDigest> digest(Upload.Frame frame) throws IOException {
        return reader.read(
                db -> db.row("SELECT * FROM frame_digest WHERE upload = ?", FrameProgress::digest, frame.id()));
    }

    /** The frame was read through: what was known of an earlier state of its file, and sent of it, no longer counts. */
    public CompletableFuture<Boolean> found(Upload.Frame frame, FrameDigest digest) {
        return writer.submit(
                db -> {
                    forget(db, frame);
                    return db.update(
                                    """
                            INSERT INTO frame_digest (upload, path, bytes, changed_at, sha256, part_bytes, part_sha256s)
                            SELECT id, ?, ?, ?, ?, ?, ? FROM upload WHERE id = ?""",
                                    digest.path(),
                                    digest.bytes(),
                                    digest.changedAt().toString(),
                                    digest.sha256(),
                                    digest.partBytes(),
                                    String.join(" ", digest.partSha256s()),
                                    frame.id())
                            == 1;
                },
                false);
    }

    /** The file is not what it was found to be: it is to be read through again. */
    public CompletableFuture<Boolean> forget(Upload.Frame frame) {
        return writer.submit(
                db -> {
                    forget(db, frame);
                    return true;
                },
                false);
    }

    /** How far the upload in parts is. */
    public SentParts sent(Upload.Frame frame) throws IOException {
        return reader.read(db -> {
            Map<Integer, String> tags = new HashMap<>();
            for (Map.Entry<Integer, String> part : db.rows(
                    "SELECT number, tag FROM sent_part WHERE upload = ?",
                    row -> Map.entry(row.getInt(1), row.getString(2)),
                    frame.id())) {
                tags.put(part.getKey(), part.getValue());
            }
            return db.row(
                            "SELECT cloud_upload, beginnings FROM frame_digest WHERE upload = ?",
                            row -> new SentParts(row.getString(1), tags, row.getInt(2)),
                            frame.id())
                    .orElse(SentParts.NONE);
        });
    }

    /** The cloud gave this name to the upload in parts, which begins with it. */
    public CompletableFuture<Boolean> begun(Upload.Frame frame, String cloudUpload) {
        return writer.submit(
                db -> {
                    db.update("DELETE FROM sent_part WHERE upload = ?", frame.id());
                    return db.update("""
                            UPDATE frame_digest SET cloud_upload = ?, beginnings = beginnings + 1
                            WHERE upload = ?""", cloudUpload, frame.id()) == 1;
                },
                false);
    }

    /** A part is in the bucket. */
    public CompletableFuture<Boolean> sent(Upload.Frame frame, int number, String tag) {
        return writer.submit(
                db -> db.update("INSERT OR REPLACE INTO sent_part VALUES (?, ?, ?)", frame.id(), number, tag) == 1,
                false);
    }

    /** The cloud no longer knows the upload in parts: none of them is sent. */
    public CompletableFuture<Boolean> lost(Upload.Frame frame) {
        return writer.submit(
                db -> {
                    db.update("DELETE FROM sent_part WHERE upload = ?", frame.id());
                    return db.update("UPDATE frame_digest SET cloud_upload = NULL WHERE upload = ?", frame.id()) == 1;
                },
                false);
    }

    /** Forgets all about an upload within a transaction. */
    static void forget(Database db, Upload upload) throws SQLException {
        db.update("DELETE FROM sent_part WHERE upload = ?", upload.id());
        db.update("DELETE FROM frame_digest WHERE upload = ?", upload.id());
    }

    private static FrameDigest digest(ResultSet row) throws SQLException {
        return new FrameDigest(
                row.getString("path"),
                row.getLong("bytes"),
                Instant.parse(row.getString("changed_at")),
                row.getString("sha256"),
                row.getLong("part_bytes"),
                List.of(row.getString("part_sha256s").split(" ")));
    }
}
