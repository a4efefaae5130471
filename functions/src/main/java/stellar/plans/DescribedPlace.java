package stellar.plans;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import stellar.bookings.Offer;
import stellar.bookings.Slot;
import stellar.sky.Horizon;
import stellar.sky.Site;
import stellar.telescopes.Telescope;

/**
 * The place that a telescope's description makes: its site, its zone, its filters, and the terms on which it is booked. What
 * the description does not say is as follows: a level horizon, the usual overheads, open always, slots of any length, dark at
 * astronomical night.
 */
final class DescribedPlace {

    private static final int MOST_FILTERS = 20;

    private DescribedPlace() {}

    /** Empty when the description has no site with a zone, no filters or no price. */
    static Optional<Place> of(Telescope telescope) {
        Optional<Offer> offer = Offer.of(telescope);
        JsonNode site = telescope.about().path("site");
        List<String> filters = new ArrayList<>();
        telescope.about().path("filters").forEach(filter -> filters.add(filter.asText()));
        if (offer.isEmpty()
                || !site.path("latitudeDegrees").isNumber()
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
                    offer.get().terms(),
                    Slot.QUARTER,
                    Place.LONGEST_SLOT,
                    Place.ASTRONOMICAL_DEGREES));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
