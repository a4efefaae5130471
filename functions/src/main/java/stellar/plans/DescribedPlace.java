package stellar.plans;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stellar.bookings.Slot;
import stellar.bookings.Terms;
import stellar.sky.Horizon;
import stellar.sky.Site;
import stellar.telescopes.Telescope;

/**
 * The place that a telescope's description makes: its site, its zone, its filters. What the description does not say is as
 * follows: a level horizon, the usual overheads, open always, 40 credits an hour, no consent, given up for nothing until a
 * day before, booked from half an hour before to 90 days ahead, slots of any length, dark at astronomical night.
 */
final class DescribedPlace {

    private static final long CENTS_AN_HOUR = 4_000;
    private static final int MOST_FILTERS = 20;

    private DescribedPlace() {}

    /** Empty when the description has no site with a zone, or no filters. */
    static Optional<Place> of(Telescope telescope) {
        JsonNode site = telescope.about().path("site");
        List<String> filters = new ArrayList<>();
        telescope.about().path("filters").forEach(filter -> filters.add(filter.asText()));
        if (!site.path("latitudeDegrees").isNumber()
                || !site.path("longitudeDegrees").isNumber()
                || filters.isEmpty()
                || filters.size() > MOST_FILTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Place(
                    new Site(
                            site.path("latitudeDegrees").asDouble(),
                            site.path("longitudeDegrees").asDouble(),
                            site.path("elevationMetres").asDouble(0)),
                    ZoneId.of(site.path("timeZone").asText()),
                    Horizon.flat(),
                    filters,
                    Overheads.USUAL,
                    Opening.always(),
                    List.of(),
                    new Terms(
                            telescope.id(),
                            CENTS_AN_HOUR,
                            false,
                            Duration.ofHours(24),
                            Duration.ofMinutes(30),
                            Duration.ofDays(90)),
                    Slot.QUARTER,
                    Place.LONGEST_SLOT,
                    Place.ASTRONOMICAL_DEGREES));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
