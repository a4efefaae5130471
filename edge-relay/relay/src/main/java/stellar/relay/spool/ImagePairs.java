package stellar.relay.spool;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Which frame and which preview are one image: the two that name the same file of one telescope, whatever the ending
 * (Voyager may name the preview's own {@code .jpg}), within {@link #WITHIN}, in either order. A second frame (or preview) of the same name is another image.
 */
final class ImagePairs {

    /** How far apart a frame and its preview may come. */
    static final Duration WITHIN = Duration.ofMinutes(10);

    private ImagePairs() {}

    /** The id of the image a new frame belongs to; its file is queued for upload. */
    static String frame(Database db, long seq, NewEvent event, String file) throws SQLException {
        String image = pair(db, event, file, "has_frame");
        db.update(
                "INSERT INTO upload (image, telescope, event_seq, at_ms, file) VALUES (?, ?, ?, ?, ?)",
                image,
                event.telescope(),
                seq,
                event.at().toEpochMilli(),
                file);
        return image;
    }

    /** The id of the image a new preview belongs to; its bytes are queued for upload if there is room for them. */
    static String preview(Database db, long seq, NewEvent event, Enclosure.Preview preview, Room room)
            throws SQLException {
        String image = pair(db, event, preview.file(), "has_preview");
        int bytes = preview.jpeg().length;
        if (bytes == 0) {
            return image;
        }
        if (!room.isForPreview(db, bytes)) {
            db.count("dropped-previews");
        } else {
            db.update(
                    "INSERT INTO upload (image, telescope, event_seq, at_ms, jpeg) VALUES (?, ?, ?, ?, ?)",
                    image,
                    event.telescope(),
                    seq,
                    event.at().toEpochMilli(),
                    preview.jpeg());
        }
        return image;
    }

    private static String pair(Database db, NewEvent event, String path, String half) throws SQLException {
        String file = path.replaceFirst("\\.[^.\\\\/]*$", "");
        long now = event.at().toEpochMilli();
        db.update("DELETE FROM image WHERE abs(at_ms - ?) > ?", now, WITHIN.toMillis());
        Optional<String> other = db.row(
                "SELECT id FROM image WHERE telescope = ? AND file = ? AND NOT " + half + " ORDER BY at_ms DESC",
                row -> row.getString(1),
                event.telescope(),
                file);
        if (other.isPresent()) {
            db.update("UPDATE image SET " + half + " = 1 WHERE id = ?", other.get());
            return other.get();
        }
        String id = UUID.randomUUID().toString();
        boolean frame = half.equals("has_frame");
        db.update("INSERT INTO image VALUES (?, ?, ?, ?, ?, ?)", id, event.telescope(), file, now, frame, !frame);
        return id;
    }
}
