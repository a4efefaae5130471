package stellar.pictures;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalDouble;
import stellar.fits.FitsFile;
import stellar.fits.FitsHeader;

/**
 * What a frame's header tells of how it was taken; empty where it says nothing usable.
 *
 * @param width pixels of a row in the file
 * @param height rows in the file
 * @param bits of a pixel as written; below 0 for floats
 * @param bayer the mosaic's pattern, for instance {@code RGGB}
 * @param exposure in seconds
 * @param temperature of the sensor, in °C
 * @param binning pixels across that were read as one
 * @param takenAt when the exposure began, by the camera program's clock
 * @param object what the camera program calls the target
 */
public record FrameFacts(
        int width,
        int height,
        int bits,
        Optional<String> bayer,
        Optional<FrameType> type,
        Optional<String> filter,
        OptionalDouble exposure,
        OptionalDouble temperature,
        OptionalDouble binning,
        OptionalDouble gain,
        Optional<Instant> takenAt,
        Optional<String> object,
        Optional<Wcs> wcs) {

    private static final int LONGEST_TEXT = 68;

    static FrameFacts of(FitsFile file) {
        FitsHeader header = file.header();
        return new FrameFacts(
                file.width(),
                file.height(),
                (int) header.whole("BITPIX").orElse(0),
                text(header, "BAYERPAT").or(() -> text(header, "COLORTYP")),
                text(header, "IMAGETYP").or(() -> text(header, "FRAME")).flatMap(FrameType::of),
                text(header, "FILTER"),
                first(header, "EXPTIME", "EXPOSURE"),
                first(header, "CCD-TEMP", "CCDTEMP"),
                first(header, "XBINNING", "BINNING"),
                header.number("GAIN"),
                text(header, "DATE-OBS").flatMap(FrameFacts::instant),
                text(header, "OBJECT"),
                Wcs.of(header, file.width(), file.height(), file.isTopDown()));
    }

    /** Printable and no longer than a card can be. */
    private static Optional<String> text(FitsHeader header, String keyword) {
        return header.text(keyword)
                .map(text -> text.replaceAll("[^\\x20-\\x7E]", "?").strip())
                .map(text -> text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text)
                .filter(text -> !text.isEmpty());
    }

    private static OptionalDouble first(FitsHeader header, String... keywords) {
        for (String keyword : keywords) {
            OptionalDouble number = header.number(keyword);
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalDouble.empty();
    }

    /** FITS times are UTC unless they say otherwise (standard, 9.1.1); a day alone begins at midnight. */
    private static Optional<Instant> instant(String text) {
        try {
            String plain = text.replaceFirst("Z$", "");
            return Optional.of(
                    plain.contains("T")
                            ? LocalDateTime.parse(plain).toInstant(ZoneOffset.UTC)
                            : LocalDate.parse(plain).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
