package stellar.cloud;

/**
 * A reason to refuse a request, in every language. A domain keeps its reasons as constants in one place.
 *
 * @param status the HTTP status
 * @param code a stable name for programs, for instance {@code time-zone-unknown}
 * @param english what is wrong and what to do, full sentences; a value to be named stands as {@code {name}}
 * @param french the same in French
 */
public record Refusal(int status, String code, String english, String french) {

    /** There is no token of a person, or not the right kind. */
    public static final Refusal SIGN_IN = new Refusal(
            401,
            "sign-in-needed",
            "Nobody is signed in. Sign in, and try again.",
            "Personne n’est connecté. Connectez-vous, puis réessayez.");

    /** The same for what is missing and for what is another's. */
    public static final Refusal NOT_FOUND = new Refusal(
            404,
            "not-found",
            "There is nothing here for you. Check the address.",
            "Il n’y a rien ici pour vous. Vérifiez l’adresse.");

    /** The body is no JSON object, or has a member of another kind than it should. */
    public static final Refusal MALFORMED = new Refusal(
            400,
            "malformed",
            "The request cannot be read. Send JSON as the API's description says.",
            "La requête est illisible. Envoyez du JSON comme le dit la description de l’API.");

    /** The parameter {@code before} is none that an earlier page gave. */
    public static final Refusal PAGE_UNKNOWN = new Refusal(
            400,
            "malformed",
            "The parameter before is not one that an earlier page gave. Leave it out.",
            "Le paramètre before ne vient pas d’une page précédente. Ne l’indiquez pas.");

    /** What is told to a person who reads this language. */
    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case FRENCH -> french;
        };
    }

    /** The same reason with a value in place of {@code {name}}. */
    public Refusal with(String name, Object value) {
        String place = "{" + name + "}";
        String text = String.valueOf(value);
        return new Refusal(status, code, english.replace(place, text), french.replace(place, text));
    }
}
