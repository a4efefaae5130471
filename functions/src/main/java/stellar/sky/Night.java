package stellar.sky;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The night of a civil date at a site: from noon to the next day's noon by the site's clock, 23 or 25 hours when the
 * clock is changed.
 *
 * <p>The limits: sunset and sunrise when the Sun's centre is 50′ below the level horizon (refraction 34′, its half
 * diameter 16′), nautical darkness at 12°, astronomical darkness at 18°. Source: Explanatory Supplement to the
 * Astronomical Almanac (1992), sections 9.311 and 9.33. The site's own horizon does not change them.
 *
 * @param evening the civil date on whose noon it begins
 * @param sky the sky through it
 * @param sunDown when the Sun is down
 * @param nautical when the Sun is 12° below the horizon
 * @param astronomical when the Sun is 18° below the horizon
 */
public record Night(LocalDate evening, Sky sky, Darkness sunDown, Darkness nautical, Darkness astronomical) {

    private static final double SUNSET_DEGREES = -50 / 60.0;
    private static final double NAUTICAL_DEGREES = -12;
    private static final double ASTRONOMICAL_DEGREES = -18;

    /** The night that begins at noon of a civil date in the site's zone. */
    public static Night of(Site site, ZoneId zone, LocalDate evening) {
        Interval night = new Interval(noon(zone, evening), noon(zone, evening.plusDays(1)));
        Sky sky = new Sky(site, night);
        return new Night(
                evening,
                sky,
                Darkness.of(night, sky.sunBelow(SUNSET_DEGREES)),
                Darkness.of(night, sky.sunBelow(NAUTICAL_DEGREES)),
                Darkness.of(night, sky.sunBelow(ASTRONOMICAL_DEGREES)));
    }

    /** The date of the night that an instant belongs to: before noon it is the day before's. */
    public static LocalDate eveningOf(ZoneId zone, Instant at) {
        LocalDate date = at.atZone(zone).toLocalDate();
        return at.isBefore(noon(zone, date)) ? date.minusDays(1) : date;
    }

    /** From noon to noon. */
    public Interval interval() {
        return sky.interval();
    }

    /** When the Sun sets in this night; empty in polar day and polar night. */
    public Optional<Instant> sunset() {
        return sunDown.begins();
    }

    /** When the Sun rises in this night; empty in polar day and polar night. */
    public Optional<Instant> sunrise() {
        return sunDown.ends();
    }

    private static Instant noon(ZoneId zone, LocalDate date) {
        return date.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }
}
