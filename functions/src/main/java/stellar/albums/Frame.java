package stellar.albums;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import stellar.cloud.Row;
import stellar.contract.UploadRequest.Kind;
import stellar.images.Image;
import stellar.images.ImageKey;
import stellar.images.Picture;

/**
 * A frame whose bytes are in the bucket and were looked at.
 *
 * @param type {@code LIGHT}, {@code DARK}, {@code FLAT}, {@code BIAS}; {@code FRAME} when it is none of them
 * @param filter as the camera's program calls it; may be empty
 * @param takenAt when it was taken, or else when it was first heard of
 * @param bytes its length
 * @param crc32 the CRC-32 of its bytes
 * @param sha256 64 hex digits
 * @param tag the entity tag of its object, without quotes
 */
record Frame(
        String telescope,
        String image,
        String type,
        String filter,
        Instant takenAt,
        long bytes,
        long crc32,
        String sha256,
        String tag) {

    static final String LIGHT = "LIGHT";

    private static final Set<String> TYPES = Set.of(LIGHT, "DARK", "FLAT", "BIAS");
    private static final int MOST_CHARACTERS_OF_A_NAME = 64;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Why there is no frame of an image; empty when there is. */
    static Optional<LeftOut.Why> hindrance(Image image) {
        if (!image.has(Kind.FITS)) {
            return Optional.of(LeftOut.Why.NOT_ARRIVED);
        }
        return image.isJudged() ? Optional.empty() : Optional.of(LeftOut.Why.NOT_DEVELOPED);
    }

    /** The frame of an image of which nothing hinders it. */
    static Frame of(Image image) {
        Row row = image.row();
        return new Frame(
                row.text("telescope"),
                row.text("image"),
                row.optionalText("type").filter(TYPES::contains).orElse("FRAME"),
                row.optionalText("filter").orElse(""),
                row.optionalText("takenAt").flatMap(Frame::time).orElseGet(() -> row.time("at")
                        .orElseThrow()),
                row.number("fitsBytes"),
                row.number("fitsCrc32"),
                row.text("fitsSha256"),
                row.text("fitsTag"));
    }

    /** Where its bytes are in the bucket. */
    String key() {
        return new ImageKey(telescope, image, Kind.FITS).text();
    }

    /** Where the picture that was made of it is in the bucket. */
    String pictureKey() {
        return Picture.PREVIEW.key(telescope, image);
    }

    boolean isLight() {
        return type.equals(LIGHT);
    }

    /** A name for its file that is safe on any disk; the number makes it the only one. */
    String fileName(int number) {
        String parted = filter.isEmpty() ? "" : "-" + safe(filter);
        return "%s-%s-%s%s-%05d.fit".formatted(safe(telescope), TIME.format(takenAt), type, parted, number);
    }

    private static String safe(String text) {
        String ours = text.replaceAll("[^A-Za-z0-9-]", "_");
        return ours.substring(0, Math.min(ours.length(), MOST_CHARACTERS_OF_A_NAME));
    }

    /** A time from outside. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
