package stellar.catalogue;

import java.util.List;

/**
 * The constellations by their borders, as polygons on the sphere whose edges run straight in right ascension and
 * declination of J2000.
 */
final class Constellations {

    /** The one around the north pole, which no meridian from a place up to the pole leaves. */
    private static final String AROUND_THE_NORTH_POLE = "UMi";

    private final List<Area> areas;

    Constellations(List<Area> areas) {
        this.areas = List.copyOf(areas);
    }

    /**
     * A constellation, or a part of one.
     *
     * @param name three letters
     * @param corners right ascension and declination in degrees
     */
    record Area(String name, List<double[]> corners) {

        /** Counts the edges that the meridian from here up to the north pole crosses. */
        private boolean holds(double raDegrees, double decDegrees) {
            boolean inside = name.equals(AROUND_THE_NORTH_POLE);
            for (int i = 0; i < corners.size(); i++) {
                double[] from = corners.get(i);
                double[] to = corners.get((i + 1) % corners.size());
                double begin = shortWay(from[0] - raDegrees);
                double end = begin + shortWay(to[0] - from[0]);
                if ((begin <= 0) != (end <= 0)) {
                    double crossing = from[1] + (to[1] - from[1]) * -begin / (end - begin);
                    inside ^= crossing > decDegrees;
                }
            }
            return inside;
        }

        /** The same angle between -180 and 180 degrees. */
        private static double shortWay(double degrees) {
            return Math.IEEEremainder(degrees, 360);
        }
    }

    /** The constellation of a place (degrees, J2000); an {@link IllegalStateException} when the borders leave a gap. */
    String at(double raDegrees, double decDegrees) {
        return areas.stream()
                .filter(area -> area.holds(raDegrees, decDegrees))
                .map(Area::name)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No constellation holds the place " + raDegrees + "°, " + decDegrees + "°."));
    }
}
