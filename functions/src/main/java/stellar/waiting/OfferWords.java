package stellar.waiting;

import java.time.Instant;
import stellar.cloud.Language;
import stellar.notifications.Kind;
import stellar.notifications.Notification;
import stellar.notifications.SessionName;
import stellar.notifications.Words;
import stellar.telescopes.Telescope;

/** What somebody who waits is notified of when they are offered their slot. */
final class OfferWords {

    private OfferWords() {}

    /** {@code until}: when the offer ends. */
    static Notification notification(Wait wait, Telescope telescope, Instant now, Instant until) {
        SessionName name = new SessionName(wait.telescope(), telescope, wait.plan(), wait.slot());
        return new Notification(
                wait.user(),
                // What is offered, passed on and offered again is news again.
                wait.id() + "-o" + until.getEpochSecond(),
                Kind.OFFER,
                now,
                until,
                Words.inEach(language -> words(name, until, language)),
                "/bookings",
                null,
                wait.telescope());
    }

    private static Words words(SessionName name, Instant until, Language language) {
        return switch (language) {
            case ENGLISH ->
                new Words(
                        "Free for you: " + name.subject(language),
                        name.telescopeName(language) + ", " + name.hours(language) + ", is kept for you until "
                                + name.hour(until) + " (site time). Take it on your bookings' page.");
            case FRENCH ->
                new Words(
                        "Libre pour vous\u00a0: " + name.subject(language),
                        name.telescopeName(language) + ", " + name.hours(language) + ", vous est réservé jusqu’à "
                                + name.hour(until) + " (heure du site). Acceptez sur la page de vos réservations.");
        };
    }
}
