package stellar.plans;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import stellar.sky.Interval;

/**
 * When a telescope is open, week by week, by the clock of its site.
 *
 * @param hours at most {@value #MOST_HOURS}, in any order, overlapping or not; none for a telescope that is closed
 */
public record Opening(List<Hours> hours) {

    public static final int MOST_HOURS = 28;

    /**
     * Open hours that begin on one day of the week.
     *
     * @param day on which they begin
     * @param from their beginning
     * @param to their end; on the day after when it is not later than {@code from}, so that the same time twice is a day
     */
    public record Hours(DayOfWeek day, LocalTime from, LocalTime to) {}

    public Opening {
        hours = List.copyOf(hours);
        if (hours.size() > MOST_HOURS) {
            throw new IllegalArgumentException(
                    "Opening: " + hours.size() + " stretches a week are too many; give " + MOST_HOURS + " at most.");
        }
    }

    /** Open at every hour. */
    public static Opening always() {
        return nightly(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /** Open at the same hours each night. */
    public static Opening nightly(LocalTime from, LocalTime to) {
        return new Opening(Arrays.stream(DayOfWeek.values())
                .map(day -> new Hours(day, from, to))
                .toList());
    }

    /**
     * When it is open within an interval.
     *
     * <p>When the clock is changed a night stays whole: hours that begin or end at a time that the clock shows twice begin at
     * the first and end at the second; at a time that it leaves out, they begin or end at the change itself.
     */
    public List<Interval> within(Interval whole, ZoneId zone) {
        List<Interval> open = new ArrayList<>();
        LocalDate last = whole.to().atZone(zone).toLocalDate();
        // Hours reach into the day after their own.
        for (LocalDate date = whole.from().atZone(zone).toLocalDate().minusDays(2);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            for (Hours one : hours) {
                if (one.day() == date.getDayOfWeek()) {
                    LocalDate ends = one.to().isAfter(one.from()) ? date : date.plusDays(1);
                    Instant from = instant(date.atTime(one.from()), zone, true);
                    Instant to = instant(ends.atTime(one.to()), zone, false);
                    if (from.isBefore(to)) {
                        open.add(new Interval(from, to));
                    }
                }
            }
        }
        return Stretches.within(whole, Stretches.joined(open));
    }

    private static Instant instant(LocalDateTime shown, ZoneId zone, boolean begins) {
        ZoneOffsetTransition change = zone.getRules().getTransition(shown);
        if (change == null) {
            return shown.atZone(zone).toInstant();
        }
        return change.isGap()
                ? change.getInstant()
                : shown.toInstant(begins ? change.getOffsetBefore() : change.getOffsetAfter());
    }
}
