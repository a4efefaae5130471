package stellar.sky;

/** Angles of the formulas, in radians. */
final class Angle {

    private static final double TURN = 2 * Math.PI;

    private Angle() {}

    static double arcseconds(double arcseconds) {
        return Math.toRadians(arcseconds / 3600);
    }

    /** The same angle from 0 to less than 2π. */
    static double positive(double radians) {
        double within = radians % TURN;
        double turned = within < 0 ? within + TURN : within;
        return turned < TURN ? turned : 0;
    }

    /** The same angle from −π to less than π. */
    static double signed(double radians) {
        return positive(radians + Math.PI) - Math.PI;
    }
}
