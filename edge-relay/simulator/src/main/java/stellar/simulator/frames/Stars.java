package stellar.simulator.frames;

import java.util.ArrayList;
import java.util.List;
import stellar.simulator.night.Equatorial;
import stellar.simulator.night.Target;

/**
 * The stars of a sky that does not exist but is always the same: each cell of the sky, a quarter of a degree wide,
 * holds the stars its number says, more of them near the Milky Way and far more faint ones than bright ones.
 */
final class Stars {
    private static final double CELL_DEGREES = 0.25;
    private static final double FAINTEST = 16.5;
    private static final double BRIGHTEST = 4.5;
    /** Stars grow by this power of ten per magnitude; counts in the real sky rise a little faster. */
    private static final double GROWTH = 0.36;

    private Stars() {}

    /**
     * A star.
     *
     * @param magnitude in V
     * @param colour B−V
     */
    record Star(Equatorial place, double magnitude, double colour) {}

    /** All stars within a distance of a place, and some around. */
    static List<Star> around(Equatorial centre, double degrees) {
        var stars = new ArrayList<Star>();
        int from = band(centre.decDegrees() - degrees);
        int to = band(centre.decDegrees() + degrees);
        for (int band = from; band <= to; band++) {
            double dec = band * CELL_DEGREES - 90 + CELL_DEGREES / 2;
            int cells = Math.max(1, (int) Math.round(360 * Math.cos(Math.toRadians(dec)) / CELL_DEGREES));
            double widest = Math.min(Math.abs(dec) + CELL_DEGREES, 89.99);
            int reach = (int) Math.ceil(
                            degrees / CELL_DEGREES / Math.cos(Math.toRadians(widest)) * Math.cos(Math.toRadians(dec)))
                    + 1;
            int middle = (int) (centre.raHours() / 24 * cells);
            int span = Math.min(2 * reach + 1, cells);
            for (int step = 0; step < span; step++) {
                addCell(band, Math.floorMod(middle - span / 2 + step, cells), cells, stars);
            }
        }
        return stars;
    }

    /** The stars that belong to a cluster. */
    static List<Star> members(Target target) {
        return switch (target.look()) {
            case GLOBULAR -> cluster(target, 2200, 0.2, 11.6, 0.75);
            case OPEN_CLUSTER -> cluster(target, 170, 0.35, 7.5, 0.2);
            case REFLECTION -> cluster(target, 40, 0.4, 3.6, -0.05);
            default -> List.of();
        };
    }

    private static List<Star> cluster(Target target, int count, double core, double brightest, double colour) {
        var chance = new Chance(target.name().hashCode());
        var stars = new ArrayList<Star>(count);
        double radius = target.majorArcmin() / 120;
        for (int i = 0; i < count; i++) {
            // Plummer's profile: dense in the middle, thin far out.
            double r = core * radius * Math.min(6, 1 / Math.sqrt(1 / Math.max(1e-6, chance.next()) - 1 + 1e-3));
            double angle = 2 * Math.PI * chance.next();
            double dec = target.place().decDegrees() + r * Math.sin(angle);
            double ra = target.place().raHours()
                    + r
                            * Math.cos(angle)
                            / 15
                            / Math.cos(Math.toRadians(target.place().decDegrees()));
            double magnitude = Math.min(FAINTEST, brightest + 5.5 * Math.sqrt(chance.next()));
            stars.add(new Star(wrapped(ra, dec), magnitude, colour + 0.3 * chance.gaussian()));
        }
        return stars;
    }

    private static void addCell(int band, int cell, int cells, List<Star> stars) {
        var chance = new Chance(((long) band << 32) | cell);
        double low = band * CELL_DEGREES - 90;
        double count = CELL_DEGREES * CELL_DEGREES * perSquareDegree((cell + 0.5) / cells * 24, low);
        int whole = (int) (count * chance.between(0.8, 1.2) + chance.next());
        for (int i = 0; i < whole; i++) {
            double ra = (cell + chance.next()) / cells * 24;
            double dec = low + CELL_DEGREES * chance.next();
            double magnitude = Math.max(BRIGHTEST, FAINTEST + Math.log10(1 - chance.next()) / GROWTH);
            stars.add(new Star(wrapped(ra, dec), magnitude, chance.between(-0.1, 1.5)));
        }
    }

    /** More towards the plane of the Milky Way, whose pole stands at RA 12.857 h, Dec +27.13° (J2000). */
    private static double perSquareDegree(double raHours, double decDegrees) {
        double fromPole = wrapped(raHours, decDegrees).degreesTo(new Equatorial(12.857, 27.13));
        double latitude = Math.abs(90 - fromPole);
        return 900 + 3600 * Math.exp(-latitude / 14);
    }

    private static Equatorial wrapped(double raHours, double decDegrees) {
        double ra = raHours - 24 * Math.floor(raHours / 24);
        return new Equatorial(ra >= 24 ? 0 : ra, Math.clamp(decDegrees, -90, 90));
    }

    private static int band(double decDegrees) {
        return (int) Math.floor((Math.clamp(decDegrees, -90, 89.999) + 90) / CELL_DEGREES);
    }
}
