package stellar.bookings;

import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import stellar.accounts.Caller;
import stellar.cloud.Environment;
import stellar.telescopes.Telescope;
import stellar.telescopes.Telescopes;

/**
 * What is within a caller's reach: bookings of theirs, bookings at telescopes that they operate, and these. What is not is not there for
 * them.
 */
public final class Reach {

    private final BookingRows bookings;
    private final Telescopes telescopes;

    public Reach(Environment environment, DynamoDbClient tables) {
        this.bookings = new BookingRows(tables, environment.required("BOOKINGS_TABLE"));
        this.telescopes = new Telescopes(tables, environment.required("TELESCOPES_TABLE"));
    }

    /** A booking and where it is. */
    public record Booked(Booking booking, Telescope telescope) {}

    /** A booking of the caller's. */
    public Optional<Booked> own(Caller caller, String booking) {
        return booked(booking).filter(one -> one.booking().user().equals(caller.user()));
    }

    /** A booking whose story the caller may read: theirs, or at a telescope that they operate. */
    public Optional<Booked> readable(Caller caller, String booking) {
        return booked(booking)
                .filter(one -> one.booking().user().equals(caller.user())
                        || caller.mayOperate(one.telescope().operator()));
    }

    /** A telescope that the caller operates. */
    public Optional<Telescope> operated(Caller caller, String telescope) {
        return telescopes.operatedBy(caller, telescope);
    }

    private Optional<Booked> booked(String id) {
        return Optional.of(id).filter(Booking::isId).flatMap(bookings::find).flatMap(booking -> telescopes
                .find(booking.telescope())
                .map(there -> new Booked(booking, there)));
    }
}
