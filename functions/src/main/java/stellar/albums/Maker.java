package stellar.albums;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.core.exception.SdkException;
import stellar.cloud.Log;
import stellar.images.Images;

/** Makes albums. */
final class Maker {

    /** The most images of a booking that are looked at. */
    private static final int MOST_IMAGES = 100_000;

    /** How often one run looks again because it was asked to meanwhile; each time costs little where nothing is new. */
    private static final int MOST_ROUNDS = 3;

    private final Albums albums;
    private final Images images;
    private final AlbumStore store;
    private final Pieces pieces;
    private final Clock clock;
    private final Log log;

    Maker(Albums albums, Images images, AlbumStore store, Pieces pieces, Clock clock, Log log) {
        this.albums = albums;
        this.images = images;
        this.store = store;
        this.pieces = pieces;
        this.clock = clock;
        this.log = log;
    }

    /** Makes a piece of an album of these frames. */
    interface Pieces {
        /**
         * A piece that is ready, or has nothing to show.
         *
         * @throws SdkException when a service does not do what it should
         * @throws IOException when it cannot be made of these frames
         */
        Made make(Piece piece, String booking, Roll roll, String version) throws IOException;
    }

    /**
     * Makes what a booking's album lacks, unless another run is at it.
     *
     * @param run the same when what died is begun again
     * @throws SdkException when a service does not do what it should; what is ready stays so
     */
    void make(String booking, String run) {
        OptionalLong claimed = albums.claim(booking, run);
        if (claimed.isEmpty()) {
            log.info("Another run makes this album, and will look again.", Map.of("booking", booking));
            return;
        }
        boolean isReleased = false;
        try {
            long asked = claimed.getAsLong();
            for (int round = 1; round <= MOST_ROUNDS && !isReleased; round++) {
                if (!makeOnce(booking, run)) {
                    isReleased = true; // Another run has it by now.
                    return;
                }
                isReleased = albums.release(booking, run, asked);
                asked = isReleased ? asked : albums.find(booking).asked();
            }
        } finally {
            if (!isReleased) {
                albums.giveBack(booking, run);
            }
        }
    }

    /** Says whether the run had the album to itself to the end. */
    private boolean makeOnce(String booking, String run) {
        Roll roll = Roll.of(images.ofBooking(booking, MOST_IMAGES));
        String version = roll.version();
        if (!albums.begin(booking, run, version)) {
            return false;
        }
        Album album = albums.find(booking);
        for (Piece piece : Piece.values()) {
            if (!isAsItShouldBe(album, booking, piece, version)
                    && !albums.keep(booking, run, piece, made(piece, booking, roll, version))) {
                return false;
            }
        }
        return true;
    }

    private boolean isAsItShouldBe(Album album, String booking, Piece piece, String version) {
        Optional<Made> made =
                album.made(piece, clock.instant()).filter(one -> one.version().equals(version));
        return made.map(one -> switch (one.state()) {
                    case READY -> store.has(piece.key(booking), one.tag());
                    case NONE -> true;
                    case FAILED -> false;
                })
                .orElse(false);
    }

    private Made made(Piece piece, String booking, Roll roll, String version) {
        Instant begun = clock.instant();
        try {
            Made made = pieces.make(piece, booking, roll, version);
            log.info(
                    "A piece of an album was made.",
                    Map.of(
                            "booking",
                            booking,
                            "piece",
                            piece.file(),
                            "state",
                            made.state(),
                            "bytes",
                            made.bytes(),
                            "frames",
                            made.frames(),
                            "leftOut",
                            made.leftOut(),
                            "begun",
                            begun));
            return made;
        } catch (SdkException theWorlds) {
            throw theWorlds;
        } catch (IOException | RuntimeException unmakable) {
            // It would fail so again; and the other pieces do not depend on it.
            log.warn(
                    "A piece of an album cannot be made.",
                    Map.of("booking", booking, "piece", piece.file()),
                    unmakable);
            return Made.failed(version, Made.NOT_MAKABLE, clock.instant());
        }
    }
}
