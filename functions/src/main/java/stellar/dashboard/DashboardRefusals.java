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

    private DashboardRefusals() {}
}
