package stellar.bookings;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import stellar.cloud.Language;
import stellar.cloud.Row;
import stellar.notifications.Kind;
import stellar.notifications.Notification;
import stellar.notifications.Notifications;
import stellar.notifications.SessionName;
import stellar.notifications.Words;
import stellar.telescopes.Telescope;

/** Has people notified of what became of their bookings, and of what these cost in the end. */
public final class BookingNotifications {

    private final Notifications notifications;

    public BookingNotifications(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Tells of a change, whose row the table's stream told. What belongs to the night is told by its session. */
    public void changed(Booking booking, Optional<Telescope> telescope, Row row) {
        Change change = BookingRows.change(row);
        BookingNews news = new BookingNews(booking, change, name(booking, telescope));
        if (news.isToldToUser()) {
            tell(booking, booking.user(), "-c" + change.number(), Kind.BOOKING, change.at(), news::toUser);
        }
        telescope
                .map(Telescope::operator)
                .filter(operator -> news.isToldToOperator() && !operator.equals(booking.user()))
                .ifPresent(operator ->
                        tell(booking, operator, "-c" + change.number(), Kind.BOOKING, change.at(), news::toOperator));
    }

    /** Tells what a booking cost, or what came back later, when its settlement's row changed. */
    public void settled(Booking booking, Optional<Telescope> telescope, Row row) {
        Settled settled = ChargeRows.settled(row);
        if (settled.heldCents() == 0) {
            return;
        }
        SessionName name = name(booking, telescope);
        if (settled.corrections().isEmpty()) {
            tell(
                    booking,
                    booking.user(),
                    "-settled",
                    Kind.REFUND,
                    settled.at(),
                    language -> ChargeWords.settled(settled, name, language));
            return;
        }
        Settled.Correction last = settled.corrections().getLast();
        if (last.refundedCents() > 0) {
            tell(
                    booking,
                    booking.user(),
                    "-r" + settled.corrections().size(),
                    Kind.REFUND,
                    last.at(),
                    language -> ChargeWords.corrected(last, name, language));
        }
    }

    private void tell(
            Booking booking, String user, String what, Kind kind, Instant at, Function<Language, Words> words) {
        notifications.tell(new Notification(
                user,
                booking.id() + what,
                kind,
                at,
                at.plus(Notification.NEWS),
                Words.inEach(words),
                "/bookings/" + booking.id() + "/access",
                booking.id(),
                booking.telescope()));
    }

    /** How people are told which booking is meant. */
    public static SessionName name(Booking booking, Optional<Telescope> telescope) {
        return new SessionName(booking.telescope(), telescope.orElse(null), booking.plan(), booking.slot());
    }
}
