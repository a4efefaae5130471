package stellar.problems;

import java.time.Instant;
import stellar.cloud.Language;
import stellar.notifications.Kind;
import stellar.notifications.Notification;
import stellar.notifications.Words;

/** What people are notified of about a report. */
final class ReportWords {

    /** Of what somebody wrote, so many characters; the page shows all of it. */
    private static final int MOST = 300;

    private ReportWords() {}

    /** For who reported, that it was answered; for the operator, that it was reported. */
    static Notification notification(Report report, String user, Instant at) {
        boolean isAnswered = report.answer() != null;
        return new Notification(
                user,
                report.id() + "-p" + (report.answers() + 1),
                Kind.PROBLEM,
                at,
                at.plus(Notification.NEWS),
                Words.inEach(language -> words(report, language)),
                isAnswered ? "/bookings/" + report.booking() + "/access" : "/operator/telescopes/" + report.telescope(),
                report.booking(),
                report.telescope());
    }

    private static Words words(Report report, Language language) {
        String subject = report.target() == null ? report.telescope() : report.target();
        if (report.answer() == null) {
            return switch (language) {
                case ENGLISH -> new Words("A problem is reported: " + subject, shortened(report.text()));
                case FRENCH -> new Words("Un problème est signalé\u00a0: " + subject, shortened(report.text()));
            };
        }
        String answer = shortened(report.answer().text());
        return switch (language) {
            case ENGLISH -> new Words("Your report is answered: " + subject, answer);
            case FRENCH -> new Words("Votre signalement a une réponse\u00a0: " + subject, answer);
        };
    }

    private static String shortened(String text) {
        String plain = text.strip();
        return plain.codePointCount(0, plain.length()) <= MOST
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, MOST)) + "…";
    }
}
