package stellar.controls;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.bookings.Booking;
import stellar.bookings.BookingRows;
import stellar.cloud.Environment;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/** What a caller may control: the telescope of a booking of theirs, and one that they operate. What is not theirs is not there. */
final class Reach {

    private final BookingRows bookings;
    private final Telescopes telescopes;

    Reach(Environment environment, DynamoDbClient tables) {
        this.bookings = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
    }

    /** A booking and where it is. */
    record Booked(Booking booking, Telescope telescope) {}

    /** A booking of the caller's. */
    Optional<Booked> own(Caller caller, String booking) {
        return booked(booking).filter(one -> one.booking().user().equals(caller.user()));
    }

    /** A booking whose story the caller may read: theirs, or at a telescope that they operate. */
    Optional<Booked> readable(Caller caller, String booking) {
        return booked(booking)
                .filter(one -> one.booking().user().equals(caller.user())
                        || caller.mayOperate(one.telescope().operator()));
    }

    /** A telescope that the caller operates. */
    Optional<Telescope> operated(Caller caller, String telescope) {
        return telescopes.find(telescope).filter(one -> caller.mayOperate(one.operator()));
    }

    private Optional<Booked> booked(String id) {
        return Optional.of(id).filter(Booking::isId).flatMap(bookings::find).flatMap(booking -> telescopes
                .find(booking.telescope())
                .map(there -> new Booked(booking, there)));
    }
}
