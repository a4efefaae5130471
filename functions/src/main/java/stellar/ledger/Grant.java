package stellar.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import stellar.cloud.Refusal;

/** Credits that an admin gives somebody. */
final class Grant {

    private static final int LONGEST_REASON = 200;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String USER = "[A-Za-z0-9_-]{1,128}";

    private static final Refusal ID_UNFIT = new Refusal(
            400,
            "id-unfit",
            "The grant’s id is made by who asks: a UUID in lower case. Make one.",
            "L’identifiant de l’octroi est choisi par le demandeur : un UUID en minuscules. Créez-en un.");

    private static final Refusal CENTS_UNFIT = new Refusal(
                    400,
                    "cents-unfit",
                    "A grant is a whole number of credit-cents from 1 to {most}.",
                    "Un octroi est un nombre entier de centièmes de crédit de 1 à {most}.")
            .with("most", Entry.MOST_CENTS);

    private static final Refusal REASON_MISSING = new Refusal(
                    400,
                    "reason-missing",
                    "A grant has a reason of {most} characters at most. Say why.",
                    "Un octroi a un motif de {most} caractères au plus. Dites pourquoi.")
            .with("most", LONGEST_REASON);

    private Grant() {}

    /** What became of a wish. */
    sealed interface Judged {

        record Fit(Entry entry) implements Judged {}

        /**
         * It cannot be.
         *
         * @param field the member that is wrong
         */
        record Unfit(String field, Refusal why) implements Judged {}
    }

    /** Judges what an admin sent for this user. */
    static Judged of(String user, ObjectNode wish, String admin, Instant now) {
        if (!user.matches(USER)) {
            return new Judged.Unfit("user", Refusal.NOT_FOUND);
        }
        String id = wish.path("id").asText();
        if (!id.matches(ID)) {
            return new Judged.Unfit("id", ID_UNFIT);
        }
        long cents = wish.path("cents").isIntegralNumber() && wish.path("cents").canConvertToLong()
                ? wish.path("cents").asLong()
                : 0;
        if (cents < 1 || cents > Entry.MOST_CENTS) {
            return new Judged.Unfit("cents", CENTS_UNFIT);
        }
        String reason =
                wish.path("reason").isTextual() ? wish.path("reason").asText().strip() : "";
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            return new Judged.Unfit("reason", REASON_MISSING);
        }
        return new Judged.Fit(new Entry(user, "grant/" + id, Entry.Kind.GRANT, cents, now, admin, reason));
    }
}
