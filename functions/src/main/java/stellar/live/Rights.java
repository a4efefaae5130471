package stellar.live;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.bookings.Phase;
import stellar.cloud.Environment;
import stellar.slots.Slot;
import stellar.slots.Slots;
import stellar.slots.Taken;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * Who may listen to which channel, as everything is at this moment. A telescope that is for everybody is anybody's; any other
 * is its operator's, and during a slot the one's who booked it. A booking is its user's, its telescope's operator's, and
 * during its slot its guests'. What one person should know is theirs alone.
 */
final class Rights {

    private final Telescopes telescopes;
    private final BookingRows bookings;
    private final Slots slots;
    private final Clock clock;

    Rights(Telescopes telescopes, BookingRows bookings, Slots slots, Clock clock) {
        this.telescopes = telescopes;
        this.bookings = bookings;
        this.slots = slots;
        this.clock = clock;
    }

    /** Rights as these tables say. */
    static Rights of(Environment environment, DynamoDbClient tables, Clock clock) {
        return new Rights(
                new Telescopes(tables, environment.required("TELESCOPES_TABLE")),
                new BookingRows(tables, environment.required("BOOKINGS_TABLE")),
                new Slots(tables, environment.required("SLOTS_TABLE")),
                clock);
    }

    /** What the holder of a pass may hear of a channel now; empty when nothing, or when there is no such channel. */
    Optional<Right> to(Pass pass, Channel channel) {
        Instant now = clock.instant();
        return switch (channel.kind()) {
            case TELESCOPE ->
                telescopes.find(channel.id()).flatMap(telescope -> toTelescope(pass, channel, telescope, now));
            case SESSION -> bookings.find(channel.id()).flatMap(booking -> toSession(pass, channel, booking, now));
            case USER ->
                Optional.ofNullable(pass.person())
                        .filter(person -> person.user().equals(channel.id()))
                        .map(_ -> Right.WHOLE);
        };
    }

    private Optional<Right> toTelescope(Pass pass, Channel channel, Telescope telescope, Instant now) {
        Pass.Guest guest = pass.guest();
        if (guest != null) {
            return bookings.find(guest.booking())
                    .filter(_ -> telescope.isPublic())
                    .flatMap(booking -> toGuest(pass, channel, guest, booking, now));
        }
        Caller person = pass.person();
        if (person == null) {
            return pass.channels().contains(channel.name()) && telescope.isPublic()
                    ? Optional.of(Right.WHOLE)
                    : Optional.empty();
        }
        if (telescope.isPublic() || person.mayOperate(telescope.operator())) {
            return Optional.of(Right.WHOLE);
        }
        return underWay(telescope.id(), person.user(), now).map(booking -> of(booking, false));
    }

    private Optional<Right> toSession(Pass pass, Channel channel, Booking booking, Instant now) {
        Pass.Guest guest = pass.guest();
        if (guest != null) {
            return toGuest(pass, channel, guest, booking, now);
        }
        Caller person = pass.person();
        boolean isTheirs = person != null
                && (person.user().equals(booking.user())
                        || telescopes
                                .find(booking.telescope())
                                .filter(telescope -> person.mayOperate(telescope.operator()))
                                .isPresent());
        return isTheirs && !booking.state().isEnd()
                ? Optional.of(new Right(Instant.MAX, booking.id(), Instant.MIN, false))
                : Optional.empty();
    }

    private Optional<Right> toGuest(Pass pass, Channel channel, Pass.Guest guest, Booking booking, Instant now) {
        boolean isOpen = booking.id().equals(guest.booking())
                && pass.channels().contains(channel.name())
                && now.isBefore(guest.until())
                && Phase.of(booking, now) == Phase.ACTIVE
                && (channel.kind() == Channel.Kind.SESSION
                        || booking.telescope().equals(channel.id()));
        Right right = of(booking, guest.isLate());
        return isOpen
                ? Optional.of(new Right(right.notAfter(guest.until()), right.booking(), right.since(), right.isLate()))
                : Optional.empty();
    }

    private static Right of(Booking booking, boolean isLate) {
        return new Right(booking.slot().to(), booking.id(), booking.slot().from(), isLate);
    }

    /** The booking of a user that has a telescope now. */
    private Optional<Booking> underWay(String telescope, String user, Instant now) {
        Instant quarter = Instant.ofEpochSecond(
                now.getEpochSecond() - Math.floorMod(now.getEpochSecond(), Slot.QUARTER.toSeconds()));
        return slots.taken(telescope, quarter, quarter.plus(Slot.QUARTER), now).stream()
                .map(Taken::holder)
                .flatMap(holder -> holder instanceof Taken.Holder.Booking sold
                                && sold.user().equals(user)
                        ? bookings.find(sold.booking()).stream()
                        : Stream.empty())
                .filter(booking -> Phase.of(booking, now) == Phase.ACTIVE)
                .findFirst();
    }
}
