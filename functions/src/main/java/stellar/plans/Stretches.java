package stellar.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import stellar.sky.Interval;

/** What is done with lists of intervals; each list given back is in order, and its intervals are apart. */
final class Stretches {

    private Stretches() {}

    /** The same instants, with intervals that overlap or touch made one; in any order. */
    static List<Interval> joined(List<Interval> some) {
        List<Interval> joined = new ArrayList<>();
        for (Interval next :
                some.stream().sorted(Comparator.comparing(Interval::from)).toList()) {
            Interval last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || next.from().isAfter(last.to())) {
                joined.add(next);
            } else if (next.to().isAfter(last.to())) {
                joined.set(joined.size() - 1, new Interval(last.from(), next.to()));
            }
        }
        return joined;
    }

    /** The instants of either. */
    static List<Interval> either(List<Interval> some, List<Interval> others) {
        return joined(Stream.concat(some.stream(), others.stream()).toList());
    }

    /** What of a list lies in an interval. */
    static List<Interval> within(Interval whole, List<Interval> some) {
        return Interval.common(some, List.of(whole));
    }

    /** What of an interval lies in none of a list, which is in order and apart. */
    static List<Interval> without(Interval whole, List<Interval> holes) {
        List<Interval> left = new ArrayList<>();
        Instant from = whole.from();
        for (Interval hole : within(whole, holes)) {
            if (from.isBefore(hole.from())) {
                left.add(new Interval(from, hole.from()));
            }
            from = hole.to();
        }
        if (from.isBefore(whole.to())) {
            left.add(new Interval(from, whole.to()));
        }
        return left;
    }

    static Duration total(List<Interval> some) {
        return some.stream().map(Interval::length).reduce(Duration.ZERO, Duration::plus);
    }

    static Duration longest(List<Interval> some) {
        return some.stream()
                .map(Interval::length)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
