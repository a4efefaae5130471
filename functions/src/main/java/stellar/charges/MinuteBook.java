package stellar.charges;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import stellar.slots.Slot;

/**
 * What was seen of a session, and the minutes it makes. What is seen may come in any order, late and more than once: the same
 * observations make the same book. Of each cause, stretches that touch are one, so that what is told again while it lasts
 * takes no more room.
 *
 * <p>A moment is what {@link MinuteClass} puts first of all that was seen then; a moment of which nothing was seen is
 * unknown. A minute is charged when more than half of it was; its class, and then its cause, is what took most of that side,
 * and of equals the first.
 */
public final class MinuteBook {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final Comparator<Observation> FIRST = comparing(Observation::from)
            .thenComparing(seen -> seen.source().text())
            .thenComparing(Observation::detail);

    private final Slot slot;
    private final Map<Cause, List<Observation>> seen = new EnumMap<>(Cause.class);

    /** The empty book of a slot. */
    public MinuteBook(Slot slot) {
        this.slot = slot;
    }

    /** Adds something that was seen. What of it is outside the slot does not count, nor what ends before it begins. */
    public MinuteBook add(Observation observation) {
        Instant from = observation.from().isBefore(slot.from()) ? slot.from() : observation.from();
        Instant to = observation.to().isAfter(slot.to()) ? slot.to() : observation.to();
        if (!from.isBefore(to)) {
            return this;
        }
        Observation whole = new Observation(observation.cause(), from, to, observation.source(), observation.detail());
        List<Observation> apart = new ArrayList<>();
        for (Observation other : seen.getOrDefault(observation.cause(), List.of())) {
            if (other.to().isBefore(whole.from()) || other.from().isAfter(whole.to())) {
                apart.add(other);
            } else {
                whole = together(whole, other);
            }
        }
        apart.add(whole);
        apart.sort(FIRST);
        seen.put(observation.cause(), apart);
        return this;
    }

    /** All that was seen: added to an empty book, it makes this one. */
    public List<Observation> observations() {
        return seen.values().stream().flatMap(List::stream).toList();
    }

    /** What each minute of the slot was, by what is known now. */
    public Minutes minutes() {
        List<Note> notes = new ArrayList<>();
        for (Instant at = slot.from(); at.isBefore(slot.to()); at = at.plus(MINUTE)) {
            notes.add(note(at, at.plus(MINUTE)));
        }
        return new Minutes(slot, notes);
    }

    private static Observation together(Observation one, Observation other) {
        Observation first = FIRST.compare(one, other) <= 0 ? one : other;
        Instant to = one.to().isAfter(other.to()) ? one.to() : other.to();
        return new Observation(first.cause(), first.from(), to, first.source(), first.detail());
    }

    private Note note(Instant from, Instant to) {
        List<Observation> within = seen.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.from().isBefore(to) && one.to().isAfter(from))
                .toList();
        Cause cause = mostOf(lengths(within, from, to));
        return within.stream()
                .filter(one -> one.cause() == cause)
                .min(FIRST)
                .map(one -> new Note(cause, from, to, one.source(), one.detail()))
                .orElseGet(() -> new Note(cause, from, to, new Source.None(), ""));
    }

    /** How long each cause was what counted. */
    private static Map<Cause, Duration> lengths(List<Observation> within, Instant from, Instant to) {
        List<Instant> borders = Stream.concat(
                        Stream.of(from, to),
                        within.stream()
                                .flatMap(one -> Stream.of(one.from(), one.to()))
                                .filter(moment -> moment.isAfter(from) && moment.isBefore(to)))
                .sorted()
                .toList();
        Map<Cause, Duration> lengths = new EnumMap<>(Cause.class);
        for (int i = 1; i < borders.size(); i++) {
            Instant begin = borders.get(i - 1);
            Cause counts = within.stream()
                    .filter(one -> !one.from().isAfter(begin) && one.to().isAfter(begin))
                    .map(Observation::cause)
                    .min(comparing(Cause::minuteClass).thenComparing(Cause::ordinal))
                    .orElse(Cause.NOTHING_HEARD);
            lengths.merge(counts, Duration.between(begin, borders.get(i)), Duration::plus);
        }
        return lengths;
    }

    private static Cause mostOf(Map<Cause, Duration> lengths) {
        Map<MinuteClass, Duration> ofClass = new EnumMap<>(MinuteClass.class);
        Duration charged = Duration.ZERO;
        for (Map.Entry<Cause, Duration> one : lengths.entrySet()) {
            ofClass.merge(one.getKey().minuteClass(), one.getValue(), Duration::plus);
            charged = one.getKey().minuteClass().isCharged() ? charged.plus(one.getValue()) : charged;
        }
        boolean isCharged = charged.multipliedBy(2).compareTo(MINUTE) > 0;
        MinuteClass most = ofClass.keySet().stream()
                .filter(one -> one.isCharged() == isCharged)
                .min(comparing((MinuteClass one) -> length(ofClass, one), reverseOrder())
                        .thenComparing(MinuteClass::ordinal))
                .orElseThrow();
        return lengths.keySet().stream()
                .filter(one -> one.minuteClass() == most)
                .min(comparing((Cause one) -> length(lengths, one), reverseOrder())
                        .thenComparing(Cause::ordinal))
                .orElseThrow();
    }

    private static <K> Duration length(Map<K, Duration> lengths, K key) {
        return lengths.getOrDefault(key, Duration.ZERO);
    }
}
