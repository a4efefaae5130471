package stellar.albums;

import java.util.Arrays;
import java.util.Optional;

/** A piece of an album. */
enum Piece {
    FRAMES("frames.zip", "framesZip", "application/zip"),
    FILM("night.mp4", "nightMp4", "video/mp4"),
    ANIMATION("night.gif", "nightGif", "image/gif");

    private final String file;
    private final String attribute;
    private final String contentType;

    Piece(String file, String attribute, String contentType) {
        this.file = file;
        this.attribute = attribute;
        this.contentType = contentType;
    }

    /** The piece with this file name; empty for any other text. */
    static Optional<Piece> of(String file) {
        return Arrays.stream(values()).filter(piece -> piece.file.equals(file)).findFirst();
    }

    /** What it is called in addresses. */
    String file() {
        return file;
    }

    /** What it is called in a row. */
    String attribute() {
        return attribute;
    }

    String contentType() {
        return contentType;
    }

    /** Where it is in the bucket. */
    String key(String booking) {
        return "albums/" + booking + "/" + file;
    }

    /** Whether a browser saves it at once; the others it shows. */
    boolean isToBeSaved() {
        return this == FRAMES;
    }
}
