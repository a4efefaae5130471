package stellar.sky;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When the Sun is below a limit, between one noon and the next. */
public sealed interface Darkness {

    /** The dark intervals, in order; a half-open interval's whole seconds are all dark. */
    List<Interval> intervals();

    /** When the Sun first sinks below the limit. */
    default Optional<Instant> begins() {
        return Optional.empty();
    }

    /** When the Sun last rises above the limit. */
    default Optional<Instant> ends() {
        return Optional.empty();
    }

    /** The Sun stays above the limit: polar day, or a white night. */
    record Never() implements Darkness {

        @Override
        public List<Interval> intervals() {
            return List.of();
        }
    }

    /** The Sun stays below the limit: polar night. */
    record Always(Interval night) implements Darkness {

        @Override
        public List<Interval> intervals() {
            return List.of(night);
        }
    }

    /**
     * Part of it is dark.
     *
     * @param night from noon to noon
     * @param intervals one as a rule; two where the clock's noon is far from the Sun's and the day is short
     */
    record Part(Interval night, List<Interval> intervals) implements Darkness {

        @Override
        public Optional<Instant> begins() {
            return intervals.stream()
                    .map(Interval::from)
                    .filter(from -> from.isAfter(night.from()))
                    .findFirst();
        }

        @Override
        public Optional<Instant> ends() {
            return intervals.reversed().stream()
                    .map(Interval::to)
                    .filter(to -> to.isBefore(night.to()))
                    .findFirst();
        }
    }

    /** The kind that a night's dark intervals make. */
    static Darkness of(Interval night, List<Interval> intervals) {
        if (intervals.isEmpty()) {
            return new Never();
        }
        return intervals.equals(List.of(night)) ? new Always(night) : new Part(night, intervals);
    }
}
