package stellar.sky;

/**
 * Where a body stands over a site, without refraction.
 *
 * @param altitudeDegrees geometric altitude over the plane of the site, from −90 to +90
 * @param azimuthDegrees from north (0) through east (90), from 0 to less than 360; at a pole counted from the site's
 *     meridian as anywhere else
 */
public record Horizontal(double altitudeDegrees, double azimuthDegrees) {

    /** The place of a direction given by its parts towards north, east and zenith; the length does not matter. */
    static Horizontal of(Vector northEastUp) {
        double azimuth = Math.toDegrees(Math.atan2(northEastUp.y(), northEastUp.x()));
        // A tiny negative angle plus 360 rounds to 360 itself.
        double turned = azimuth < 0 ? azimuth + 360 : azimuth;
        return new Horizontal(altitudeDegrees(northEastUp), turned < 360 ? turned : 0);
    }

    static double altitudeDegrees(Vector northEastUp) {
        double level = Math.sqrt(northEastUp.x() * northEastUp.x() + northEastUp.y() * northEastUp.y());
        return Math.toDegrees(Math.atan2(northEastUp.z(), level));
    }
}
