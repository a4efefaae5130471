package stellar.bookings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import stellar.charges.Charge;
import stellar.charges.Minutes;
import stellar.charges.Note;
import stellar.cloud.Language;
import stellar.cloud.Refusal;
import stellar.contract.Wire;

/** How a booking was settled, as its JSON: what was paid, for which minutes, what came back, and the evidence. */
final class ChargeView {

    static final Refusal NOT_SETTLED = new Refusal(
            409,
            "not-settled",
            "This booking has no charge by the minute: it is not over, or it was given up before it began. Your statement"
                    + " tells what was held and paid.",
            "Cette réservation n’a pas de décompte à la minute : elle n’est pas terminée, ou elle a été annulée avant de"
                    + " commencer. Votre relevé indique ce qui a été bloqué et payé.");

    private static final int MINUTES_AN_HOUR = 60;

    private ChargeView() {}

    static ObjectNode of(Settled settled, Language language) {
        Minutes minutes = settled.minutes();
        Charge charge = settled.charge();
        ObjectNode view = Wire.object()
                .put("booking", settled.booking())
                .put("from", minutes.slot().from().toString())
                .put("to", minutes.slot().to().toString())
                .put("end", settled.end().name().toLowerCase(Locale.ROOT))
                .put("settledAt", settled.at().toString())
                .put("totalCents", charge.heldCents())
                .put("chargedCents", charge.chargedCents())
                .put("returnedCents", charge.returnedCents())
                .put("refundedCents", settled.refundedCents())
                .put("centsAnHour", centsAnHour(charge.heldCents(), minutes.count()))
                .put("minutes", minutes.letters());
        lines(view.putArray("lines"), charge, language);
        evidence(view.putArray("evidence"), minutes, language);
        ArrayNode corrections = view.putArray("corrections");
        for (Settled.Correction correction : settled.corrections()) {
            corrections
                    .addObject()
                    .put("cause", correction.cause())
                    .put("refundedCents", correction.refundedCents())
                    .put("at", correction.at().toString());
        }
        ObjectNode legend = view.putObject("legend");
        minutes.counts().keySet().forEach(one -> legend.put(Character.toString(one.letter()), one.in(language)));
        return view;
    }

    /** Half a credit-cent rounded up, as prices of quarter hours are: near to the telescope's price, not always it. */
    private static long centsAnHour(long heldCents, int minutes) {
        return Math.floorDiv(2 * heldCents * MINUTES_AN_HOUR + minutes, 2L * minutes);
    }

    private static void lines(ArrayNode lines, Charge charge, Language language) {
        for (Charge.Line line : charge.lines()) {
            lines.addObject()
                    .put("class", line.minuteClass().word())
                    .put("words", line.minuteClass().in(language))
                    .put("minutes", line.minutes())
                    .put("cents", line.cents())
                    .put("charged", line.isCharged());
        }
    }

    private static void evidence(ArrayNode evidence, Minutes minutes, Language language) {
        for (Note note : minutes.notes()) {
            ObjectNode one = evidence.addObject()
                    .put("class", note.minuteClass().word())
                    .put("from", note.from().toString())
                    .put("to", note.to().toString())
                    .put("cause", note.cause().word())
                    .put("words", note.cause().in(language))
                    .put("source", note.source().text());
            if (!note.detail().isEmpty()) {
                one.put("detail", note.detail());
            }
        }
    }
}
