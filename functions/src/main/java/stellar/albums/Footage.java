package stellar.albums;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import stellar.albums.LeftOut.Why;
import stellar.albums.film.Animation;
import stellar.albums.film.Film;
import stellar.albums.film.Photo;

/** The moving pictures of an album, out of the pictures of its frames; each shows when it was taken, and its filter. */
final class Footage {

    /** The most pictures of a film; of more, so many are chosen that are evenly spread. */
    static final int MOST_OF_A_FILM = 600;

    private static final int MOST_FILTER_CHARACTERS = 16;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final AlbumStore store;
    private final Path scratch;
    private final Clock clock;

    /** {@code scratch}: a folder for a film while it is made. */
    Footage(AlbumStore store, Path scratch, Clock clock) {
        this.store = store;
        this.scratch = scratch;
        this.clock = clock;
    }

    /** The film of the night. */
    Made film(String booking, Roll roll, String version) throws IOException {
        Path file = Files.createTempFile(scratch, "film", ".mp4");
        try {
            Shown shown = new Shown();
            @Nullable Film film = null;
            try {
                for (Frame frame : chosen(roll.frames(), MOST_OF_A_FILM)) {
                    Optional<Photo> photo = shown.photo(frame);
                    if (photo.isPresent()) {
                        film = film == null ? new Film(file, photo.get()) : film;
                        film.add(photo.get(), text(frame));
                    }
                }
            } finally {
                if (film != null) {
                    film.close();
                }
            }
            return made(Piece.FILM, booking, roll, version, shown, file);
        } finally {
            Files.delete(file);
        }
    }

    /** The small one for sharing. */
    Made animation(String booking, Roll roll, String version) throws IOException {
        Path file = Files.createTempFile(scratch, "animation", ".gif");
        try {
            Shown shown = new Shown();
            Animation animation = new Animation();
            for (Frame frame : chosen(roll.frames(), Animation.MOST_PICTURES)) {
                shown.photo(frame).ifPresent(photo -> animation.add(photo, text(frame)));
            }
            if (shown.count > 0) {
                Files.write(file, animation.write());
            }
            return made(Piece.ANIMATION, booking, roll, version, shown, file);
        } finally {
            Files.delete(file);
        }
    }

    /** Reads pictures, and keeps what was shown and what could not be. */
    private final class Shown {

        private final List<LeftOut> leftOut = new ArrayList<>();
        private int count;

        Optional<Photo> photo(Frame frame) {
            try {
                Optional<byte[]> jpeg = store.picture(frame);
                if (jpeg.isEmpty()) {
                    leftOut.add(new LeftOut(frame.image(), Why.GONE));
                    return Optional.empty();
                }
                Photo photo = Photo.read(jpeg.get());
                count++;
                return Optional.of(photo);
            } catch (IOException _) {
                leftOut.add(new LeftOut(frame.image(), Why.UNREADABLE));
                return Optional.empty();
            }
        }
    }

    private Made made(Piece piece, String booking, Roll roll, String version, Shown shown, Path file)
            throws IOException {
        if (shown.count == 0) {
            return Made.none(version, shown.leftOut, clock.instant());
        }
        int all = roll.frames().size();
        boolean isThinned = shown.count + shown.leftOut.size() < all;
        return Made.ready(
                version,
                store.put(piece, booking, file, sha256(file)),
                new Made.Contents(shown.count, isThinned ? all : null, shown.leftOut),
                clock.instant());
    }

    /** At most so many, evenly spread, the first among them. */
    private static List<Frame> chosen(List<Frame> frames, int most) {
        int count = Math.min(frames.size(), most);
        return IntStream.range(0, count)
                .mapToObj(i -> frames.get((int) ((long) i * frames.size() / count)))
                .toList();
    }

    private static String text(Frame frame) {
        String filter = frame.filter().substring(0, Math.min(frame.filter().length(), MOST_FILTER_CHARACTERS));
        return (TIME.format(frame.takenAt()) + "  " + filter).strip();
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
