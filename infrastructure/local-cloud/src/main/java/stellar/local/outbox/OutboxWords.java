package stellar.local.outbox;

import java.util.Locale;

/** What the outbox says, in English and French. */
enum OutboxWords {
    ENGLISH(
            "en",
            "Outbox",
            "What went out to people from this machine. Nothing of it reached anybody: it is kept here for you to read, the newest first.",
            "Nothing has gone out yet.",
            "There is nothing of this number here any more. The outbox keeps the latest only.",
            "Back to the outbox",
            "As HTML",
            "To",
            "When",
            "What became of it"),
    FRENCH(
            "fr",
            "Boîte d’envoi",
            "Ce que cette machine a envoyé. Rien n’est parvenu à personne\u00a0: tout est gardé ici pour lecture, le plus récent d’abord.",
            "Rien n’a encore été envoyé.",
            "Il n’y a plus rien sous ce numéro. La boîte d’envoi ne garde que le plus récent.",
            "Retour à la boîte d’envoi",
            "En HTML",
            "À",
            "Quand",
            "Ce qu’il en est advenu");

    final String code;
    final String title;
    final String explanation;
    final String empty;
    final String missing;
    final String back;
    final String asHtml;
    final String to;
    final String when;
    final String fate;

    OutboxWords(
            String code,
            String title,
            String explanation,
            String empty,
            String missing,
            String back,
            String asHtml,
            String to,
            String when,
            String fate) {
        this.code = code;
        this.title = title;
        this.explanation = explanation;
        this.empty = empty;
        this.missing = missing;
        this.back = back;
        this.asHtml = asHtml;
        this.to = to;
        this.when = when;
        this.fate = fate;
    }

    /** In the language that a browser names first. */
    static OutboxWords in(String acceptLanguage) {
        return acceptLanguage.strip().toLowerCase(Locale.ROOT).startsWith("fr") ? FRENCH : ENGLISH;
    }

    /** What became of something, for people. */
    String fate(Posted posted) {
        boolean english = this == ENGLISH;
        return switch (posted.fate()) {
            case "bounced" ->
                english ? "It came back: nobody is at this address." : "Revenu\u00a0: personne à cette adresse.";
            case "complained" ->
                english ? "Taken, and complained about as unwanted." : "Reçu, puis signalé comme indésirable.";
            case "gone" -> english ? "Nobody has this token any more." : "Plus personne n’a ce jeton.";
            default -> english ? "Taken." : "Reçu.";
        };
    }
}
