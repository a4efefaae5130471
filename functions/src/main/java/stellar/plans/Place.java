package stellar.plans;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import stellar.sky.Horizon;
import stellar.sky.Site;
import stellar.slots.Slot;
import stellar.slots.Terms;

/**
 * What of a telescope matters for a plan.
 *
 * @param zone by which its opening hours are written
 * @param filters what is in its wheel
 * @param opening when it is open
 * @param blackouts when it is closed all the same, at most {@value #MOST_BLACKOUTS}
 * @param terms on what terms its time is sold; they name the telescope
 * @param shortest the shortest slot it is let for
 * @param longest the longest
 * @param darkBelowSunDegrees how low the Sun's centre must be for it to be dark: −18 for astronomical night; −18 to 0
 */
public record Place(
        Site site,
        ZoneId zone,
        Horizon horizon,
        List<String> filters,
        Overheads overheads,
        Opening opening,
        List<Blackout> blackouts,
        Terms terms,
        Duration shortest,
        Duration longest,
        double darkBelowSunDegrees) {

    public static final int MOST_BLACKOUTS = 500;
    public static final double ASTRONOMICAL_DEGREES = -18;

    /** The longest that any slot can be. */
    public static final Duration LONGEST_SLOT = Slot.QUARTER.multipliedBy(Slot.MOST_QUARTERS);

    public Place {
        filters = List.copyOf(filters);
        blackouts = List.copyOf(blackouts);
        if (blackouts.size() > MOST_BLACKOUTS) {
            throw new IllegalArgumentException("Telescope " + terms.telescope() + " has " + blackouts.size()
                    + " blackouts; give " + MOST_BLACKOUTS + " at most, and take away what is over.");
        }
        if (!(darkBelowSunDegrees >= ASTRONOMICAL_DEGREES && darkBelowSunDegrees <= 0)) {
            throw new IllegalArgumentException("Telescope " + terms.telescope() + " calls it dark when the Sun is at "
                    + darkBelowSunDegrees + "°; give degrees from -18 to 0.");
        }
    }

    public String telescope() {
        return terms.telescope();
    }
}
