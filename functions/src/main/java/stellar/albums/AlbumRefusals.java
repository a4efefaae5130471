package stellar.albums;

import stellar.cloud.Refusal;

/** Why somebody does not get an album, as people are told. */
final class AlbumRefusals {

    static final Refusal BEING_MADE = new Refusal(
            409,
            "album-being-made",
            "The album is being made. Look at it again as long from now as Retry-After says, at the latest.",
            "L’album est en préparation. Revenez-y au plus tard après le délai qu’indique Retry-After.");

    static final Refusal NOT_READY = new Refusal(
            409,
            "album-not-ready",
            "This piece of the album is not there. The album itself says why; ask for it to be made, or come back.",
            "Cette pièce de l’album n’est pas là. L’album dit pourquoi ; demandez sa préparation ou revenez plus tard.");

    private AlbumRefusals() {}
}
