package stellar.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import stellar.accounts.Caller;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Phase;
import stellar.cloud.Refusal;
import stellar.slots.Slot;
import stellar.telescopes.OperatorKeys;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Finds the telescope that a caller means, if they may see it. */
final class Meant {

    /** Longer than any slot, so that each booking under way has begun within it. */
    private static final Duration BACK = Slot.QUARTER.multipliedBy(Slot.MOST_QUARTERS);

    private static final int MOST_BOOKINGS = 50;

    private final Telescopes telescopes;
    private final BookingRows bookings;
    private final Clock clock;

    Meant(Telescopes telescopes, BookingRows bookings, Clock clock) {
        this.telescopes = telescopes;
        this.bookings = bookings;
        this.clock = clock;
    }

    /** What was found. */
    sealed interface Found {

        record One(Telescope telescope) implements Found {}

        /**
         * None.
         *
         * @param telescopes that could be meant; may be none
         */
        record Not(Refusal why, List<String> telescopes) implements Found {}
    }

    /** For a program with an operator's key. */
    Found by(String key, Optional<String> named) {
        OperatorKeys keys = new OperatorKeys(telescopes);
        if (named.isPresent()) {
            return keys.telescope(named.get(), key)
                    .<Found>map(Found.One::new)
                    .orElseGet(() -> new Found.Not(OperatorKeys.WRONG, List.of()));
        }
        List<Telescope> opened = telescopes.listed().stream()
                .flatMap(telescope -> keys.telescope(telescope.id(), key).stream())
                .toList();
        return opened.isEmpty() ? new Found.Not(OperatorKeys.WRONG, List.of()) : only(opened);
    }

    /** For a person: what everybody may see, what they own, and during their slot what they booked. */
    Found by(Caller caller, Optional<String> named) {
        List<Telescope> booked = underWay(caller.user()).stream()
                .flatMap(booking -> telescopes.find(booking.telescope()).stream())
                .toList();
        if (named.isPresent()) {
            return telescopes
                    .find(named.get())
                    .filter(telescope -> telescope.isPublic()
                            || caller.mayOperate(telescope.operator())
                            || booked.stream().anyMatch(own -> own.id().equals(telescope.id())))
                    .<Found>map(Found.One::new)
                    .orElseGet(() -> new Found.Not(Refusal.NOT_FOUND, List.of()));
        }
        return only(booked.isEmpty() ? telescopes.listed() : booked);
    }

    private static Found only(List<Telescope> candidates) {
        return candidates.size() == 1
                ? new Found.One(candidates.getFirst())
                : new Found.Not(
                        DashboardRefusals.WHICH,
                        candidates.stream().map(Telescope::id).toList());
    }

    private List<Booking> underWay(String user) {
        Instant now = clock.instant();
        // One that begins at this very moment, too.
        var wanted =
                new BookingRows.Wanted(BookingRows.OF_USER, user, now.minus(BACK), now.plusMillis(1), Optional.empty());
        return bookings.list(wanted, Optional.empty(), MOST_BOOKINGS).bookings().stream()
                .filter(booking -> Phase.of(booking, now) == Phase.ACTIVE)
                .toList();
    }
}
