package stellar.relay.voyager;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Voyager's own preview of an image it has just taken. {@link #raw()} is without {@code Base64Data}.
 *
 * @param file the FITS file's Windows path, untrusted
 * @param target the sequence's target
 * @param takenAt when the image was taken (UTC)
 * @param exposureSeconds exposure
 * @param bin binning
 * @param filter the filter's name
 * @param hfd half-flux diameter, pixels
 * @param starIndex Voyager's own measure of star shape
 * @param widthPixels width of the preview
 * @param heightPixels height of the preview
 * @param jpeg the preview itself, untrusted: decoded from base64, not looked at
 */
public record NewJpgReady(
        @Nullable String file,
        @Nullable String target,
        @Nullable Instant takenAt,
        Reading exposureSeconds,
        Reading bin,
        @Nullable String filter,
        Reading hfd,
        Reading starIndex,
        Reading widthPixels,
        Reading heightPixels,
        @Nullable ImageBytes jpeg,
        Envelope envelope)
        implements VoyagerEvent {

    static NewJpgReady read(Fields fields, @Nullable ImageBytes jpeg) {
        if (jpeg == null) {
            fields.complain("Base64Data", "holds no image");
        }
        return new NewJpgReady(
                fields.text("File"),
                fields.text("SequenceTarget"),
                fields.instant("TimeInfoUTC"),
                fields.number("Expo"),
                fields.number("Bin"),
                fields.text("Filter"),
                fields.number("HFD"),
                fields.number("StarIndex"),
                fields.number("PixelDimX"),
                fields.number("PixelDimY"),
                jpeg,
                fields.envelope());
    }
}
