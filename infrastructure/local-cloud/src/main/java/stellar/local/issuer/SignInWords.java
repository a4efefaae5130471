package stellar.local.issuer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the sign-in page says, in one language. */
record SignInWords(
        String code,
        String title,
        String explanation,
        String newAccount,
        String name,
        String email,
        String make,
        String noEmail,
        String noName,
        String taken,
        String full,
        String untrusted,
        String user,
        String operator,
        String admin) {

    private static final SignInWords ENGLISH = new SignInWords(
            "en",
            "Sign in",
            "This Stellar runs on one machine, so nobody asks for a password. Choose who you are.",
            "Make another account",
            "Name",
            "E-mail address",
            "Make it and sign in",
            "That is no e-mail address. Check it.",
            "A name has 1 to 80 characters that can be seen.",
            "Somebody has this e-mail address already. Choose them from the list, or give another.",
            "No more accounts can be made here. Choose one from the list.",
            "This page was opened with a wrong %s, so there is nowhere to go back to. Go back to Stellar and sign in again.",
            "user",
            "operator",
            "admin");

    private static final SignInWords FRENCH = new SignInWords(
            "fr",
            "Se connecter",
            "Ce Stellar tourne sur une seule machine : aucun mot de passe n’est demandé. Choisissez qui vous êtes.",
            "Créer un autre compte",
            "Nom",
            "Adresse e-mail",
            "Le créer et se connecter",
            "Ce n’est pas une adresse e-mail. Vérifiez-la.",
            "Un nom compte de 1 à 80 caractères visibles.",
            "Quelqu’un a déjà cette adresse e-mail. Choisissez-le dans la liste ou donnez-en une autre.",
            "Plus aucun compte ne peut être créé ici. Choisissez-en un dans la liste.",
            "Cette page a été ouverte avec un %s erroné : il n’y a pas de retour possible. Revenez à Stellar et reconnectez-vous.",
            "utilisateur",
            "opérateur",
            "administrateur");

    /** French for what begins so, else English. */
    static SignInWords in(String languages) {
        return languages.strip().toLowerCase(Locale.ROOT).startsWith("fr") ? FRENCH : ENGLISH;
    }

    String untrusted(String why) {
        return untrusted.formatted(why);
    }

    /** What somebody in these groups is. */
    String part(List<String> groups) {
        return groups.contains("admin") ? admin : groups.contains("operator") ? operator : user;
    }

    /** What is wrong; nothing when somebody is welcome. */
    Optional<String> flaw(People.Made made) {
        return switch (made) {
            case People.Made.Welcome welcome -> Optional.empty();
            case People.Made.NoEmail() -> Optional.of(noEmail);
            case People.Made.NoName() -> Optional.of(noName);
            case People.Made.Taken() -> Optional.of(taken);
            case People.Made.Full() -> Optional.of(full);
        };
    }
}
