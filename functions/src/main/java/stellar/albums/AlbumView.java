package stellar.albums;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import stellar.contract.Wire;
import stellar.images.ImageStore;

/** An album as its guest is told of it. */
final class AlbumView {

    private AlbumView() {}

    /** Where the bytes of a piece that is there are. */
    interface Links {

        /** For a browser to show, where it can. */
        URI shown(Piece piece);

        /** To be saved under a name that tells the night. */
        URI saved(Piece piece);
    }

    static ObjectNode of(String booking, Album album, Instant now, Links links) {
        ObjectNode json = Wire.object().put("booking", booking);
        ArrayNode pieces = json.putArray("pieces");
        boolean isBeingMade = album.beingMadeUntil(now).isPresent();
        for (Piece piece : Piece.values()) {
            ObjectNode told = pieces.addObject().put("piece", piece.file());
            Optional<Made> made = album.made(piece, now);
            boolean isOfNow = made.isPresent() && made.get().version().equals(album.version());
            if (isBeingMade && !(isOfNow && album.askedAt() == null)) {
                told.put("state", "making");
            } else {
                made.ifPresentOrElse(one -> state(told, one), () -> never(told, album));
            }
            made.ifPresent(one -> contents(told, one));
            made.filter(one -> one.isThere(now)).ifPresent(one -> fetched(told, piece, booking, one, now, links));
        }
        return json;
    }

    private static void state(ObjectNode told, Made made) {
        told.put("state", made.state().name().toLowerCase(Locale.ROOT));
        if (made.reason() != null) {
            told.put("reason", made.reason());
        }
    }

    /** Whoever began it died, or nobody began. */
    private static void never(ObjectNode told, Album album) {
        boolean wasBegun = album.version() != null;
        told.put("state", wasBegun ? "failed" : "none");
        told.put("reason", wasBegun ? Made.NOT_FINISHED : Made.NOT_YET);
    }

    private static void contents(ObjectNode told, Made made) {
        told.put("madeAt", made.at().toString()).put("frames", made.frames()).put("leftOut", made.leftOut());
        if (made.of() != null) {
            told.put("of", made.of());
        }
        ArrayNode missing = told.putArray("missing");
        made.missing()
                .forEach(one -> missing.addObject().put("image", one.image()).put("reason", one.reason()));
    }

    private static void fetched(ObjectNode told, Piece piece, String booking, Made made, Instant now, Links links) {
        told.put("bytes", made.bytes());
        if (made.sha256() != null) {
            told.put("sha256", made.sha256());
        }
        told.put("keptUntil", made.keptUntil().toString());
        told.put("link", "/api/bookings/" + booking + "/album/" + piece.file());
        told.put("url", links.shown(piece).toString());
        told.put("saveUrl", links.saved(piece).toString());
        told.put("urlUntil", now.plus(ImageStore.DOWNLOAD_LEAVE).toString());
    }
}
