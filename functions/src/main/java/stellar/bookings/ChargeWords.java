package stellar.bookings;

import java.util.stream.Collectors;
import stellar.charges.Charge;
import stellar.cloud.Language;
import stellar.ledger.Credits;
import stellar.notifications.SessionName;
import stellar.notifications.Words;

/** What people are told of what a session cost. */
final class ChargeWords {

    private ChargeWords() {}

    static Words settled(Settled settled, SessionName name, Language language) {
        Charge charge = settled.charge();
        String charged = Credits.text(charge.chargedCents(), language);
        String returned = Credits.text(charge.returnedCents(), language);
        boolean isWhole = charge.returnedCents() == 0;
        return switch (language) {
            case ENGLISH ->
                new Words(
                        name.subject(language) + ": " + charged,
                        lines(charge, true, language)
                                + (isWhole ? "" : " " + returned + " came back: " + lines(charge, false, language)));
            case FRENCH ->
                new Words(
                        name.subject(language) + "\u00a0: " + charged,
                        lines(charge, true, language)
                                + (isWhole
                                        ? ""
                                        : " " + returned + " vous reviennent\u00a0: "
                                                + lines(charge, false, language)));
        };
    }

    static Words corrected(Settled.Correction correction, SessionName name, Language language) {
        String refunded = Credits.text(correction.refundedCents(), language);
        return switch (language) {
            case ENGLISH ->
                new Words(
                        name.subject(language) + ": " + refunded + " refunded",
                        "It was looked at again: some minutes should not have been charged. The bill tells which.");
            case FRENCH ->
                new Words(
                        name.subject(language) + "\u00a0: " + refunded + " remboursés",
                        "Le décompte a été revu\u00a0: des minutes n’auraient pas dû être facturées. La facture dit lesquelles.");
        };
    }

    /** The minutes that are charged, or that are not: {@code 40 min exposing, 5 min overhead.} Empty when there are none. */
    private static String lines(Charge charge, boolean isCharged, Language language) {
        String lines = charge.lines().stream()
                .filter(line -> line.isCharged() == isCharged)
                .map(line -> line.minutes() + "\u00a0min " + line.minuteClass().in(language))
                .collect(Collectors.joining(", "));
        if (lines.isEmpty()) {
            return switch (language) {
                case ENGLISH -> "Nothing is charged.";
                case FRENCH -> "Rien n’est facturé.";
            };
        }
        return lines + ".";
    }
}
