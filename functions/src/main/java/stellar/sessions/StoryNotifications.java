package stellar.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stellar.bookings.Booking;
import stellar.bookings.BookingNotifications;
import stellar.cloud.Language;
import stellar.notifications.Kind;
import stellar.notifications.Notification;
import stellar.notifications.Notifications;
import stellar.notifications.SessionName;
import stellar.notifications.Words;
import stellar.telescopes.Telescope;

/** Has people notified of what their session's story and its statistics gained. */
final class StoryNotifications {

    /** Every so many images their number is told. */
    static final int IMAGES_A_TELLING = 15;

    private final Notifications notifications;

    StoryNotifications(Notifications notifications) {
        this.notifications = notifications;
    }

    /**
     * Something that the story gained. What is for somebody to mend is told to the telescope's operator as well.
     *
     * @param number its place in the story, from 1
     */
    void tell(Booking booking, Optional<Telescope> telescope, Session session, Told told, int number) {
        Optional<Kind> kind = StoryWords.kind(told);
        if (kind.isEmpty()) {
            return;
        }
        SessionName name = BookingNotifications.name(booking, telescope);
        StoryWords words = new StoryWords(name, session);
        Notification notification = of(
                booking,
                session,
                kind.get(),
                "-s" + number,
                told.at(),
                Words.inEach(language -> words.of(told, language)));
        notifications.tell(notification);
        telescope
                .map(Telescope::operator)
                .filter(operator -> kind.get() == Kind.ERROR && !operator.equals(booking.user()))
                .ifPresent(operator -> notifications.tell(notification.to(operator)));
    }

    /** The statistics grew: each image is news to who wants that, and every {@value #IMAGES_A_TELLING} to who wants this. */
    void count(Booking booking, Optional<Telescope> telescope, int before, Session session) {
        Statistics made = session.statistics();
        @Nullable Instant at = made.lastFrameAt();
        if (at == null || made.frames() <= before) {
            return;
        }
        SessionName name = BookingNotifications.name(booking, telescope);
        int last = made.frames();
        notifications.tell(of(
                booking,
                session,
                Kind.IMAGE,
                "-i" + last,
                at,
                Words.inEach(language -> StoryWords.image(name, last, language))));
        int tellings = made.frames() / IMAGES_A_TELLING;
        if (tellings > before / IMAGES_A_TELLING) {
            int count = tellings * IMAGES_A_TELLING;
            notifications.tell(of(
                    booking,
                    session,
                    Kind.IMAGES,
                    "-n" + count,
                    at,
                    Words.inEach(language -> StoryWords.images(name, count, language))));
        }
    }

    private static Notification of(
            Booking booking, Session session, Kind kind, String what, Instant at, Map<Language, Words> words) {
        return new Notification(
                booking.user(),
                booking.id() + what,
                kind,
                at,
                until(kind, at, session),
                words,
                page(kind, session),
                session.booking(),
                session.telescope());
    }

    /** What is about a session under way is no news after it; that it begins soon, once it should have. */
    private static Instant until(Kind kind, Instant at, Session session) {
        Instant usual = at.plus(Notification.NEWS);
        return switch (kind) {
            case SOON -> session.from();
            case STARTED, PAUSED, RESUMED, IMAGE, IMAGES, ERROR ->
                earlier(usual, session.until().plus(Duration.ofHours(1)));
            case PREPARED, ENDED, REFUND, BOOKING, OFFER, PROBLEM -> usual;
        };
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The live page while there is something to see there. */
    private static String page(Kind kind, Session session) {
        return switch (kind) {
            case STARTED, PAUSED, RESUMED, IMAGE, IMAGES, ERROR -> "/robotarget/" + session.telescope() + "/monitor";
            case PREPARED, SOON, ENDED, REFUND, BOOKING, OFFER, PROBLEM -> "/bookings/" + session.booking() + "/access";
        };
    }
}
