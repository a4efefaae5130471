package stellar.simulator.frames;

import static java.lang.Math.cos;
import static java.lang.Math.exp;
import static java.lang.Math.hypot;
import static java.lang.Math.log;
import static java.lang.Math.sin;

import stellar.simulator.night.Filter;
import stellar.simulator.night.Target;

/**
 * The soft light of a nebula, galaxy or cluster: how bright it is at a place beside its centre, through a filter. Not
 * the real shape, but one of its kind, the real size and direction, and always the same for the same target.
 */
final class Glow {
    private final Target target;
    private final Filter filter;
    private final Clouds clouds;
    private final double cosAngle;
    private final double sinAngle;
    private final double halfAxisDegrees;

    Glow(Target target, Filter filter) {
        this.target = target;
        this.filter = filter;
        this.clouds = new Clouds(target.name().hashCode());
        double angle = Math.toRadians(target.angleDegrees());
        this.cosAngle = cos(angle);
        this.sinAngle = sin(angle);
        this.halfAxisDegrees = Math.max(1, target.majorArcmin()) / 120;
    }

    /** Counts a second and pixel, for degrees east and north of the target's centre. */
    double perSecond(double eastDegrees, double northDegrees) {
        double along = (northDegrees * cosAngle + eastDegrees * sinAngle) / halfAxisDegrees;
        double across = (eastDegrees * cosAngle - northDegrees * sinAngle) / halfAxisDegrees / target.axisRatio();
        double radius = hypot(along, across);
        if (radius > 2.2) {
            return 0;
        }
        return switch (target.look()) {
            case STARS, OPEN_CLUSTER -> 0;
            case SPIRAL -> broad(24, 0.9, 1, 1.05) * spiral(along, across, radius);
            case LENS -> broad(22, 1, 1, 0.85) * lens(along, across, radius);
            case EMISSION -> line(9, 5, 1.6, 1.9) * emission(along, across, radius);
            case FILAMENTS -> line(9, 5, 6.5, 1.3) * filaments(along, across, radius);
            case REFLECTION -> broad(13, 0.35, 0.8, 1.9) * reflection(along, across, radius);
            case PLANETARY -> line(26, 9, 15, 2) * ring(along, across, radius);
            case GLOBULAR -> broad(7, 1.05, 1, 0.85) * exp(-radius / 0.16);
        };
    }

    private double spiral(double along, double across, double radius) {
        double twist = Math.atan2(across, along) - 3.1 * log(radius + 0.08);
        double arm = Math.pow(0.5 + 0.5 * cos(2 * twist), 1.6);
        double patches = 0.45 + 1.1 * clouds.at(along * 9, across * 9, 4);
        double disk = exp(-radius / 0.34) * (0.35 + 1.1 * arm * patches);
        double dust = 1 - 0.45 * clouds.ridges(along * 4 + 5, across * 4, 3) * exp(-radius / 0.6);
        return (3.2 * exp(-radius / 0.055) + disk) * dust * faded(radius, 1.15);
    }

    private double lens(double along, double across, double radius) {
        double lane = 1 - 0.75 * exp(-Math.pow((across - 0.05) / 0.16, 2)) * exp(-along * along / 0.5);
        return (1.6 * exp(-radius / 0.12) + exp(-radius / 0.42)) * lane * faded(radius, 1.2);
    }

    private double emission(double along, double across, double radius) {
        double bend = 1.4 * clouds.at(along * 2 + 31, across * 2 - 7, 3);
        double gas = clouds.at(along * 2.3 + bend, across * 2.3 + bend, 6);
        double body = Math.clamp((gas + 0.5 * (0.75 - radius)) * 2.1 - 0.75, 0, 1.6);
        double dark = 1 - 0.7 * clouds.ridges(along * 1.7 - 11, across * 1.7 + 4, 5);
        return body * dark * faded(radius, 1.5);
    }

    private double filaments(double along, double across, double radius) {
        double bend = clouds.at(along * 3, across * 3, 3);
        double threads = clouds.ridges(along * 3.5 + bend, across * 3.5 + bend, 6);
        double shell = exp(-Math.pow((radius - 0.72) / 0.3, 2));
        return (1.5 * threads * threads + 0.12) * (0.25 + shell) * faded(radius, 1.3);
    }

    private double reflection(double along, double across, double radius) {
        double strands = 0.4 + 0.6 * clouds.ridges(along * 2 + across, across * 5, 5);
        return strands * (0.5 + clouds.at(along * 3, across * 3, 5)) * exp(-radius * radius / 0.5);
    }

    private double ring(double along, double across, double radius) {
        double wall = exp(-Math.pow((radius - 0.62) / 0.2, 2));
        double inside = filter == Filter.OIII || filter == Filter.B ? 0.55 : 0.22;
        double patches = 0.7 + 0.6 * clouds.at(along * 4, across * 4, 4);
        return (wall + inside * faded(radius, 0.8)) * patches;
    }

    /** Starlight: it comes through every filter, by its width. */
    private double broad(double all, double red, double green, double blue) {
        return switch (filter) {
            case L -> all;
            case R -> all * 0.33 * red;
            case G -> all * 0.33 * green;
            case B -> all * 0.33 * blue;
            case HA, SII, OIII -> all * 0.018;
        };
    }

    /** Light of glowing gas: nearly all of Ha comes through the narrow filter and the red one. */
    private double line(double all, double ha, double oiii, double sii) {
        return switch (filter) {
            case L -> all;
            case R -> ha * 0.95;
            case G -> oiii * 0.75 + 0.1 * all;
            case B -> oiii * 0.4 + 0.08 * all;
            case HA -> ha * 0.9;
            case OIII -> oiii * 0.9;
            case SII -> sii * 0.9;
        };
    }

    private static double faded(double radius, double edge) {
        double part = Math.clamp((edge - radius) / (0.4 * edge), 0, 1);
        return part * part * (3 - 2 * part);
    }
}
