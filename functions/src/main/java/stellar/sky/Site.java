package stellar.sky;

/**
 * Where a telescope stands, on the WGS 84 ellipsoid.
 *
 * @param latitudeDegrees geodetic latitude, from −90 (south) to +90 (north)
 * @param eastLongitudeDegrees longitude, from −180 to +180, positive to the east of Greenwich
 * @param heightMetres height above the ellipsoid, from −500 to 9,000; only the Moon's place feels it
 */
public record Site(double latitudeDegrees, double eastLongitudeDegrees, double heightMetres) {

    private static final double EQUATORIAL_RADIUS_KM = 6378.137;
    private static final double FLATTENING = 1 / 298.257223563;

    /** Refuses what is no place on Earth with an {@link IllegalArgumentException}. */
    public Site {
        if (!(latitudeDegrees >= -90 && latitudeDegrees <= 90)) {
            throw new IllegalArgumentException(
                    "Site: latitude " + latitudeDegrees + "° does not exist; give degrees from -90 to 90.");
        }
        if (!(eastLongitudeDegrees >= -180 && eastLongitudeDegrees <= 180)) {
            throw new IllegalArgumentException("Site: longitude " + eastLongitudeDegrees
                    + "° does not exist; give degrees from -180 to 180, positive to the east.");
        }
        if (!(heightMetres >= -500 && heightMetres <= 9_000)) {
            throw new IllegalArgumentException("Site: height " + heightMetres
                    + " m is on no ground of this Earth; give metres (not feet) from -500 to 9000.");
        }
    }

    /**
     * The site from the Earth's centre, in km: x in the meridian's plane towards the equator, y east (always 0), z
     * north.
     *
     * <p>Source: NIMA TR8350.2, "World Geodetic System 1984", 3rd ed. (2000), eq. 4-14 and 4-15.
     */
    Vector geocentricKm() {
        double latitude = Math.toRadians(latitudeDegrees);
        double sine = Math.sin(latitude);
        double squash = (1 - FLATTENING) * (1 - FLATTENING);
        double curvature = EQUATORIAL_RADIUS_KM / Math.sqrt(1 - (1 - squash) * sine * sine);
        double heightKm = heightMetres / 1000;
        return new Vector((curvature + heightKm) * Math.cos(latitude), 0, (curvature * squash + heightKm) * sine);
    }
}
