package stellar.sky;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time, half-open: {@code from} belongs to it, {@code to} does not.
 *
 * @param from its first instant
 * @param to the first instant after it, later than {@code from}
 */
public record Interval(Instant from, Instant to) {

    /** Refuses an empty or backward stretch with an {@link IllegalArgumentException}. */
    public Interval {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "Interval: it begins at " + from + " and ends at " + to + "; its end must be later.");
        }
    }

    /** How long it is. */
    public Duration length() {
        return Duration.between(from, to);
    }

    /** Whether an instant is in it. */
    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /** Whether all of another stretch is in it. */
    public boolean contains(Interval other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /**
     * The stretches that are in one of each list.
     *
     * @param some in order and apart from each other, as every list of this package is
     * @param others likewise
     */
    public static List<Interval> common(List<Interval> some, List<Interval> others) {
        List<Interval> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < some.size() && j < others.size()) {
            Interval a = some.get(i);
            Interval b = others.get(j);
            Instant from = a.from.isAfter(b.from) ? a.from : b.from;
            Instant to = a.to.isBefore(b.to) ? a.to : b.to;
            if (from.isBefore(to)) {
                common.add(new Interval(from, to));
            }
            if (a.to.isBefore(b.to)) {
                i++;
            } else {
                j++;
            }
        }
        return List.copyOf(common);
    }
}
