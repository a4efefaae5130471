package stellar.simulator.night;

/**
 * Where the observatory stands.
 *
 * @param latitudeDegrees north positive
 * @param longitudeDegrees east positive
 */
public record Site(double latitudeDegrees, double longitudeDegrees) {
    /** The demo observatory, in the south-west of France. */
    public static final Site DEMO = new Site(44.4, 1.7);
}
