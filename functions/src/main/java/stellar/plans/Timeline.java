package stellar.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import stellar.sky.Interval;

/**
 * A plan laid out in a slot, step after step without a gap, exact to the millisecond.
 *
 * @param slot all of it
 * @param steps in order; the first begins with the slot, the last ends with it, none is empty
 * @param fitting of each shot of the plan, how many of its frames fit
 */
public record Timeline(Interval slot, List<Step> steps, List<Integer> fitting) {

    public Timeline {
        steps = List.copyOf(steps);
        fitting = List.copyOf(fitting);
    }

    /** What the telescope does. */
    public enum Kind {
        /** Nothing: the target cannot be used, or the next frame would not end in time. */
        WAIT,
        SLEW,
        CENTRE,
        FILTER,
        FOCUS,
        DITHER,
        FLIP,
        EXPOSE,
        DOWNLOAD,
        /** Nothing: the plan is done. */
        SPARE
    }

    /**
     * One frame of a plan.
     *
     * @param shot which shot, from 0
     * @param number which of its frames, from 1
     */
    public record Frame(int shot, int number) {}

    /**
     * One thing the telescope does.
     *
     * @param frame what is exposed or downloaded; absent for every other kind
     */
    public record Step(
            Kind kind, Instant from, Instant to, @Nullable Frame frame) {

        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /** How many frames fit. */
    public int frames() {
        return fitting.stream().mapToInt(Integer::intValue).sum();
    }

    /** How long each kind takes in all; together as long as the slot. */
    public Map<Kind, Duration> lengths() {
        Map<Kind, Duration> lengths = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            lengths.put(kind, Duration.ZERO);
        }
        steps.forEach(step -> lengths.merge(step.kind(), step.length(), Duration::plus));
        return lengths;
    }

    /** How much of the slot is exposed, from 0 to 100. */
    public double exposingPercent() {
        return 100.0
                * lengths().getOrDefault(Kind.EXPOSE, Duration.ZERO).toMillis()
                / slot.length().toMillis();
    }
}
