package stellar.fits;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a file gives no image. What it was stands in its texts as {@code {what}}. */
public enum Flaw {
    NO_FITS(
            "It does not begin like a FITS file. Set the camera's program to save FITS.",
            "Il ne commence pas comme un fichier FITS. Réglez le logiciel de la caméra pour enregistrer en FITS."),
    NO_END(
            "Its header has no END card: the file is cut off or damaged.",
            "Son en-tête n’a pas de carte END : le fichier est tronqué ou endommagé."),
    TOO_MANY_CARDS(
            "Its header has more than {what} cards, which no camera writes.",
            "Son en-tête a plus de {what} cartes, ce qu’aucune caméra n’écrit."),
    NO_VALUE("Its header says nothing usable for {what}.", "Son en-tête ne dit rien d’utilisable pour {what}."),
    PIXELS_UNKNOWN(
            "BITPIX is {what}; pixels have 8, 16, 32 or 64 bits, or -32 or -64 for floats.",
            "BITPIX vaut {what} ; les pixels ont 8, 16, 32 ou 64 bits, ou -32 ou -64 en virgule flottante."),
    TOO_LARGE(
            "Its header speaks of {what}, more than any camera has.",
            "Son en-tête parle de {what}, plus qu’aucune caméra n’en a."),
    CUT_OFF(
            "It ends early: {what} bytes are missing. Its upload or its disk failed; take it again if you can.",
            "Il s’arrête trop tôt : il manque {what} octets. L’envoi ou le disque a échoué ; reprenez-le si possible."),
    COMPRESSED(
            "It is tile-compressed (.fz). Set the camera's program to save FITS without compression.",
            "Il est compressé par tuiles (.fz). Réglez le logiciel de la caméra pour enregistrer en FITS sans compression."),
    NO_IMAGE(
            "It holds no image, only a header or tables.",
            "Il ne contient aucune image, seulement un en-tête ou des tables.");

    private final String english;
    private final String french;

    Flaw(String english, String french) {
        this.english = english;
        this.french = french;
    }

    /** As programs know it, for instance {@code no-end}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The flaw of a {@link #word}; empty for any other text. */
    public static Optional<Flaw> of(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** A full sentence in English. */
    public String english(String what) {
        return english.replace("{what}", what);
    }

    /** A full sentence in French. */
    public String french(String what) {
        return french.replace("{what}", what);
    }
}
