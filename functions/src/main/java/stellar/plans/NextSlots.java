package stellar.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import stellar.sky.Interval;
import stellar.slots.Slot;

/**
 * Searches for the next slots in which a plan works well: they can be booked, begin to be usable within their first quarter
 * hour, and either the whole plan fits, or all of the slot is usable and a part of the plan fits. They do not overlap each
 * other; each is the earliest that begins on a quarter hour after the one before it is over.
 *
 * <p>Night by night, from intervals. Only where a slot passes by its intervals is the plan laid out, and of that there is a
 * limit: then the search ends early, and says where.
 */
final class NextSlots {

    static final int MOST_FOUND = 3;

    /** How far it looks. */
    static final Duration FURTHEST = Duration.ofDays(60);

    /** How many frames it lays out at the most. */
    static final int MOST_FRAMES_LAID = 200_000;

    /** For how many nights it asks the diary at once. */
    private static final Duration DIARY_PAGE = Duration.ofDays(7);

    private final Place place;
    private final Plan plan;
    private final Diary diary;
    private final Instant now;
    private final TargetNights nights;
    private final Duration planNeeds;
    private final Duration firstFrameNeeds;
    private List<Interval> taken = List.of();
    private Instant takenKnownTo = Instant.MIN;
    private int framesLaid;

    NextSlots(Place place, Plan plan, Diary diary, Instant now, TargetNights nights, Duration planNeeds) {
        this.place = place;
        this.plan = plan;
        this.diary = diary;
        this.now = now;
        this.nights = nights;
        this.planNeeds = planNeeds;
        this.firstFrameNeeds = place.overheads().toFirstFrame(plan.shots().getFirst());
    }

    /**
     * What was found.
     *
     * @param slots at most {@value NextSlots#MOST_FOUND}, in order
     * @param searchedUntil no other slot that begins before this works
     */
    public record Found(List<Slot> slots, Instant searchedUntil) {}

    /** The next slots as long as this one, from its own beginning on. */
    Found after(Slot slot) {
        Duration length = slot.length();
        Instant earliest = quarterFrom(now.plus(place.terms().leadTime()));
        Instant from = slot.from().isAfter(earliest) ? slot.from() : earliest;
        Instant bookable = now.plus(place.terms().furthestAhead()).plusMillis(1);
        Instant end = from.plus(FURTHEST).isBefore(bookable) ? from.plus(FURTHEST) : bookable;
        List<Slot> found = new ArrayList<>();
        while (from.isBefore(end)) {
            Instant nightEnds = nights.at(from).sky().interval().to();
            Instant until = nightEnds.isBefore(end) ? nightEnds : end;
            // What begins before the noon ends before the next one: no slot is longer than ten hours.
            Interval span = new Interval(from, until.plus(length));
            List<Interval> usable = nights.within(span, TargetNight::usable);
            if (Stretches.longest(usable).compareTo(firstFrameNeeds) >= 0) {
                for (Interval run : bookable(span)) {
                    Instant begin = quarterFrom(run.from());
                    if (!found.isEmpty() && begin.isBefore(found.getLast().to())) {
                        begin = found.getLast().to();
                    }
                    while (begin.isBefore(until) && !begin.plus(length).isAfter(run.to())) {
                        Interval wanted = new Interval(begin, begin.plus(length));
                        if (framesLaid >= MOST_FRAMES_LAID) {
                            return new Found(found, begin);
                        }
                        if (works(wanted, usable)) {
                            found.add(new Slot(wanted.from(), wanted.to()));
                            if (found.size() == MOST_FOUND) {
                                return new Found(found, wanted.to());
                            }
                            begin = wanted.to();
                        } else {
                            begin = begin.plus(Slot.QUARTER);
                        }
                    }
                }
            }
            from = until;
        }
        return new Found(found, end);
    }

    /** The first quarter hour at or after an instant. */
    static Instant quarterFrom(Instant at) {
        long quarter = Slot.QUARTER.toSeconds();
        long seconds = at.getEpochSecond() + (at.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, quarter) * quarter);
    }

    private boolean works(Interval wanted, List<Interval> usable) {
        List<Interval> own = Stretches.within(wanted, usable);
        boolean isWhole = own.equals(List.of(wanted));
        if (Stretches.longest(own).compareTo(firstFrameNeeds) < 0
                || !own.getFirst().from().isBefore(wanted.from().plus(Slot.QUARTER))
                || (!isWhole && Stretches.total(own).compareTo(planNeeds) < 0)) {
            return false;
        }
        Timeline timeline = Laying.lay(plan, place.overheads(), wanted, own, nights.transit(wanted));
        framesLaid += timeline.frames() + 1;
        return timeline.frames() == plan.frames() || (isWhole && timeline.frames() > 0);
    }

    /** When a span can be booked: open, not kept back, not taken. */
    private List<Interval> bookable(Interval span) {
        if (takenKnownTo.isBefore(span.to())) {
            Instant from = quarterFrom(span.from());
            Instant to = quarterFrom(span.to()).plus(DIARY_PAGE);
            taken = Stretches.joined(diary.in(new Interval(from, to)).stream()
                    .map(Diary.Taken::time)
                    .toList());
            takenKnownTo = to;
        }
        List<Interval> kept =
                Stretches.either(place.blackouts().stream().map(Blackout::time).toList(), taken);
        return Interval.common(place.opening().within(span, place.zone()), Stretches.without(span, kept));
    }
}
