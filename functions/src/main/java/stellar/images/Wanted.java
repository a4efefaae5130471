package stellar.images;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import stellar.cloud.Value;

/**
 * Which images somebody wants to see.
 *
 * @param from the place in the order of time from which on; included
 * @param to the place before which
 * @param values what attributes of the index must be
 */
record Wanted(String from, String to, Map<String, String> values) {

    /** Every image. "~" is behind all times. */
    static final Wanted ALL = new Wanted(" ", "~", Map.of());

    /** Those of one night: from noon of that day at the telescope's site to the next noon. */
    static Wanted ofNight(LocalDate night, ZoneId zone) {
        return new Wanted(noon(night, zone), noon(night.plusDays(1), zone), Map.of());
    }

    /** The same, where an attribute has a value. */
    Wanted with(String name, String value) {
        Map<String, String> all = new HashMap<>(values);
        all.put(name, value);
        return new Wanted(from, to, all);
    }

    private static String noon(LocalDate day, ZoneId zone) {
        Instant noon = day.atTime(LocalTime.NOON).atZone(zone).toInstant();
        return Value.timeText(noon);
    }
}
