package stellar.notifications.mail;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import stellar.cloud.Language;
import stellar.notifications.Message;

/**
 * What stands in a mail: as plain text, and as HTML that says the same. The HTML fetches nothing, so that nobody learns whether it
 * is read, and is dark where its reader's screen is.
 *
 * @param subject one line
 * @param text in lines
 */
record Letter(String subject, String text, String html) {

    private static final int LONGEST_SUBJECT = 200;

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{margin:0;padding:24px 16px;background:#eef1f6;color:#1a2233;font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
            .sheet{max-width:34rem;margin:0 auto;padding:24px;background:#fff;border-radius:12px}
            h1{margin:0 0 12px;font-size:20px;line-height:1.3}p{margin:0 0 12px;overflow-wrap:anywhere}
            .code{font-size:32px;letter-spacing:4px;font-variant-numeric:tabular-nums}
            .go{display:inline-block;padding:12px 20px;border-radius:10px;background:#1d4f91;color:#fff;text-decoration:none}
            .foot{max-width:34rem;margin:16px auto 0;padding:0 24px;font-size:13px;color:#556074}.foot a{color:#1d4f91}
            @media (prefers-color-scheme:dark){body{background:#05070d;color:#e9eef8}.sheet{background:#0f1624}
            .go{background:#a9caff;color:#05070d}.foot{color:#a3b0c8}.foot a{color:#a9caff}}
            """;

    /** Tells of something that happened. */
    static Letter of(Message message, URI unsubscribe) {
        Words words = Words.in(message.language());
        String text = message.title() + "\n\n" + message.text() + "\n\n" + message.link() + "\n\n"
                + foot(words.whyTold, words.stopTold, unsubscribe);
        String body =
                "<h1>" + escaped(message.title()) + "</h1>" + paragraphs(message.text()) + "<p><a class=\"go\" href=\""
                        + escaped(message.link().toString()) + "\">" + escaped(words.open) + "</a></p>";
        return new Letter(
                line(message.title()),
                text,
                html(message.language(), message.title(), body, words.whyTold, words.stopTold, unsubscribe));
    }

    /** Carries a code to confirm an address by. */
    static Letter of(Code code, Language language, URI unsubscribe) {
        Words words = Words.in(language);
        String text = words.confirm + "\n\n" + words.codeIs + "\n\n    " + code.text() + "\n\n" + words.codeUse + "\n\n"
                + foot(words.whyAsked, words.stopAsked, unsubscribe);
        String body = "<h1>" + escaped(words.confirm) + "</h1><p>" + escaped(words.codeIs) + "</p><p class=\"code\">"
                + escaped(code.forPeople()) + "</p><p>" + escaped(words.codeUse) + "</p>";
        return new Letter(
                words.confirm, text, html(language, words.confirm, body, words.whyAsked, words.stopAsked, unsubscribe));
    }

    private static String foot(String why, String stop, URI unsubscribe) {
        return "-- \n" + why + "\n" + stop + "\n" + unsubscribe + "\n";
    }

    private static String html(Language language, String title, String body, String why, String stop, URI unsubscribe) {
        String link = escaped(unsubscribe.toString());
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>%s</title><style>
                %s</style></head>
                <body><div class="sheet">%s</div>
                <div class="foot"><p>%s</p><p><a href="%s">%s</a></p></div></body></html>
                """.formatted(language.code(), escaped(title), STYLE, body, escaped(why), link, escaped(stop));
    }

    private static String paragraphs(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<p>" + escaped(line) + "</p>")
                .collect(Collectors.joining());
    }

    /** Without what would end a line, and not longer than a list of mails shows. */
    private static String line(String text) {
        String line = text.codePoints()
                .map(each -> Character.isISOControl(each) || each == 0x2028 || each == 0x2029 ? ' ' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return Optional.of(line)
                .filter(whole -> whole.codePointCount(0, whole.length()) > LONGEST_SUBJECT)
                .map(whole -> whole.substring(0, whole.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…")
                .orElse(line);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** What each mail says. */
    private enum Words {
        ENGLISH(
                "Open the page",
                "You get this mail because mails of this kind are turned on in your account at Stellar.",
                "Get no more mails from Stellar at this address",
                "Confirm your address at Stellar",
                "Your code is:",
                "Type it on the page where you asked for it, within 30 minutes.",
                "You get this mail because somebody gave this address in their account at Stellar. If it was not you, do nothing: the"
                        + " address is forgotten, and nothing but codes that are asked for is sent there.",
                "Get no codes at this address either"),
        FRENCH(
                "Ouvrir la page",
                "Vous recevez ce courriel car les courriels de ce genre sont activés dans votre compte Stellar.",
                "Ne plus recevoir de courriels de Stellar à cette adresse",
                "Confirmez votre adresse chez Stellar",
                "Votre code est\u00a0:",
                "Saisissez-le sur la page où vous l’avez demandé, dans les 30\u00a0minutes.",
                "Vous recevez ce courriel car quelqu’un a donné cette adresse dans son compte Stellar. Si ce n’était pas vous, ne faites"
                        + " rien\u00a0: l’adresse sera oubliée, et rien n’y est envoyé hormis les codes demandés.",
                "Ne plus recevoir de codes non plus à cette adresse");

        private final String open;
        private final String whyTold;
        private final String stopTold;
        private final String confirm;
        private final String codeIs;
        private final String codeUse;
        private final String whyAsked;
        private final String stopAsked;

        Words(
                String open,
                String whyTold,
                String stopTold,
                String confirm,
                String codeIs,
                String codeUse,
                String whyAsked,
                String stopAsked) {
            this.open = open;
            this.whyTold = whyTold;
            this.stopTold = stopTold;
            this.confirm = confirm;
            this.codeIs = codeIs;
            this.codeUse = codeUse;
            this.whyAsked = whyAsked;
            this.stopAsked = stopAsked;
        }

        private static Words in(Language language) {
            return switch (language) {
                case ENGLISH -> ENGLISH;
                case FRENCH -> FRENCH;
            };
        }
    }
}
