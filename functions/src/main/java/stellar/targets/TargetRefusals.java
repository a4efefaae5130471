package stellar.targets;

import stellar.cloud.Refusal;

/** Why something is not done with a telescope's scheduler. */
final class TargetRefusals {

    /** They may see the telescope and do not operate it. */
    static final Refusal OPERATORS_SCHEDULE = new Refusal(
            403,
            "operators-schedule",
            "Only the telescope’s operator changes its schedule by hand. What you want observed stands in your booking’s plan.",
            "Seul l’opérateur du télescope modifie son programme à la main. Ce que vous voulez observer est dans le plan de votre réservation.");

    /** What should tell one asking from another does not. */
    static final Refusal ID_UNFIT = new Refusal(
            400,
            "id-unfit",
            "An id is a UUID in lower case, in Idempotency-Key or in id; in both it is the same. Leave it out to have one made.",
            "Un id est un UUID en minuscules, dans Idempotency-Key ou dans id, le même s’il est dans les deux. Omettez-le pour en recevoir un.");

    /** A member is missing, out of bounds, or none of this thing's; {@code field} names it. */
    static final Refusal MEMBER_UNFIT = new Refusal(
            400,
            "parameter-unfit",
            "A member is missing, out of bounds or unknown here; field names it. The API’s description tells what it may hold.",
            "Un membre manque, sort des limites ou est inconnu ici ; field le nomme. La description de l’API dit ce qu’il peut contenir.");

    /** It belongs to a booking that is not over, or would be put into what does; {@code state} is the booking's. */
    static final Refusal BOOKED = new Refusal(
            409,
            "of-a-booking",
            "This belongs to a booking that is not over; state says where that stands. It can be changed when the booking is.",
            "Ceci appartient à une réservation en cours ; state dit où elle en est. Vous pourrez le modifier quand elle sera terminée.");

    /** The scheduler answered, and has no such thing. */
    static final Refusal NOT_THERE = new Refusal(
            404,
            "not-in-schedule",
            "The telescope’s scheduler has nothing of this GUID. List what it has.",
            "Le programme du télescope n’a rien de ce GUID. Demandez la liste de ce qu’il a.");

    private TargetRefusals() {}
}
