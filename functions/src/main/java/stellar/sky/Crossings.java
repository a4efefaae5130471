package stellar.sky;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds where a quantity is not negative, to the whole second: every whole second of what it returns is so, and the
 * second at its end is not.
 *
 * <p>The quantity is asked at nodes; between two of them it may turn once. Where the signs differ, the crossing is
 * bisected. Where they agree, and zero is near enough to be reached, and the slopes show a turn towards it, the turn is
 * found first (by thirds), so that a short excursion between two nodes is not missed.
 */
final class Crossings {

    private final Interval interval;
    private final double mostChangeASecond;
    private final DoubleUnaryOperator margin;
    private final List<Long> edges = new ArrayList<>();

    private Crossings(Interval interval, double mostChangeASecond, DoubleUnaryOperator margin) {
        this.interval = interval;
        this.mostChangeASecond = mostChangeASecond;
        this.margin = margin;
    }

    /**
     * Where a quantity is not negative.
     *
     * @param interval where to look
     * @param nodes whole seconds since the interval's beginning, rising, from 0 to the interval's last whole second
     * @param mostChangeASecond how much the quantity can change in a second, at most
     * @param margin the quantity, by seconds since the interval's beginning
     */
    static List<Interval> notNegative(
            Interval interval, long[] nodes, double mostChangeASecond, DoubleUnaryOperator margin) {
        return new Crossings(interval, mostChangeASecond, margin).through(nodes);
    }

    /** Nodes in even steps to an interval's last whole second. */
    static long[] nodes(Interval interval, long stepSeconds) {
        long last = interval.length().toSeconds();
        int steps = (int) ((last + stepSeconds - 1) / stepSeconds);
        long[] nodes = new long[steps + 1];
        for (int i = 0; i <= steps; i++) {
            nodes[i] = Math.min(i * stepSeconds, last);
        }
        return nodes;
    }

    private List<Interval> through(long[] nodes) {
        double value = at(nodes[0]);
        boolean open = value >= 0;
        for (int i = 0; i + 1 < nodes.length; i++) {
            double next = at(nodes[i + 1]);
            piece(nodes[i], value, nodes[i + 1], next);
            value = next;
        }
        List<Interval> found = new ArrayList<>();
        Instant from = interval.from();
        for (long second : edges) {
            Instant edge = interval.from().plusSeconds(second);
            if (open) {
                found.add(new Interval(from, edge));
            }
            from = edge;
            open = !open;
        }
        if (open && from.isBefore(interval.to())) {
            found.add(new Interval(from, interval.to()));
        }
        return List.copyOf(found);
    }

    private void piece(long a, double valueA, long b, double valueB) {
        boolean inside = valueA >= 0;
        if (inside != valueB >= 0) {
            edges.add(edge(a, b));
        } else if (Math.abs(valueA + valueB) <= mostChangeASecond * (b - a)
                && b - a > 2
                && turnsTowardsZero(a, valueA, b, valueB)) {
            long turn = turn(a, b, inside);
            if (inside(turn) != inside) {
                edges.add(edge(a, turn));
                edges.add(edge(turn, b));
            }
        }
    }

    private boolean turnsTowardsZero(long a, double valueA, long b, double valueB) {
        double sign = valueA >= 0 ? -1 : 1;
        return sign * (at(a + 1) - valueA) > 0 && sign * (valueB - at(b - 1)) < 0;
    }

    /** The second nearest to the extreme. */
    private long turn(long a, long b, boolean inside) {
        double sign = inside ? -1 : 1;
        long low = a;
        long high = b;
        while (high - low > 2) {
            long third = (high - low) / 3;
            if (sign * at(low + third) < sign * at(high - third)) {
                low += third;
            } else {
                high -= third;
            }
        }
        return low + 1;
    }

    /** The first second that has the sign of {@code b}. */
    private long edge(long a, long b) {
        boolean insideB = inside(b);
        long low = a;
        long high = b;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (inside(middle) == insideB) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean inside(long seconds) {
        return at(seconds) >= 0;
    }

    private double at(long seconds) {
        return margin.applyAsDouble((double) seconds);
    }
}
