package stellar.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.State;
import stellar.plans.Plan;

/** What of a telescope's scheduler is a booking's: its set, its target and its shots. */
public final class BookedTargets {

    /** A booking is prepared from noon of the day before, and over within the hour. */
    private static final Duration AROUND = Duration.ofDays(3);

    private static final int A_PAGE = 100;

    /** More than there are quarter hours around. */
    private static final int MOST_PAGES = 6;

    private final BookingRows bookings;
    private final Clock clock;

    public BookedTargets(BookingRows bookings, Clock clock) {
        this.bookings = bookings;
        this.clock = clock;
    }

    /**
     * Where the booking stands whose one of these is, if there is one that is not over; empty when they are nobody's. Identities
     * are compared as Voyager may read them: without regard to capitals and hyphens.
     */
    public Optional<State> state(String telescope, Set<String> guids) {
        Set<String> wanted = guids.stream().map(BookedTargets::plain).collect(Collectors.toSet());
        Instant now = clock.instant();
        var around = new BookingRows.Wanted(
                BookingRows.OF_TELESCOPE, telescope, now.minus(AROUND), now.plus(AROUND), Optional.empty());
        Optional<String> after = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            BookingRows.Page found = bookings.list(around, after, A_PAGE);
            Optional<State> state = found.bookings().stream()
                    .filter(booking -> !booking.state().isEnd())
                    .filter(booking -> own(booking).stream().anyMatch(wanted::contains))
                    .map(Booking::state)
                    .findFirst();
            if (state.isPresent() || found.next().isEmpty()) {
                return state;
            }
            after = found.next();
        }
        throw new IllegalStateException("Telescope " + telescope + " has more bookings than there are quarter hours.");
    }

    private static Set<String> own(Booking booking) {
        Set<String> own = new HashSet<>();
        own.add(plain(RoboTarget.guid(booking.id(), "set")));
        own.add(plain(RoboTarget.guid(booking.id(), "target")));
        for (int i = 0; i < Plan.MOST_SHOTS; i++) {
            own.add(plain(RoboTarget.shot(booking.id(), i)));
        }
        return own;
    }

    private static String plain(String guid) {
        return guid.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
