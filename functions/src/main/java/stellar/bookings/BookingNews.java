package stellar.bookings;

import stellar.cloud.Language;
import stellar.ledger.Credits;
import stellar.notifications.SessionName;
import stellar.notifications.Words;

/**
 * What people are told of a change of a booking.
 *
 * @param booking as it is now, perhaps after further changes
 */
record BookingNews(Booking booking, Change change, SessionName name) {

    /** Whether its user is told: not of what they see at once and need no record of, nor of the night's own steps. */
    boolean isToldToUser() {
        return switch (change.transition()) {
            case CONFIRM, DECLINE, MOVE, CANCEL -> true;
            case BOOK -> isWaitingForConsent();
            case CHANGE_PLAN, PREPARE, PREPARED, START, PAUSE, TAKE_OVER, RESUME, COMPLETE, FAIL, MISS -> false;
        };
    }

    /** Whether the telescope's operator is told: they are asked for their consent. */
    boolean isToldToOperator() {
        return change.transition() == Transition.BOOK && isWaitingForConsent();
    }

    /** What needs no consent is confirmed by the time somebody hears that it was made. */
    private boolean isWaitingForConsent() {
        return booking.state() == State.PENDING;
    }

    /** Whether it could be given up for nothing when this happened. */
    private boolean isFree() {
        return change.at().isBefore(booking.freeCancelUntil());
    }

    Words toUser(Language language) {
        String subject = name.subject(language);
        String telescope = name.telescopeName(language);
        String hours = name.hours(language);
        boolean byOperator = change.actor().kind() == Actor.Kind.OPERATOR;
        return switch (language) {
            case ENGLISH ->
                switch (change.transition()) {
                    case BOOK ->
                        new Words(
                                "Asked for: " + subject,
                                "The operator of " + telescope + " must agree to " + hours
                                        + " (site time). Until then it costs nothing to give it up.");
                    case CONFIRM ->
                        new Words(
                                "Booked: " + subject,
                                telescope + ", " + hours + " (site time). Held for it: "
                                        + Credits.text(booking.heldCents(), language) + ". "
                                        + (isFree()
                                                ? "It can be given up for nothing until "
                                                        + name.moment(booking.freeCancelUntil(), language) + "."
                                                : "Giving it up costs all of it."));
                    case DECLINE ->
                        new Words(
                                "Declined: " + subject,
                                "The operator of " + telescope + " did not agree to " + hours
                                        + " (site time). What was held for it is yours again.");
                    case MOVE ->
                        new Words("Moved: " + subject, "It is on " + telescope + ", " + hours + " (site time), now.");
                    default ->
                        new Words(
                                "Given up: " + subject,
                                (byOperator ? "The operator of " + telescope + " cancelled " : "You gave up ") + hours
                                        + " (site time). Your statement tells what came back.");
                };
            case FRENCH ->
                switch (change.transition()) {
                    case BOOK ->
                        new Words(
                                "Demande envoyée\u00a0: " + subject,
                                "L’opérateur de " + telescope + " doit donner son accord pour le " + hours
                                        + " (heure du site). D’ici là, annuler ne coûte rien.");
                    case CONFIRM ->
                        new Words(
                                "Réservé\u00a0: " + subject,
                                telescope + ", " + hours + " (heure du site). Montant bloqué\u00a0: "
                                        + Credits.text(booking.heldCents(), language) + ". "
                                        + (isFree()
                                                ? "Annulation gratuite jusqu’au "
                                                        + name.moment(booking.freeCancelUntil(), language) + "."
                                                : "Y renoncer coûte tout ce montant."));
                    case DECLINE ->
                        new Words(
                                "Refusé\u00a0: " + subject,
                                "L’opérateur de " + telescope + " n’a pas donné son accord pour le " + hours
                                        + " (heure du site). Le montant bloqué vous est rendu.");
                    case MOVE ->
                        new Words(
                                "Déplacé\u00a0: " + subject,
                                "La séance a désormais lieu sur " + telescope + ", " + hours + " (heure du site).");
                    default ->
                        new Words(
                                "Annulé\u00a0: " + subject,
                                (byOperator ? "L’opérateur de " + telescope + " a annulé le " : "Vous avez annulé le ")
                                        + hours + " (heure du site). Votre relevé indique ce qui vous est rendu.");
                };
        };
    }

    Words toOperator(Language language) {
        String subject = name.subject(language);
        String telescope = name.telescopeName(language);
        return switch (language) {
            case ENGLISH ->
                new Words(
                        "Your consent, please: " + subject,
                        "Somebody asks for " + telescope + ", " + name.hours(language) + " (site time).");
            case FRENCH ->
                new Words(
                        "Votre accord, s’il vous plaît\u00a0: " + subject,
                        "Quelqu’un demande " + telescope + ", " + name.hours(language) + " (heure du site).");
        };
    }
}
