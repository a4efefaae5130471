package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import stellar.contract.Wire;

/**
 * How much of the sky an image shows.
 *
 * @param widthDegrees along the image's rows
 * @param heightDegrees along its columns
 * @param pixelScaleArcsec the sky that one pixel in the middle covers
 */
public record FieldOfView(double widthDegrees, double heightDegrees, double pixelScaleArcsec) {

    private static final double MM_A_MICROMETRE = 1e-3;
    private static final double ARCSEC_A_DEGREE = 3600;

    /**
     * Of a camera behind a tube: 2·atan(d/2f) for a side of length d at focal length f, and 206.265″·µm/mm for a pixel.
     *
     * <p>Source: the geometry of a flat sensor that is centred on the axis of an objective without distortion; R. Berry and
     * J. Burnell, "The Handbook of Astronomical Image Processing", 2nd ed. (2005), on image scale, has both.
     */
    static FieldOfView of(Camera camera, Optics optics) {
        double pixelMm = camera.pixelSizeMicrometres() * MM_A_MICROMETRE;
        double focalMm = optics.focalLengthMm();
        return new FieldOfView(
                degrees(camera.width() * pixelMm, focalMm),
                degrees(camera.height() * pixelMm, focalMm),
                Math.toDegrees(pixelMm / focalMm) * ARCSEC_A_DEGREE);
    }

    private static double degrees(double sideMm, double focalMm) {
        return Math.toDegrees(2 * Math.atan(sideMm / (2 * focalMm)));
    }

    /** The sides of the field to 0.001°; the pixel's scale is told with the camera. */
    ObjectNode toJson() {
        return Wire.object().put("widthDegrees", rounded(widthDegrees)).put("heightDegrees", rounded(heightDegrees));
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
