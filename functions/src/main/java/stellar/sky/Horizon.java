package stellar.sky;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What hides the sky at a site: hills, trees, a dome's edge, as altitudes by azimuth. Between two points it is a
 * straight line in azimuth and altitude; after the last it goes on to the first through north.
 *
 * @param points at most {@value #MOST_POINTS}, no two at one azimuth, kept in the order of azimuth; none is a level
 *     horizon at 0°, one is a level horizon at its altitude
 */
public record Horizon(List<Point> points) {

    /** A point every half degree. */
    public static final int MOST_POINTS = 720;

    /**
     * One measured point of a horizon.
     *
     * @param azimuthDegrees from north through east, from 0 to less than 360
     * @param altitudeDegrees the lowest altitude that is free there, from −10 to 90; one measured by eye is on the safe
     *     side, as the air lifts what is behind it
     */
    public record Point(double azimuthDegrees, double altitudeDegrees) {

        /** Refuses what is no point of a horizon with an {@link IllegalArgumentException}. */
        public Point {
            if (!(azimuthDegrees >= 0 && azimuthDegrees < 360)) {
                throw new IllegalArgumentException("Horizon: a point has azimuth " + azimuthDegrees
                        + "°; give degrees from 0 (north) through 90 (east) to less than 360, and 0 instead of 360.");
            }
            if (!(altitudeDegrees >= -10 && altitudeDegrees <= 90)) {
                throw new IllegalArgumentException("Horizon: the point at azimuth " + azimuthDegrees + "° has altitude "
                        + altitudeDegrees + "°; give degrees from -10 to 90.");
            }
        }
    }

    /** Refuses too many points, or two at one azimuth, with an {@link IllegalArgumentException}. */
    public Horizon {
        if (points.size() > MOST_POINTS) {
            throw new IllegalArgumentException("Horizon: it has " + points.size() + " points; give at most "
                    + MOST_POINTS + ", one every half degree is enough.");
        }
        points = points.stream()
                .sorted(Comparator.comparingDouble(Point::azimuthDegrees))
                .toList();
        for (int i = 1; i < points.size(); i++) {
            double azimuth = points.get(i).azimuthDegrees();
            if (azimuth == points.get(i - 1).azimuthDegrees()) {
                throw new IllegalArgumentException("Horizon: two points are at azimuth " + azimuth
                        + "°; keep the higher, or move one by 0.1° to make a wall.");
            }
        }
    }

    /** A level horizon at 0°. */
    public static Horizon flat() {
        return new Horizon(List.of());
    }

    /** The lowest free altitude towards an azimuth from 0 to 360. */
    public double altitudeDegrees(double azimuthDegrees) {
        int size = points.size();
        if (size == 0) {
            return 0;
        }
        int after = firstAfter(azimuthDegrees);
        Point left = points.get((after + size - 1) % size);
        Point right = points.get(after % size);
        double width = size == 1 ? 360 : clockwise(left.azimuthDegrees(), right.azimuthDegrees());
        double part = clockwise(left.azimuthDegrees(), azimuthDegrees) / width;
        return left.altitudeDegrees() + part * (right.altitudeDegrees() - left.altitudeDegrees());
    }

    /** The azimuths of its corners that a body passes between two azimuths, going the shorter way. */
    List<Double> cornersBetween(double azimuthDegrees, double otherDegrees) {
        double way = clockwise(azimuthDegrees, otherDegrees);
        double start = way <= 180 ? azimuthDegrees : otherDegrees;
        double width = way <= 180 ? way : 360 - way;
        int size = points.size();
        int first = firstAfter(start);
        List<Double> corners = new ArrayList<>();
        for (int i = first; i < first + size; i++) {
            double corner = points.get(i % size).azimuthDegrees();
            if (clockwise(start, corner) >= width) {
                break;
            }
            corners.add(corner);
        }
        return corners;
    }

    /** How far it is from one azimuth to another, turning right, from 0 to less than 360. */
    static double clockwise(double fromDegrees, double toDegrees) {
        double way = (toDegrees - fromDegrees) % 360;
        return way < 0 ? way + 360 : way;
    }

    private int firstAfter(double azimuthDegrees) {
        int low = 0;
        int high = points.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).azimuthDegrees() <= azimuthDegrees) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
