package stellar.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import stellar.accounts.Caller;
import stellar.accounts.Role;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Phase;
import stellar.bookings.State;
import stellar.cloud.Refusal;
import stellar.slots.Slot;
import stellar.telescopes.Listing;
import stellar.telescopes.OperatorKeys;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** Finds the telescope that a caller means, if they may see it, or do something there. */
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

    /** For a program with an operator's key. */
    Found<Telescope> by(String key, Optional<String> named) {
        OperatorKeys keys = new OperatorKeys(telescopes);
        if (named.isPresent()) {
            return keys.telescope(named.get(), key)
                    .<Found<Telescope>>map(Found.One::new)
                    .orElseGet(() -> Found.not(OperatorKeys.WRONG));
        }
        List<Telescope> opened = telescopes.listed().stream()
                .flatMap(telescope -> keys.telescope(telescope.id(), key).stream())
                .toList();
        return opened.isEmpty() ? Found.not(OperatorKeys.WRONG) : only(opened);
    }

    /** For a program that wants something done: as the operator. */
    Found<Hand> operating(String key, Optional<String> named) {
        return by(key, named).as(telescope -> new Hand.Operator(telescope, telescope.id() + "-operator"));
    }

    /** For a person: what everybody may see, what they own, and during their slot what they booked. */
    Found<Telescope> by(Caller caller, Optional<String> named) {
        List<Telescope> booked = booked(caller.user());
        if (named.isPresent()) {
            return telescopes
                    .find(named.get())
                    .filter(telescope -> mayBeSeen(telescope, caller, booked))
                    .<Found<Telescope>>map(Found.One::new)
                    .orElseGet(() -> Found.not(Refusal.NOT_FOUND));
        }
        return only(booked.isEmpty() ? telescopes.listed() : booked);
    }

    /** For a person who wants something done now: in their slot as its user, else at their own telescope as its operator. */
    Found<Hand> controlling(Caller caller, Optional<String> named) {
        List<Booking> own = inSlot(caller.user()).stream()
                .filter(booking -> named.isEmpty() || booking.telescope().equals(named.get()))
                .toList();
        List<Booking> open =
                own.stream().filter(booking -> !booking.state().isEnd()).toList();
        if (open.isEmpty()) {
            Found<Hand> asOperator = operating(caller, named, DashboardRefusals.NOT_YOURS_NOW);
            return own.isEmpty() || asOperator instanceof Found.One<Hand> ? asOperator : guest(own);
        }
        return guest(open);
    }

    private Found<Hand> guest(List<Booking> bookings) {
        return only(places(bookings))
                .as(place -> new Hand.Guest(
                        place,
                        bookings.stream()
                                .filter(booking -> booking.telescope().equals(place.id()))
                                .max(Comparator.comparing(
                                        booking -> booking.slot().from()))
                                .orElseThrow()));
    }

    /**
     * For a person who wants something done as a telescope's operator.
     *
     * @param otherwise what is told whoever may see the telescope and is not its operator
     */
    Found<Hand> operating(Caller caller, Optional<String> named, Refusal otherwise) {
        List<Telescope> booked = booked(caller.user());
        Found<Telescope> found = named.isPresent()
                ? telescopes
                        .find(named.get())
                        .filter(telescope -> mayBeSeen(telescope, caller, booked))
                        .<Found<Telescope>>map(Found.One::new)
                        .orElseGet(() -> Found.not(Refusal.NOT_FOUND))
                : unnamed(caller, booked, otherwise);
        return found instanceof Found.One<Telescope>(Telescope one) && !caller.mayOperate(one.operator())
                ? Found.not(otherwise)
                : found.as(telescope -> new Hand.Operator(telescope, caller.user()));
    }

    private Found<Telescope> unnamed(Caller caller, List<Telescope> booked, Refusal otherwise) {
        if (!booked.isEmpty()) {
            return only(booked);
        }
        List<Telescope> own = telescopes.ownedBy(caller.user()).stream()
                .filter(telescope -> caller.mayOperate(telescope.operator()))
                .filter(telescope -> telescope.listing() != Listing.RETIRED)
                .toList();
        List<Telescope> candidates = own.isEmpty() && caller.is(Role.ADMIN) ? telescopes.listed() : own;
        return candidates.isEmpty() ? Found.not(otherwise) : only(candidates);
    }

    private static boolean mayBeSeen(Telescope telescope, Caller caller, List<Telescope> booked) {
        return telescope.isPublic()
                || caller.mayOperate(telescope.operator())
                || booked.stream().anyMatch(own -> own.id().equals(telescope.id()));
    }

    private static Found<Telescope> only(List<Telescope> candidates) {
        return candidates.size() == 1
                ? new Found.One<>(candidates.getFirst())
                : new Found.Not<>(
                        DashboardRefusals.WHICH,
                        candidates.stream().map(Telescope::id).toList());
    }

    private List<Telescope> booked(String user) {
        Instant now = clock.instant();
        return places(inSlot(user).stream()
                .filter(booking -> Phase.of(booking, now) == Phase.ACTIVE)
                .toList());
    }

    private List<Telescope> places(List<Booking> bookings) {
        return bookings.stream()
                .map(Booking::telescope)
                .distinct()
                .flatMap(telescope -> telescopes.find(telescope).stream())
                .toList();
    }

    /** Whose slot is now, also those that are over already: whoever ended one may ask what came of that. */
    private List<Booking> inSlot(String user) {
        Instant now = clock.instant();
        // One that begins at this very moment, too.
        var wanted =
                new BookingRows.Wanted(BookingRows.OF_USER, user, now.minus(BACK), now.plusMillis(1), Optional.empty());
        return bookings.list(wanted, Optional.empty(), MOST_BOOKINGS).bookings().stream()
                .filter(booking -> booking.slot().contains(now) && booking.state() != State.CANCELLED)
                .toList();
    }
}
