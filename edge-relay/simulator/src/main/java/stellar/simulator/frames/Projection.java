package stellar.simulator.frames;

import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.toDegrees;
import static java.lang.Math.toRadians;

import java.util.Optional;
import stellar.simulator.night.Equatorial;

/**
 * The gnomonic (TAN) projection of the sky on a sensor. North is up and east is left, or both reversed when the mount
 * has turned over. Formulas: Calabretta and Greisen 2002, <i>Representations of celestial coordinates in FITS</i>, 5.1.3.
 */
final class Projection {
    private final Equatorial centre;
    private final double degreesPerPixel;
    private final double sign;
    private final double middleX;
    private final double middleY;

    Projection(Equatorial centre, double degreesPerPixel, boolean turnedOver, int width, int height) {
        this.centre = centre;
        this.degreesPerPixel = degreesPerPixel;
        this.sign = turnedOver ? -1 : 1;
        this.middleX = (width - 1) / 2.0;
        this.middleY = (height - 1) / 2.0;
    }

    /** A place on the sensor, pixels from the centre of the first pixel. */
    record Spot(double x, double y) {}

    /** Where a J2000 place falls; empty when it is more than 80° off. */
    Optional<Spot> spot(Equatorial place) {
        double dRa = toRadians((place.raHours() - centre.raHours()) * 15);
        double dec = toRadians(place.decDegrees());
        double dec0 = toRadians(centre.decDegrees());
        double depth = sin(dec0) * sin(dec) + cos(dec0) * cos(dec) * cos(dRa);
        if (depth < 0.17) {
            return Optional.empty();
        }
        double east = toDegrees(cos(dec) * sin(dRa) / depth);
        double north = toDegrees((cos(dec0) * sin(dec) - sin(dec0) * cos(dec) * cos(dRa)) / depth);
        return Optional.of(new Spot(middleX - sign * east / degreesPerPixel, middleY - sign * north / degreesPerPixel));
    }

    /** Degrees east of the frame's centre, on the plane of the projection, of a pixel column. */
    double eastDegrees(double x) {
        return -sign * (x - middleX) * degreesPerPixel;
    }

    /** Degrees north of the frame's centre, on the plane of the projection, of a pixel row. */
    double northDegrees(double y) {
        return -sign * (y - middleY) * degreesPerPixel;
    }

    /** The FITS matrix element CD1_1; CD2_2 is the same and the other two are 0, for rows stored from the top. */
    double cd() {
        return -sign * degreesPerPixel;
    }
}
