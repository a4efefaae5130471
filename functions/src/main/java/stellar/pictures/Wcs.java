package stellar.pictures;

import java.util.Optional;
import java.util.OptionalDouble;
import stellar.fits.FitsHeader;

/**
 * Where in the sky a frame was taken, as its header says (Calabretta and Greisen 2002, A&A 395, 1077; the gnomonic projection).
 *
 * @param ra right ascension of the frame's middle, J2000, in degrees, 0 to 360
 * @param dec declination of its middle, J2000, in degrees
 * @param scale arc seconds a pixel of the camera
 * @param rotation from north towards east to where the picture's top points, in degrees, 0 to 360
 * @param isMirrored whether east is on the right when north is at the top
 */
public record Wcs(double ra, double dec, double scale, double rotation, boolean isMirrored) {

    private static final double ARCSEC = 3600;

    /**
     * Reads it from a header.
     *
     * @param isTopDown whether the first row is the top one
     * @return empty when the header has none, or one of another projection
     */
    static Optional<Wcs> of(FitsHeader header, int width, int height, boolean isTopDown) {
        boolean isGnomonic = header.text("CTYPE1").orElse("").startsWith("RA---TAN")
                && header.text("CTYPE2").orElse("").startsWith("DEC--TAN");
        OptionalDouble ra = header.number("CRVAL1");
        OptionalDouble dec = header.number("CRVAL2");
        Optional<double[]> matrix = matrix(header);
        if (!isGnomonic || ra.isEmpty() || dec.isEmpty() || matrix.isEmpty()) {
            return Optional.empty();
        }
        double[] cd = matrix.get();
        double determinant = cd[0] * cd[3] - cd[1] * cd[2];
        if (!(Math.abs(determinant) > 0) || Math.abs(dec.getAsDouble()) > 90) {
            return Optional.empty();
        }
        double dx = (width + 1) / 2.0 - header.number("CRPIX1").orElse(0);
        double dy = (height + 1) / 2.0 - header.number("CRPIX2").orElse(0);
        double xi = Math.toRadians(cd[0] * dx + cd[1] * dy);
        double eta = Math.toRadians(cd[2] * dx + cd[3] * dy);
        double dec0 = Math.toRadians(dec.getAsDouble());
        double below = Math.cos(dec0) - eta * Math.sin(dec0);
        double middleRa = ra.getAsDouble() + Math.toDegrees(Math.atan2(xi, below));
        double middleDec = Math.toDegrees(Math.atan2(Math.sin(dec0) + eta * Math.cos(dec0), Math.hypot(xi, below)));
        // One step towards the picture's top, in the sky: north is the second axis, east the first.
        double up = isTopDown ? -1 : 1;
        double rotation = Math.toDegrees(Math.atan2(up * cd[1], up * cd[3]));
        return Optional.of(new Wcs(
                turn(middleRa),
                middleDec,
                ARCSEC * Math.sqrt(Math.abs(determinant)),
                turn(rotation),
                determinant * up > 0));
    }

    /** CD, or the older CDELT with PC or CROTA2. */
    private static Optional<double[]> matrix(FitsHeader header) {
        if (header.number("CD1_1").isPresent() || header.number("CD1_2").isPresent()) {
            return Optional.of(new double[] {
                header.number("CD1_1").orElse(0),
                header.number("CD1_2").orElse(0),
                header.number("CD2_1").orElse(0),
                header.number("CD2_2").orElse(0)
            });
        }
        OptionalDouble across = header.number("CDELT1");
        OptionalDouble along = header.number("CDELT2");
        if (across.isEmpty() || along.isEmpty()) {
            return Optional.empty();
        }
        double turn = Math.toRadians(header.number("CROTA2").orElse(0));
        return Optional.of(new double[] {
            across.getAsDouble() * header.number("PC1_1").orElse(Math.cos(turn)),
            across.getAsDouble()
                    * header.number("PC1_2").orElse(-Math.sin(turn) * along.getAsDouble() / across.getAsDouble()),
            along.getAsDouble()
                    * header.number("PC2_1").orElse(Math.sin(turn) * across.getAsDouble() / along.getAsDouble()),
            along.getAsDouble() * header.number("PC2_2").orElse(Math.cos(turn))
        });
    }

    private static double turn(double degrees) {
        return (degrees % 360 + 360) % 360;
    }
}
