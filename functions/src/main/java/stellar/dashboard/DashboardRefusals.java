package stellar.dashboard;

import stellar.cloud.Refusal;

/** Why an older address is not answered. */
final class DashboardRefusals {

    /** Several telescopes may be meant, or none is known: {@code telescopes} names those. */
    static final Refusal WHICH = new Refusal(
            400,
            "telescope-unclear",
            "It is not clear which telescope is meant. Say it with ?telescope=, one of those in telescopes.",
            "On ne sait pas de quel télescope il s’agit. Précisez avec ?telescope=, parmi ceux de telescopes.");

    /** The telescope has shown no picture yet. */
    static final Refusal NO_PICTURE = new Refusal(
            404,
            "no-picture",
            "There is no picture of this telescope yet. Ask again after its next frame.",
            "Il n’y a pas encore d’image de ce télescope. Redemandez après sa prochaine pose.");

    /** They may see the telescope, and have no session there now. */
    static final Refusal NOT_YOURS_NOW = new Refusal(
            403,
            "not-yours-now",
            "The telescope is yours to control during your own slot, or as its operator. Ask again when your slot has begun.",
            "Le télescope est à vous pendant votre créneau, ou si vous en êtes l’opérateur. Revenez quand il aura commencé.");

    /** A member of the body is of the wrong kind; {@code field} names it. */
    static final Refusal MEMBER_UNFIT = new Refusal(
            400,
            "parameter-unfit",
            "A member of the body cannot be used; field names it. The API’s description tells what it may hold.",
            "Un membre du corps est inutilisable ; field le nomme. La description de l’API dit ce qu’il peut contenir.");

    /** What should tell one asking from another does not. */
    static final Refusal ID_UNFIT = new Refusal(
            400,
            "id-unfit",
            "An id is a UUID in lower case, in Idempotency-Key or in id; in both it is the same. Leave it out to have one made.",
            "Un id est un UUID en minuscules, dans Idempotency-Key ou dans id, le même s’il est dans les deux. Omettez-le pour en recevoir un.");

    /** Its relay has not begun it within the time that a caller is kept. */
    static final Refusal NOT_TAKEN = new Refusal(
            504,
            "not-taken",
            "The telescope’s relay has not taken it yet. It begins within half a minute or never; ask again with the same id.",
            "Le relais du télescope ne l’a pas encore pris. Il commence sous trente secondes ou jamais ; redemandez avec le même id.");

    /** The telescope began it and could not do it. */
    static final Refusal FAILED = new Refusal(
            502,
            "telescope-failed",
            "The telescope could not do it. What it said of that is in reason; look at it, then ask again with a new id.",
            "Le télescope n’a pas pu le faire. Ce qu’il en dit est dans reason ; voyez-le, puis redemandez avec un nouvel id.");

    /** It was taken in, and not begun after all. */
    static final Refusal NOT_DONE = new Refusal(
            409,
            "not-done",
            "It was not done. Why is in reason; mend that, then ask again with a new id.",
            "Cela n’a pas été fait. La raison est dans reason ; corrigez, puis redemandez avec un nouvel id.");

    /** It may have been done. */
    static final Refusal UNKNOWN = new Refusal(
            504,
            "outcome-unknown",
            "Nobody can tell whether it was done. Look at the telescope before asking again.",
            "Personne ne peut dire si cela a été fait. Regardez le télescope avant de recommencer.");

    private DashboardRefusals() {}
}
