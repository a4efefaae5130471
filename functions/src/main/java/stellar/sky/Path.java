package stellar.sky;

import java.time.Instant;
import java.util.function.DoubleFunction;

/**
 * The way of a body that moves smoothly through an interval: computed every two hours, and between by the cubic through
 * the four nearest (J. L. Lagrange's formula; Explanatory Supplement (1992), ch. 11). For the Moon that adds 0.01″.
 */
final class Path {

    private static final double STEP_SECONDS = 7_200;

    private final Vector[] nodes;

    /**
     * @param interval where the path will be asked
     * @param place the body's place at Julian centuries of TT
     */
    Path(Interval interval, DoubleFunction<Vector> place) {
        int steps = (int) Math.ceil(interval.length().toSeconds() / STEP_SECONDS) + 3;
        nodes = new Vector[steps + 1];
        for (int i = 0; i <= steps; i++) {
            Instant at = interval.from().plusSeconds((long) ((i - 1) * STEP_SECONDS));
            nodes[i] = place.apply(EarthTurn.centuries(at));
        }
    }

    /** The place this many seconds after the interval's beginning. */
    Vector at(double seconds) {
        double steps = seconds / STEP_SECONDS;
        int first = (int) steps;
        double p = steps - first;
        return nodes[first]
                .times(-p * (p - 1) * (p - 2) / 6)
                .plus(nodes[first + 1].times((p + 1) * (p - 1) * (p - 2) / 2))
                .plus(nodes[first + 2].times(-(p + 1) * p * (p - 2) / 2))
                .plus(nodes[first + 3].times((p + 1) * p * (p - 1) / 6));
    }
}
