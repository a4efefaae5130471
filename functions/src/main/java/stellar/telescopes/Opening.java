package stellar.telescopes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import stellar.contract.Wire;

/**
 * A stretch of every week in which a telescope can be booked, by the clocks of its site.
 *
 * @param day the day it begins
 * @param from when, a whole quarter hour
 * @param to the first moment after it, a whole quarter hour; on the next day when it is not later than {@code from}
 */
public record Opening(DayOfWeek day, LocalTime from, LocalTime to) {

    private static final int MINUTES_A_WEEK = 7 * 24 * 60;

    static Opening read(Form form) {
        return new Opening(
                form.choice("day", DayOfWeek.values(), Opening::word),
                form.quarterOfDay("from"),
                form.quarterOfDay("to"));
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    /** Whether it ends on the day after it begins. */
    public boolean endsNextDay() {
        return !to.isAfter(from);
    }

    /** How long it is on a day of 24 hours. */
    public Duration length() {
        return Duration.between(from, to).plusDays(endsNextDay() ? 1 : 0);
    }

    /** Whether two of these have a moment in common in a week without a change of clocks. */
    static boolean overlap(List<Opening> openings) {
        for (int i = 0; i < openings.size(); i++) {
            for (int j = 0; j < openings.size(); j++) {
                Opening one = openings.get(i);
                int apart = Math.floorMod(openings.get(j).minuteOfWeek() - one.minuteOfWeek(), MINUTES_A_WEEK);
                if (i != j && apart < one.length().toMinutes()) {
                    return true;
                }
            }
        }
        return false;
    }

    private int minuteOfWeek() {
        return (day.getValue() - 1) * 24 * 60 + from.getHour() * 60 + from.getMinute();
    }

    ObjectNode toJson() {
        return Wire.object().put("day", word(day)).put("from", from.toString()).put("to", to.toString());
    }
}
