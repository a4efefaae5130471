package stellar.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.State;
import stellar.cloud.Language;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** People's bookings in their calendars. */
final class BookingEvents implements EventSource {

    private static final int PAGE = 100;

    private final BookingRows bookings;
    private final Telescopes telescopes;
    private final Addresses addresses;

    BookingEvents(BookingRows bookings, Telescopes telescopes, Addresses addresses) {
        this.bookings = bookings;
        this.telescopes = telescopes;
        this.addresses = addresses;
    }

    @Override
    public List<Event> events(String user, Instant from, Instant to, int most, Language language) {
        BookingRows.Wanted wanted = new BookingRows.Wanted(BookingRows.OF_USER, user, from, to, Optional.empty());
        Map<String, Optional<Telescope>> known = new HashMap<>();
        List<Event> events = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            BookingRows.Page page = bookings.list(wanted, after, Math.min(PAGE, most - events.size()));
            for (Booking booking : page.bookings()) {
                Optional<Telescope> telescope = known.computeIfAbsent(booking.telescope(), telescopes::find);
                events.add(event(booking, telescope, language));
            }
            after = page.next();
        } while (after.isPresent() && events.size() < most);
        return events;
    }

    private Event event(Booking booking, Optional<Telescope> telescope, Language language) {
        String name = telescope.map(found -> found.name(language)).orElse(booking.telescope());
        String target = booking.plan().path("target").path("name").asText();
        JsonNode site = telescope
                .<JsonNode>map(found -> found.about().path("site"))
                .orElse(booking.plan().missingNode());
        return new Event(
                "booking-" + booking.id() + "@stellar",
                booking.changes(),
                booking.slot().from(),
                booking.slot().to(),
                status(booking.state()),
                target.isEmpty() ? name : target + " · " + name,
                words(booking.state(), language),
                text(site.path("name"), language),
                telescope.filter(Telescope::isPublic).flatMap(_ -> position(site)),
                addresses.access(language, booking.id()),
                status(booking.state()) == Event.Status.CONFIRMED
                        && !booking.state().isEnd());
    }

    private static String text(JsonNode words, Language language) {
        return words.path(language.code()).asText(words.path("en").asText());
    }

    private static Optional<Event.Position> position(JsonNode site) {
        return site.path("latitudeDegrees").isNumber()
                        && site.path("longitudeDegrees").isNumber()
                ? Optional.of(new Event.Position(
                        site.path("latitudeDegrees").asDouble(),
                        site.path("longitudeDegrees").asDouble()))
                : Optional.empty();
    }

    /** What was missed did not happen; what failed did. */
    private static Event.Status status(State state) {
        return switch (state) {
            case PENDING -> Event.Status.TENTATIVE;
            case CONFIRMED, PREPARING, READY, RUNNING, PAUSED, COMPLETED, FAILED -> Event.Status.CONFIRMED;
            case CANCELLED, MISSED -> Event.Status.CANCELLED;
        };
    }

    private static String words(State state, Language language) {
        return switch (language) {
            case ENGLISH ->
                switch (state) {
                    case PENDING -> "Waits for the operator’s consent.";
                    case CONFIRMED -> "It will be.";
                    case PREPARING -> "The plan is being put into the telescope’s schedule.";
                    case READY -> "The telescope knows the plan.";
                    case RUNNING -> "It is under way.";
                    case PAUSED -> "It is under way, and paused.";
                    case COMPLETED -> "It has been.";
                    case CANCELLED -> "It was cancelled.";
                    case FAILED -> "It failed.";
                    case MISSED -> "It did not take place.";
                };
            case FRENCH ->
                switch (state) {
                    case PENDING -> "En attente de l’accord de l’opérateur.";
                    case CONFIRMED -> "Elle aura lieu.";
                    case PREPARING -> "Le plan est en cours d’inscription au programme du télescope.";
                    case READY -> "Le télescope connaît le plan.";
                    case RUNNING -> "Elle est en cours.";
                    case PAUSED -> "Elle est en cours, et en pause.";
                    case COMPLETED -> "Elle a eu lieu.";
                    case CANCELLED -> "Elle a été annulée.";
                    case FAILED -> "Elle a échoué.";
                    case MISSED -> "Elle n’a pas eu lieu.";
                };
        };
    }
}
